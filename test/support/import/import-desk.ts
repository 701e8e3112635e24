import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createDesk } from "../../../electron/core/create-desk.ts";
import type { Desk } from "../../../electron/core/handler.ts";
import { bundledProjector } from "../../../electron/core/projector.ts";
import { deskIds } from "../../../electron/host/desk-ids.ts";
import { decodeFile } from "../../../electron/import/file/decode-file.ts";
import { type ExportRows, readRows } from "../../../electron/import/file/read-rows.ts";
import { readTable } from "../../../electron/import/file/read-table.ts";
import { sourceHere } from "../../../electron/import/import-engine.ts";
import type { ReadOrder, ReadRefusal } from "../../../electron/import/import-source.ts";
import { PROFILES } from "../../../electron/import/profiles/all-profiles.ts";
import { matchColumns, notOfProfile } from "../../../electron/import/profiles/match-columns.ts";
import { type ImportControl, type ImportOrder, runImport } from "../../../electron/import/run-import.ts";
import { argon2Passwords } from "../../../electron/passwords/argon2-passwords.ts";
import { openStore } from "../../../electron/store/open.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import type { ImportRowReport, ImportSummary } from "../../../shared/contract/import-views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { err, expectOk, ok, type Result } from "../../../shared/kernel/result.ts";
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
  const store = expectOk(
    openStore({ file: join(folder, "test.desk"), now: () => now, project: bundledProjector() }),
    "the desk opens",
  );
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

export function readOrder(changes: Partial<ReadOrder> = {}): ReadOrder {
  return {
    profile: "servicenow-event-log",
    agreementId: "stockport",
    source: "",
    dates: null,
    zone: null,
    by: { kind: "import", id: asId<"import">(deskIds.uuid()) },
    fileName: "log.csv",
    now: NOW,
    ...changes,
  };
}

/** The rows of a file by one of the profiles that come with the desk. */
export function rowsOf(content: string | Uint8Array, profileId = "servicenow-event-log"): Result<ExportRows, string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return decoded;
  const profile = expectDefined(PROFILES.find(({ id }) => id === profileId));
  const table = readTable(
    decoded.value,
    (headings) => matchColumns(profile, headings).placesOf.get("number")?.[0] ?? null,
  );
  if (!table.ok) return table;
  const columns = matchColumns(profile, table.value.headings);
  if (columns.missing.length > 0) return err(notOfProfile(profile, PROFILES, table.value.headings, columns.missing));
  return ok(readRows(table.value, profile, columns));
}

function expectDefined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("There is no such profile.");
  return value;
}

export function readText(text: string): ExportRows {
  return expectOk(rowsOf(text), "the file is an event log");
}

const UNWATCHED: ImportControl = { isCancelled: () => false, progressed: () => undefined };

export interface BroughtIn {
  /** With its report, as a command prints it. */
  readonly summary: ImportSummary & { readonly report: readonly ImportRowReport[] };
  readonly wasCancelled: boolean;
}

/** Brings a file in, or, with `stores` false, says what would come of it. */
export async function bringIn(
  desk: Desk,
  content: string | Uint8Array,
  agreementId = "stockport",
  control: ImportControl = UNWATCHED,
  changes: Partial<ImportOrder> = {},
): Promise<BroughtIn> {
  const source = sourceHere(bundledAgreements());
  const order = {
    ...readOrder({ agreementId, now: desk.time.now() }),
    startedBy: "Asha Bello",
    stores: true,
    ...changes,
  };
  await source.add(typeof content === "string" ? new TextEncoder().encode(content) : content);
  const head = await source.read(order, []);
  if (!head.ok) throw new Error(head.error.message);
  const { summary, report, wasCancelled } = await runImport(desk, source, head.value, order, control);
  return { summary: { ...summary, report }, wasCancelled };
}

/** What a refused file is told. */
export async function refusalOf(content: string | Uint8Array, changes: Partial<ReadOrder> = {}): Promise<ReadRefusal> {
  const source = sourceHere(bundledAgreements());
  await source.add(typeof content === "string" ? new TextEncoder().encode(content) : content);
  const head = await source.read(readOrder(changes), []);
  if (head.ok) throw new Error("It was read.");
  return head.error;
}
