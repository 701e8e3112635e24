import { afterEach, describe, expect, test, vi } from "vitest";
import { ensureChromium } from "../../build/find-chromium.ts";
import { addTallies, emptyTally, retriedLines, skippedLines, summaryLine } from "../../build/tally.ts";
import { parseRequest } from "../../build/test-request.ts";

describe("the count at the end of npm test", () => {
  const sum = addTallies([
    { passed: 3, failed: 0, skipped: [], retried: [] },
    {
      passed: 0,
      failed: 1,
      skipped: [{ name: "real incidents", reason: "the file is not here", count: 1 }],
      retried: [],
    },
    {
      passed: 2,
      failed: 0,
      skipped: [{ name: "in Electron", reason: "no binary", count: 12 }],
      retried: ["the palette opens"],
    },
  ]);

  test("adds every check and every test, and each skipped one", () => {
    expect(summaryLine(sum)).toBe("5 passed, 1 failed, 13 skipped");
    expect(summaryLine(emptyTally())).toBe("0 passed, 0 failed, 0 skipped");
  });

  test("names what passed only on its second try", () => {
    expect(retriedLines(sum)).toEqual(["second try: the palette opens"]);
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
    expect(parseRequest([])).toMatchObject({ projects: ["unit", "store", "contract"], endToEnd: true, files: [] });
  });

  test("a part and a file of it", () => {
    const request = parseRequest(["unit", "test/shared/calendar"]);
    expect(request).toMatchObject({ projects: ["unit"], endToEnd: false, files: ["test/shared/calendar"] });
  });

  test("a word that is no part is answered with the parts there are", () => {
    expect(parseRequest(["units"])).toMatch(/^"units" is no part of the tests; the parts are types, lint, .*e2e[.]$/);
  });
});

describe("finding a Chromium", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("CHROME_PATH that names no file is said, not worked around", async () => {
    vi.stubEnv("CHROME_PATH", "/no/such/chromium");
    await expect(ensureChromium(() => {})).rejects.toThrow("CHROME_PATH names /no/such/chromium");
  });
});
