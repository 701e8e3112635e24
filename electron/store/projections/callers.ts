import { ERASED } from "../../../shared/kernel/event-definition.ts";
import { foldText } from "../../../shared/kernel/folded-text.ts";
import type { ProjectedRows } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import type { Projection, WriteProjection } from "./projection.ts";
import { withoutNul } from "./search-text.ts";

/**
 * Who called about each ticket, and whom the desk offers by name when they call again: one line for each person and
 * site, with the name and numbers of the last call that left a number to ring, or of the last at all.
 */
export const callers: Projection = {
  name: "callers",
  version: 2,
  tables: ["ticket_caller", "known_caller"],
  create: createTables,
  index: () => undefined,
  openWriter,
  openFill: (db, suffix) => {
    const { addCall } = prepare(db, suffix);
    const add: WriteProjection = (stream, { rows }) => {
      const call = callOf(rows.callers);
      if (call !== null) addCall.run(stream, ...columnsOf(call));
    };
    // Nothing is there to be replaced, and everyone offered is found in one go at the end.
    const finish = (): void => {
      db.exec(`INSERT INTO known_caller${suffix} (${KNOWN_COLUMNS}) ${knownCallers(suffix)}`);
    };
    return { add, finish };
  },
  openComparison: (db) => {
    const { call } = prepare(db, "");
    const [offered, called] = [`SELECT ${KNOWN_COLUMNS} FROM known_caller`, knownCallers("")];
    const offers = db
      .prepare<[], number>(
        `SELECT (SELECT count(*) FROM (${offered} EXCEPT ${called})) + (SELECT count(*) FROM (${called} EXCEPT ${offered}))`,
      )
      .pluck();
    const strays = db
      .prepare<[], number>("SELECT count(*) FROM ticket_caller WHERE stream NOT IN (SELECT number FROM stream)")
      .pluck();
    return {
      differences: (stream, { rows }) =>
        isSameCall(call.get(stream), callOf(rows.callers)) ? [] : ["Its caller differs."],
      strays: () => ((offers.get() ?? 0) + (strays.get() ?? 0) > 0 ? ["Whom the desk offers as callers differs."] : []),
    };
  },
};

/** The first is unique only to have an index that is renamed with its table, so that a rebuild has it from the start. */
function createTables(db: Connection, suffix: string): void {
  db.exec(`
    CREATE TABLE ticket_caller${suffix} (
      stream INTEGER PRIMARY KEY,
      key TEXT NOT NULL,
      site TEXT NOT NULL,
      called_at INTEGER NOT NULL,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      is_reachable INTEGER NOT NULL,
      UNIQUE (key, site, is_reachable, called_at, stream)
    ) STRICT;

    CREATE TABLE known_caller${suffix} (
      key TEXT NOT NULL,
      site TEXT NOT NULL,
      last_called_at INTEGER NOT NULL,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      PRIMARY KEY (key, site)
    ) STRICT, WITHOUT ROWID;
  `);
}

/** Who called about one ticket, as it is kept to be offered when they call again. */
interface Call {
  readonly key: string;
  readonly site: string;
  readonly calledAt: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** A name as it is compared: its words in lower case and without accents, each after a space, so that ` sha` finds Mrs Shah. */
export function callerKey(name: string): string {
  const words = foldText(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => ` ${word}`).join("");
}

/** What to keep of a ticket's caller; null where there is no name, or none any more. */
function callOf(given: ProjectedRows["callers"] | undefined): Call | null {
  if (given === undefined) return null;
  const { caller, site, calledAt } = given;
  const key = callerKey(caller.name);
  if (key === "" || caller.name === ERASED) return null;
  const { name, phone = "", email = "" } = caller;
  return { key, site, calledAt, name: withoutNul(name), phone: withoutNul(phone), email: withoutNul(email) };
}

/** A ticket's call as it stands in its table. */
interface StoredCall extends Omit<Call, "calledAt"> {
  readonly called_at: number;
}

/** A command that changes nothing about the caller writes nothing. */
function openWriter(db: Connection): WriteProjection {
  const sql = prepare(db, "");
  const refresh = (key: string, site: string): void => {
    sql.drop.run(key, site);
    const reachable = sql.latest.get(key, site, 1);
    const other = sql.latest.get(key, site, 0);
    const shown = reachable ?? other;
    if (shown === undefined) return;
    const lastCalledAt = Math.max(shown.called_at, other?.called_at ?? shown.called_at);
    sql.add.run(key, site, lastCalledAt, shown.name, shown.phone, shown.email);
  };
  return (stream, { rows }) => {
    const call = callOf(rows.callers);
    const before = sql.call.get(stream);
    if (isSameCall(before, call)) return;
    if (before !== undefined) sql.dropCall.run(stream);
    if (call !== null) sql.addCall.run(stream, ...columnsOf(call));
    if (before !== undefined) refresh(before.key, before.site);
    if (call !== null) refresh(call.key, call.site);
  };
}

const CALL_COLUMNS = "key, site, called_at, name, phone, email";
const KNOWN_COLUMNS = "key, site, last_called_at, name, phone, email";

/** Everyone to be offered, as `openWriter` keeps them one by one. */
function knownCallers(suffix: string): string {
  return `SELECT ${KNOWN_COLUMNS} FROM (
    SELECT key, site, name, phone, email, max(called_at) OVER (PARTITION BY key, site) AS last_called_at,
      row_number() OVER (PARTITION BY key, site ORDER BY is_reachable DESC, called_at DESC, stream DESC) AS place
    FROM ticket_caller${suffix}
  ) WHERE place = 1`;
}

function prepare(db: Connection, suffix: string) {
  return {
    call: db.prepare<[number], StoredCall>(`SELECT ${CALL_COLUMNS} FROM ticket_caller${suffix} WHERE stream = ?`),
    addCall: db.prepare(
      `INSERT INTO ticket_caller${suffix} (stream, ${CALL_COLUMNS}, is_reachable) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    dropCall: db.prepare(`DELETE FROM ticket_caller${suffix} WHERE stream = ?`),
    latest: db.prepare<[string, string, 0 | 1], StoredCall>(
      `SELECT ${CALL_COLUMNS} FROM ticket_caller${suffix} WHERE key = ? AND site = ? AND is_reachable = ?
       ORDER BY called_at DESC, stream DESC LIMIT 1`,
    ),
    drop: db.prepare(`DELETE FROM known_caller${suffix} WHERE key = ? AND site = ?`),
    add: db.prepare(`INSERT INTO known_caller${suffix} (${KNOWN_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`),
  };
}

const columnsOf = ({ key, site, calledAt, name, phone, email }: Call): readonly (string | number)[] => [
  key,
  site,
  calledAt,
  name,
  phone,
  email,
  phone === "" ? 0 : 1,
];

/** Whether the table holds exactly this call, or none where there is to be none. */
function isSameCall(stored: StoredCall | undefined, call: Call | null): boolean {
  if (stored === undefined || call === null) return stored === undefined && call === null;
  const { called_at: calledAt, ...rest } = stored;
  return JSON.stringify(columnsOf({ ...rest, calledAt })) === JSON.stringify(columnsOf(call));
}
