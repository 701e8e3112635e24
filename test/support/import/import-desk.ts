import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createDesk } from "../../../electron/core/create-desk.ts";
import type { Desk } from "../../../electron/core/handler.ts";
import { deskIds } from "../../../electron/host/desk-ids.ts";
import { type EventLogFile, readEventLog } from "../../../electron/import/read-event-log.ts";
import { type ImportControl, type ImportOutcome, runImport } from "../../../electron/import/run-import.ts";
import { argon2Passwords } from "../../../electron/passwords/argon2-passwords.ts";
import { openStore } from "../../../electron/store/open.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { writeSetUp } from "../core/write-set-up.ts";

/** Noon on a working day, long after everything in the small file. */
export const NOW = Date.parse("2026-03-03T12:00:00Z");

export const AGREEMENTS = ["stockport", "calderdale", "coventry", "sips", "columbia"] as const;

export interface TestDesk extends Desk {
  readonly pushes: readonly Push[];
}

/** A desk on a real file that goes away with the test; its clock stands still. */
export function openTestDesk(now: number = NOW, agreements: readonly string[] = AGREEMENTS): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-import-"));
  const store = expectOk(openStore({ file: join(folder, "test.desk"), now: () => now }), "the desk opens");
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  if (agreements.length > 0) writeSetUp(store, { agreements }, now);
  const pushes: Push[] = [];
  let ids = 0;
  const desk = createDesk({
    store,
    time: { now: () => now, monotonicMs: () => performance.now() },
    ids: { ...deskIds, uuid: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}` },
    publish: (push) => void pushes.push(push),
    log: { info: () => undefined, error: () => undefined },
    productVersion: "test",
    passwords: argon2Passwords(),
    afterCommit: () => undefined,
    checkClocks: () => undefined,
  });
  return { ...desk, pushes };
}

export function fixtureText(name: string): string {
  return readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url), "utf8");
}

export async function readText(text: string): Promise<EventLogFile> {
  return expectOk(await readEventLog(text), "the file is an event log");
}

const UNWATCHED: ImportControl = { isCancelled: () => false, progressed: () => undefined };

export async function bringIn(
  desk: Desk,
  text: string,
  agreementId = "stockport",
  control: ImportControl = UNWATCHED,
): Promise<ImportOutcome> {
  const order = { agreementId, fileName: "log.csv", startedBy: "Asha Bello", stores: true };
  return runImport(desk, await readText(text), order, control);
}
