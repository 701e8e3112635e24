import { describe, expect, test } from "vitest";
import { defaultDeskFile, deskFileOf } from "../../../electron/host/desk-file.ts";
import { serveOptions } from "../../../electron/host/serve-options.ts";

describe("the flags of the browser host", () => {
  test("without any, the usual port, the usual file, and a browser", () => {
    expect(serveOptions([])).toEqual({
      ok: true,
      value: { port: 4780, isPortNamed: false, file: defaultDeskFile(), mayOpenBrowser: true },
    });
  });

  test("each says one thing", () => {
    expect(serveOptions(["--port", "0", "--db", "x.desk", "--no-open"])).toEqual({
      ok: true,
      value: { port: 0, isPortNamed: true, file: "x.desk", mayOpenBrowser: false },
    });
  });

  test.each([
    ["--port", "-1"],
    ["--port", "1.5"],
    ["--port", "65536"],
    ["--port", "x"],
    ["--port"],
    ["--db"],
    ["--db", ""],
    ["--unknown"],
    ["file.desk"],
  ])("%s %s is answered with what there is", (...flags) => {
    const options = serveOptions(flags);
    expect(options.ok).toBe(false);
    if (!options.ok) expect(options.error).toContain("--db FILE");
  });
});

describe("where the desk lies", () => {
  test("the desktop host finds its file among Chromium's own flags", () => {
    expect(deskFileOf(["electron", ".", "--no-sandbox", "--db", "/a/b.desk", "--lang=de"])).toBe("/a/b.desk");
    expect(deskFileOf(["electron", ".", "--db=/a/b.desk"])).toBe("/a/b.desk");
  });

  test.each([[["electron", "."]], [["electron", ".", "--db"]], [["electron", ".", "--db="]]])(
    "%j means the usual file, the same for both hosts",
    (args) => {
      expect(deskFileOf(args)).toBe(defaultDeskFile());
      expect(defaultDeskFile()).toMatch(/Deskwatch.*deskwatch\.desk$/);
    },
  );
});
