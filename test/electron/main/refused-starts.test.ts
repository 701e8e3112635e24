import { mkdtempSync, rmSync } from "node:fs";
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
    const double = await import("../../support/electron-double.ts");
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
});
