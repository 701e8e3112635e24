import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readScreenFiles, screensFolder } from "../../../electron/screens/screen-files.ts";

describe("the built screens", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "deskwatch-screens-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("each file has one address and its type; the page is /", () => {
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), "<p>page");
    writeFileSync(join(folder, "assets", "app.js"), "1");
    writeFileSync(join(folder, "assets", "inter.woff2"), "f");
    const files = readScreenFiles(folder);
    expect([...files.keys()].toSorted()).toEqual(["/", "/assets/app.js", "/assets/inter.woff2"]);
    expect(files.get("/")?.type).toBe("text/html; charset=utf-8");
    expect(files.get("/assets/inter.woff2")?.type).toBe("font/woff2");
    expect(new TextDecoder().decode(files.get("/assets/app.js")?.bytes)).toBe("1");
  });

  test("the page is asked for each time; what it names by its content may be kept", () => {
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), "<p>page");
    writeFileSync(join(folder, "assets", "app-D3VNcBfl.js"), "1");
    const files = readScreenFiles(folder);
    expect(files.get("/")?.keep).toBe("no-store");
    expect(files.get("/assets/app-D3VNcBfl.js")?.keep).toMatch(/immutable$/);
    expect(readScreenFiles(join(folder, "missing")).get("/")?.keep).toBe("no-store");
  });

  test("a file of a type the desk does not know is not served", () => {
    writeFileSync(join(folder, "index.html"), "<p>page");
    writeFileSync(join(folder, "notes.exe"), "x");
    writeFileSync(join(folder, ".stamp"), "x");
    expect([...readScreenFiles(folder).keys()]).toEqual(["/"]);
  });

  test("screens that are not built yet say what to do", () => {
    const page = readScreenFiles(join(folder, "missing")).get("/");
    expect(new TextDecoder().decode(page?.bytes)).toContain("npm run build");
  });

  test("are found from the source and from a bundle", () => {
    expect(screensFolder("file:///desk/electron/serve.ts")).toBe("/desk/out/renderer/");
    expect(screensFolder("file:///desk/out/serve/serve.js")).toBe("/desk/out/renderer/");
    expect(screensFolder("file:///opt/app.asar/out/main/main.js")).toBe("/opt/app.asar/out/renderer/");
  });
});
