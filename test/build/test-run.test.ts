import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ensureChromium } from "../../build/find-chromium.ts";
import { addTallies, emptyTally, retriedLines, skippedLines, summaryLine, timeLines } from "../../build/tally.ts";
import { mayBeEmpty } from "../../build/test-parts.ts";
import { parseRequest } from "../../build/test-request.ts";
import { emptyProjects, VitestTally } from "../../build/vitest-tally.ts";
import playwright from "../playwright.config.ts";
import vitest from "../vitest.config.ts";

describe("the count at the end of npm test", () => {
  const sum = addTallies([
    { passed: 3, failed: 0, skipped: [], retried: [], times: [] },
    {
      passed: 0,
      failed: 1,
      skipped: [{ name: "real incidents", reason: "the file is not here", count: 1 }],
      retried: [],
      times: [{ lane: "unit", file: "b.test.ts", ms: 2_500 }],
    },
    {
      passed: 2,
      failed: 0,
      skipped: [{ name: "in Electron", reason: "no binary", count: 12 }],
      retried: ["the palette opens"],
      times: [
        { lane: "checks", file: "lint", ms: 4_000 },
        { lane: "unit", file: "a.test.ts", ms: 1_000 },
      ],
    },
  ]);

  test("adds every check and every test, and each skipped one", () => {
    expect(summaryLine(sum)).toBe("5 passed, 1 failed, 13 skipped");
    expect(summaryLine(emptyTally())).toBe("0 passed, 0 failed, 0 skipped");
  });

  test("names what passed only on its second try", () => {
    expect(retriedLines(sum)).toEqual(["second try: the palette opens"]);
  });

  test("says where the time went: each lane, and the slowest files", () => {
    expect(timeLines(sum, 5_000)).toEqual([
      "took 5.0 s, and worked 7.5 s on:",
      "    4.0 s  checks (1)",
      "    3.5 s  unit (2)",
      "slowest:",
      "    4.0 s  checks lint",
      "    2.5 s  unit b.test.ts",
      "    1.0 s  unit a.test.ts",
    ]);
  });

  test("gives the reason of what was skipped", () => {
    expect(skippedLines(sum)).toEqual([
      "skipped real incidents: the file is not here",
      "skipped (12) in Electron: no binary",
    ]);
  });
});

describe("parts of npm test", () => {
  test("without a word it is everything", () => {
    const projects = ["unit", "store", "alone", "contract", "property", "process", "browser"];
    expect(parseRequest([])).toMatchObject({ projects, endToEnd: true, files: [] });
  });

  test("a part and a file of it", () => {
    const request = parseRequest(["unit", "test/shared/calendar"]);
    expect(request).toMatchObject({ projects: ["unit"], endToEnd: false, files: ["test/shared/calendar"] });
  });

  test("a word that is no part is answered with the parts there are", () => {
    expect(parseRequest(["units"])).toMatch(/^"units" is no part of the tests; the parts are types, lint, .*e2e[.]$/);
  });
});

describe("a run that is smaller than it looks", () => {
  test("a forgotten test.only is a failure in either runner, on every machine", () => {
    expect(playwright.forbidOnly).toBe(true);
    expect(vitest.test?.allowOnly).toBe(false);
  });

  test("no tests at all is a failure, unless files were named that are the other runner's", () => {
    expect(mayBeEmpty([], "--passWithNoTests")).toEqual([]);
    expect(mayBeEmpty(["test/e2e/call.spec.ts"], "--passWithNoTests")).toEqual(["--passWithNoTests"]);
  });

  test("a project whose tests are gone is a failure though the others have theirs", () => {
    const ran = ["unit", "store"].map((name) => ({ project: { name } }) as never); // of a module only its project is read
    expect(emptyProjects("unit,store,contract", ran)).toEqual(["contract"]);
    expect(emptyProjects("", ran)).toEqual([]);
  });

  test("and is counted as one", () => {
    const folder = mkdtempSync(join(tmpdir(), "deskwatch-tally-"));
    const file = join(folder, "tally.json");
    vi.stubEnv("DESKWATCH_TALLY", file);
    vi.stubEnv("DESKWATCH_PROJECTS", "contract");
    const said = vi.spyOn(console, "error").mockReturnValue();
    new VitestTally().onTestRunEnd([], []);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ passed: 0, failed: 1 });
    expect(said).toHaveBeenCalledWith("No tests were found in the project contract.");
    said.mockRestore();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
});

describe("finding a Chromium", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("CHROME_PATH that names no file is said, not worked around", async () => {
    vi.stubEnv("CHROME_PATH", "/no/such/chromium");
    await expect(ensureChromium(() => {})).rejects.toThrow("CHROME_PATH names /no/such/chromium");
  });
});
