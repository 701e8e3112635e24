import { existsSync } from "node:fs";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { Projector } from "../core/log-port.ts";
import { type Connection, connectForReading } from "./connection.ts";
import { formatOf, locate } from "./file-checks.ts";
import { type LogFindings, verifyLog } from "./log/verify-log.ts";
import { CURRENT_FORMAT } from "./migrations/all-migrations.ts";
import { emptyFile, type OpenRefusal, olderFile, refusalFor, unreachableFile } from "./open-refusal.ts";
import { projectionDifferences } from "./projections/differences.ts";
import { schemaFaults } from "./schema-check.ts";

/** One thing that was checked. `sentence` says the outcome; `faults` are the first found, each a sentence. */
export interface VerifyCheck {
  readonly name:
    | "file"
    | "schema"
    | "references"
    | "chain"
    | "words"
    | "versions"
    | "commands"
    | "claims"
    | "projections";
  readonly isSound: boolean;
  readonly sentence: string;
  readonly faults: readonly string[];
}

export interface VerifyReport {
  readonly file: string;
  readonly isSound: boolean;
  readonly events: number;
  readonly erased: number;
  readonly lastHash: string;
  readonly checks: readonly VerifyCheck[];
}

/** Nobody reads more; the number of all is in the sentence. */
const SHOWN_FAULTS = 50;

/** A desk file opened so that nothing can be changed. Works beside a host that has it open. */
export interface ReadableDesk {
  readonly file: string;
  readonly connection: Connection;
  close(): void;
}

/** Opens an existing desk file of today's format for reading alone. */
export function openForReading(asked: string): Result<ReadableDesk, OpenRefusal> {
  let db: Connection | undefined;
  try {
    const place = locate(asked);
    if (!place.ok) return place;
    const file = place.value;
    if (!existsSync(file)) return err(unreachableFile(asked, "there is no such file."));
    const opened = connectForReading(file);
    db = opened;
    const format = formatOf(file, opened, CURRENT_FORMAT);
    const refusal = format.ok ? unreadableFormat(file, format.value) : format.error;
    if (refusal === null) return ok({ file, connection: opened, close: () => void opened.close() });
    opened.close();
    return err(refusal);
  } catch (error) {
    db?.close();
    return err(refusalFor(asked, error));
  }
}

function unreadableFormat(file: string, format: number): OpenRefusal | null {
  if (format === 0) return emptyFile(file);
  return format < CURRENT_FORMAT ? olderFile(file) : null;
}

/**
 * Checks everything that can be checked: the file's pages, its tables and guards, its references, the hash chain, every payload, every
 * stream's versions, the commands, and the projections against a rebuild. `project` null leaves the last one out.
 */
export function verifyDesk(file: string, db: Connection, project: Projector | null): VerifyReport {
  const [integrity] = attempt("file", "The file is damaged", () => [checkIntegrity(db)]);
  if (integrity?.isSound !== true) return unreadable(file, ...(integrity?.faults ?? []));
  const log = readLog(db);
  const checks = [
    integrity,
    ...attempt("schema", "Its tables could not be compared", () => [checkSchema(db)]),
    ...attempt("references", "Rows refer to nothing", () => [checkReferences(db)]),
    ...(typeof log === "string" ? [failed("chain", "The log could not be read", log)] : checkLog(log)),
    ...attempt("claims", "Claims do not fit the log", () => [checkClaims(db)]),
  ];
  if (project !== null) {
    checks.push(...attempt("projections", "The queue is not what the log says", () => [checkProjections(db, project)]));
  }
  const isSound = checks.every((each) => each.isSound);
  const { events, erased, lastHash } = typeof log === "string" ? NOTHING_READ : log;
  return { file, isSound, events, erased, lastHash, checks };
}

const NOTHING_READ = { events: 0, erased: 0, lastHash: "" };

/** Some damage nobody lists but everybody stumbles over: a check that cannot be carried out is one that does not hold. */
function attempt(
  name: VerifyCheck["name"],
  unsound: string,
  run: () => readonly VerifyCheck[],
): readonly VerifyCheck[] {
  try {
    return run();
  } catch (error) {
    return [failed(name, unsound, sayError(error))];
  }
}

const failed = (name: VerifyCheck["name"], unsound: string, because: string): VerifyCheck =>
  check(name, "", unsound, [`It could not be checked to the end: ${because}`]);

const sayError = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readLog(db: Connection): LogFindings | string {
  try {
    return verifyLog(db);
  } catch (error) {
    return sayError(error);
  }
}

/** The report on a file whose pages cannot be read: every other answer about it would be an accident. */
export function unreadable(file: string, ...faults: readonly string[]): VerifyReport {
  return { file, isSound: false, events: 0, erased: 0, lastHash: "", checks: [pagesCheck(faults)] };
}

function check(name: VerifyCheck["name"], sound: string, unsound: string, faults: readonly string[]): VerifyCheck {
  const isSound = faults.length === 0;
  const sentence = isSound ? sound : `${unsound} (${faults.length} found).`;
  return { name, isSound, sentence, faults: faults.slice(0, SHOWN_FAULTS) };
}

const pagesCheck = (faults: readonly string[]): VerifyCheck =>
  check("file", "Every page of the file is sound.", "The file is damaged", faults);

function checkIntegrity(db: Connection): VerifyCheck {
  const found = db.prepare<[], string>("PRAGMA integrity_check").pluck().all();
  return pagesCheck(found.filter((line) => line !== "ok"));
}

function checkSchema(db: Connection): VerifyCheck {
  const faults = schemaFaults(db, CURRENT_FORMAT).map((fault) => `${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`);
  const sound = "Its tables, and the guards that keep the log append-only, are those of its format.";
  return check("schema", sound, "Its tables or the guards over them were tampered with", faults);
}

function checkReferences(db: Connection): VerifyCheck {
  const found = db.prepare<[], { table: string; rowid: number }>("PRAGMA foreign_key_check").all();
  const faults = found.map(({ table, rowid }) => `Row ${rowid} of ${table} refers to something that is not there.`);
  return check("references", "Every row refers to rows that are there.", "Rows refer to nothing", faults);
}

function checkLog(log: LogFindings): readonly VerifyCheck[] {
  const { events, erased } = log;
  const kept = erased === 0 ? "as it was recorded" : `as it was recorded, ${erased} erased by order`;
  return [
    check("chain", `All ${events} events form one unbroken chain.`, "The chain of events is broken", log.broken),
    check("words", `What each event says is ${kept}.`, "Recorded words were changed", log.changedWords),
    check("versions", "No record misses an event.", "Records miss events", log.versionGaps),
    check("commands", "Every command is whole and has its own number.", "Commands are not whole", log.commands),
  ];
}

/** What exists once on the desk is claimed by a command that is in the log. */
function checkClaims(db: Connection): VerifyCheck {
  const stray = db
    .prepare<[], string>(
      `SELECT claim FROM claim LEFT JOIN event USING (position) WHERE event.stream IS NOT claim.stream ORDER BY claim`,
    )
    .pluck()
    .all();
  const faults = stray.map((claim) => `${claim} is claimed for a record that did not claim it.`);
  return check("claims", "What exists once on the desk has one owner.", "Claims do not fit the log", faults);
}

function checkProjections(db: Connection, project: Projector): VerifyCheck {
  const faults = [...projectionDifferences(db, project)].map(({ key, message }) =>
    key === null ? message : `${key.category} ${key.stream}: ${message}`,
  );
  return check("projections", "The queue is what the log says.", "The queue is not what the log says", faults);
}
