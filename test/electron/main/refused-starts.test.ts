import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openStore } from "../../../electron/store/open.ts";
import { expectOk } from "../../../shared/kernel/result.ts";

describe("starts that come to nothing", () => {
  const argv = process.argv;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "deskwatch-main-"));
    process.argv = ["electron", ".", `--db=${join(folder, "desk.desk")}`];
  });
  afterEach(() => {
    process.argv = argv;
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs main.ts anew, with a stand-in that has seen nothing yet. */
  async function start(isFirstInstance: boolean) {
    vi.resetModules();
    const double = await import("../../support/electron/double.ts");
    double.system.isFirstInstance = isFirstInstance;
    await import("../../../electron/main.ts");
    await new Promise((resolve) => setTimeout(resolve, 0));
    return double;
  }

  test("a second start ends at once and opens nothing", async () => {
    const double = await start(false);
    expect(double.seen.quits).toBe(1);
    expect(double.BrowserWindow.opened).toEqual([]);
    expect(double.handledChannels()).toEqual([]);
  });

  test("a file another host holds is refused in words that say who holds it", async () => {
    const holder = expectOk(
      openStore({ file: join(folder, "desk.desk"), now: Date.now, host: "browser host" }),
      "The first host opens",
    );
    const double = await start(true);
    expect(double.seen.errorBoxes.join()).toMatch(/already open in Deskwatch \(browser host, process \d+\)/);
    expect(double.seen.exits).toEqual([1]);
    expect(double.BrowserWindow.opened).toEqual([]);
    holder.close();
  });

  test("a place where no folder can be made is refused in words, not with a stack", async () => {
    writeFileSync(join(folder, "notes.txt"), "not a folder");
    process.argv = ["electron", ".", `--db=${join(folder, "notes.txt", "desk.desk")}`];
    const double = await start(true);
    expect(double.seen.errorBoxes.join()).toContain("desk.desk cannot be opened: its folder cannot be made (");
    expect(double.seen.exits).toEqual([1]);
  });

  test("a start that fails as nobody foresaw says so and ends, instead of staying without a window", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.resetModules();
    vi.doMock("../../../electron/screens/screen-files.ts", () => ({
      screensFolder: () => "",
      readScreenFiles: () => {
        throw new Error("The screens are gone");
      },
    }));
    const double = await start(true);
    vi.doUnmock("../../../electron/screens/screen-files.ts");
    double.app.emit("will-quit");
    expect(double.seen.errorBoxes.join()).toContain("Deskwatch could not start: The screens are gone");
    expect(double.seen.exits).toEqual([1]);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });

  test("a log that cannot be written does not keep the desk from opening", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    mkdirSync(join(folder, "desk.desk.log"));
    const double = await start(true);
    expect(double.seen.errorBoxes).toEqual([]);
    expect(double.BrowserWindow.opened).toHaveLength(1);
    expect(said.mock.calls.join()).toContain("The desk works without a log");
    double.app.emit("will-quit");
    said.mockRestore();
  });
});
