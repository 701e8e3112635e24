import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeDesk } from "./make-desk.ts";
import { compileShim, whyNoTorture } from "./run-campaigns.ts";
import { startWorker } from "./run-worker.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deskwatch-force-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(whyNoTorture() !== null)("a disk that takes a commit and will not force it", () => {
  test("whoever was told that nothing was stored does not find it stored after a crash", {
    timeout: 120_000,
  }, async () => {
    const trials = join(folder, "trials");
    mkdirSync(trials);
    const file = await makeDesk(join(folder, "made.desk"), 2);
    const worker = startWorker(
      { role: "faults", file, folder: trials, fromSeed: 0, toSeed: 12, only: "sync" },
      { LD_PRELOAD: compileShim(folder), TORTURE_FOLDER: trials },
    );
    expect(await worker.ended).toMatchObject({ code: 0 });
    const lines = worker.lines().filter((line) => line.startsWith("trial "));
    expect(lines).toHaveLength(12);
    expect(lines.filter((line) => !line.includes('"failures":[]'))).toEqual([]);
  });
});
