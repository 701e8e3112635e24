import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach } from "vitest";
import type { CommandAppend, LoggedEvent, StreamAppend } from "../../../electron/core/log-port.ts";
import type { Connection } from "../../../electron/store/connection.ts";
import { type EventLog, openEventLog } from "../../../electron/store/log/append.ts";
import { ensureOwnStation, readOwnStation } from "../../../electron/store/log/own-station.ts";
import {
  LOG_GUARDS,
  LOG_TABLES,
  OWN_STATION,
  PENDING_GUARDS,
  PENDING_TABLES,
  VERIFIER_TABLE,
  WORDS_GUARDS,
} from "../../../electron/store/log/tables.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { idOf } from "./ids.ts";

export { idOf } from "./ids.ts";

export const NOON = Date.UTC(2026, 2, 27, 12);

const open: Connection[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export const ASHA: Actor = { kind: "person", id: asId(idOf("asha")) };

/** A log alone in a file of its own, without what a desk keeps beside it. */
export interface LogFile {
  readonly db: Connection;
  readonly log: EventLog;
  readonly deskId: string;
}

export function openLogFile(): LogFile {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-log-"));
  folders.push(folder);
  const db = new Database(join(folder, "log.db"));
  open.push(db);
  for (const pragma of ["journal_mode = WAL", "foreign_keys = ON", "recursive_triggers = ON", "secure_delete = ON"])
    db.pragma(pragma);
  db.exec(LOG_TABLES + OWN_STATION + PENDING_TABLES + VERIFIER_TABLE + LOG_GUARDS + WORDS_GUARDS + PENDING_GUARDS);
  ensureOwnStation(db, { now: NOON, randomBytes, identity: Buffer.from("here") });
  const station = readOwnStation(db);
  if (station === undefined) throw new Error("There is no station");
  return {
    db,
    log: openEventLog(db, { station: () => station, productVersion: "1.2.3", randomBytes }),
    deskId: station.deskId,
  };
}

/** One event: `say("NoteAdded", "called back")`. */
export function say(type: string, words: string | null, facts: object = {}): StreamAppend["events"][number] {
  const text = words === null ? null : JSON.stringify({ text: words });
  return { type, schemaVersion: 1, facts: JSON.stringify(facts), words: text, at: NOON };
}

let commands = 0;

/** Appends to streams named in words, in one transaction; where a stream stands now unless told otherwise. */
export function append(
  { db, log, deskId }: LogFile,
  streams: Readonly<Record<string, readonly StreamAppend["events"][number][]>>,
  differs: Partial<CommandAppend> = {},
): readonly LoggedEvent[] {
  const command: CommandAppend = {
    commandId: asId(idOf(`command ${(commands += 1)}`)),
    by: ASHA,
    recordedAt: NOON,
    clockOffsetMs: null,
    seen: log.position(),
    streams: Object.entries(streams).map(([name, events]) => {
      const key = name === "desk" ? { category: "desk", stream: deskId } : { category: "ticket", stream: idOf(name) };
      return { ...key, expectedVersion: log.versionOf(key), events };
    }),
    claims: [],
    ...differs,
  };
  return db.transaction(() => log.append(command)).immediate();
}

/** The order to erase whole records, or single events by their names. */
export const erasure = (streams: readonly string[], events: readonly string[] = []) =>
  say("WordsErased", null, { streams: streams.map(idOf), events, order: null });

/** Does to a file what its guards forbid, as somebody with a database tool can who puts the guards back. */
export function tamperWith(db: Connection, ...statements: readonly string[]): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  db.pragma("foreign_keys = OFF");
  db.pragma("ignore_check_constraints = ON");
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) db.exec(statement);
  for (const { sql } of triggers) db.exec(sql);
  db.pragma("ignore_check_constraints = OFF");
  db.pragma("foreign_keys = ON");
}
