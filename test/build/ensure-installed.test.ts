import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { whyOutOfDate, withoutLocalBins } from "../../build/ensure-installed.mjs";

const LOCKED = {
  "": { version: "1.0.0" },
  "node_modules/alpha": { version: "1.2.3" },
  "node_modules/for-another-platform": { version: "4.0.0", optional: true },
};

describe("before a script runs", () => {
  let folder = "";
  const write = (file: string, packages: object): void =>
    writeFileSync(join(folder, file), JSON.stringify({ packages }));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "deskwatch-install-"));
    write("package-lock.json", LOCKED);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const install = (packages: object): void => {
    mkdirSync(join(folder, "node_modules"));
    write("node_modules/.package-lock.json", packages);
  };

  test("a fresh clone is installed", () => {
    expect(whyOutOfDate(folder)).toBe("nothing is installed yet");
  });

  test("an installation that was cut short is installed again", () => {
    mkdirSync(join(folder, "node_modules"));
    expect(whyOutOfDate(folder)).toBe("nothing is installed yet");
  });

  test("nothing is done when everything is there, whatever other platforms need", () => {
    install({ "node_modules/alpha": { version: "1.2.3" } });
    expect(whyOutOfDate(folder)).toBeUndefined();
  });

  test("another version is installed", () => {
    install({ "node_modules/alpha": { version: "1.2.2" } });
    expect(whyOutOfDate(folder)).toBe("alpha has changed");
  });

  test("a new package is installed", () => {
    install({});
    expect(whyOutOfDate(folder)).toBe("alpha is missing");
  });

  test("npm is run by the system's Node, not by one it is about to replace", () => {
    const path = ["/repo/node_modules/.bin", "/usr/bin", "/node_modules/.bin", "/opt/node_modules/.bin/x"];
    expect(withoutLocalBins(path.join(delimiter)).split(delimiter)).toEqual(["/usr/bin", "/opt/node_modules/.bin/x"]);
  });
});
