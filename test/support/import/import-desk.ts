import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createAgreementShelf } from "../../../electron/core/agreement-shelf.ts";
import type { Desk } from "../../../electron/core/handler.ts";
import { createTroubles } from "../../../electron/core/troubles.ts";
import { type EventLogFile, readEventLog } from "../../../electron/import/read-event-log.ts";
import { type ImportControl, type ImportOutcome, runImport } from "../../../electron/import/run-import.ts";
import { openStore } from "../../../electron/store/open.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { expectOk } from "../../../shared/kernel/result.ts";

/** Noon on a working day, long after everything in the small file. */
export const NOW = Date.parse("2026-03-03T12:00:00Z");

export interface TestDesk extends Desk {
  readonly pushes: readonly Push[];
}

/** A desk on a real file that goes away with the test; its clock stands still. */
export function openTestDesk(now: number = NOW): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-import-"));
  const store = expectOk(openStore({ file: join(folder, "test.desk"), now: () => now }), "the desk opens");
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const agreements = ["stockport", "calderdale", "coventry", "sips", "columbia"];
  store.saveSettings({ agreements, people: [], sites: [] }, "test", now);
  const pushes: Push[] = [];
  let ids = 0;
  return {
    store,
    pushes,
    time: { now: () => now, monotonicMs: () => performance.now() },
    ids: { uuid: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}` },
    publish: (push) => void pushes.push(push),
    log: { info: () => undefined, error: () => undefined },
    productVersion: "test",
    afterCommit: () => undefined,
    checkClocks: () => undefined,
    shelf: createAgreementShelf(bundledAgreements()),
    troubles: createTroubles(() => undefined),
  };
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
