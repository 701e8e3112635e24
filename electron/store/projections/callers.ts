import { ERASED } from "../../../shared/kernel/event-definition.ts";
import { foldText } from "../../../shared/kernel/folded-text.ts";
import type { ProjectedRows } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import type { Projection, WriteProjection } from "./projection.ts";
import { withoutNul } from "./search-text.ts";

/**
 * Who called about each ticket, and whom the desk offers by name when they call again: one line for each person and
 * site, with the name and numbers of the last call that left a number to ring, or of the last at all. A person is the
 * name with every letter it has, so that José and Jose stay two, and two of one name at one site are two where they gave
 * two addresses; who gave none is the only one of that name who did, if there is only one.
 */
export const callers: Projection = {
  name: "callers",
  version: 3,
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
      who TEXT NOT NULL,
      mail TEXT NOT NULL,
      key TEXT NOT NULL,
      site TEXT NOT NULL,
      called_at INTEGER NOT NULL,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      is_reachable INTEGER NOT NULL,
      UNIQUE (who, site, is_reachable, called_at, stream)
    ) STRICT;

    CREATE TABLE known_caller${suffix} (
      who TEXT NOT NULL,
      site TEXT NOT NULL,
      person TEXT NOT NULL,
      key TEXT NOT NULL,
      last_called_at INTEGER NOT NULL,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      PRIMARY KEY (who, site, person)
    ) STRICT, WITHOUT ROWID;
  `);
}

/** Who called about one ticket, as it is kept to be offered when they call again. */
interface Call {
  /** The name, every letter kept. */
  readonly who: string;
  readonly mail: string;
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

/** A text as two writings of it are known for the same: nothing but letters' case and spaces aside. */
const asSaid = (text: string): string => withoutNul(text).normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();

/** What to keep of a ticket's caller; null where there is no name, or none any more. */
function callOf(given: ProjectedRows["callers"] | undefined): Call | null {
  if (given === undefined) return null;
  const { caller, site, calledAt } = given;
  const key = callerKey(caller.name);
  if (key === "" || caller.name === ERASED) return null;
  const { name, phone = "", email = "" } = caller;
  const said = { name: withoutNul(name), phone: withoutNul(phone), email: withoutNul(email) };
  return { who: asSaid(name), mail: asSaid(email), key, site, calledAt, ...said };
}

/** A ticket's call as it stands in its table. */
interface StoredCall extends Omit<Call, "calledAt"> {
  readonly called_at: number;
}

/** A command that changes nothing about the caller writes nothing. */
function openWriter(db: Connection): WriteProjection {
  const sql = prepare(db, "");
  const refresh = (who: string, site: string): void => {
    sql.drop.run(who, site);
    sql.add.run(who, site);
  };
  return (stream, { rows }) => {
    const call = callOf(rows.callers);
    const before = sql.call.get(stream);
    if (isSameCall(before, call)) return;
    if (before !== undefined) sql.dropCall.run(stream);
    if (call !== null) sql.addCall.run(stream, ...columnsOf(call));
    if (before !== undefined) refresh(before.who, before.site);
    if (call !== null) refresh(call.who, call.site);
  };
}

const CALL_COLUMNS = "who, mail, key, site, called_at, name, phone, email";
const KNOWN_COLUMNS = "who, site, person, key, last_called_at, name, phone, email";

/** Everyone to be offered, or only who has one name at one site. */
function knownCallers(suffix: string, calls: "all" | "of one name" = "all"): string {
  const table = `ticket_caller${suffix}`;
  const from = calls === "all" ? table : `(SELECT * FROM ${table} WHERE who = ? AND site = ?)`;
  return `SELECT ${KNOWN_COLUMNS} FROM (
    SELECT *, max(called_at) OVER (PARTITION BY who, site, person) AS last_called_at,
      row_number() OVER (PARTITION BY who, site, person ORDER BY is_reachable DESC, called_at DESC, stream DESC) AS place
    FROM (
      SELECT *, CASE
        WHEN mail <> '' THEN mail
        WHEN min(nullif(mail, '')) OVER by_name = max(nullif(mail, '')) OVER by_name THEN max(mail) OVER by_name
        ELSE '' END AS person
      FROM ${from} WINDOW by_name AS (PARTITION BY who, site)
    )
  ) WHERE place = 1`;
}

function prepare(db: Connection, suffix: string) {
  return {
    call: db.prepare<[number], StoredCall>(`SELECT ${CALL_COLUMNS} FROM ticket_caller${suffix} WHERE stream = ?`),
    addCall: db.prepare(
      `INSERT INTO ticket_caller${suffix} (stream, ${CALL_COLUMNS}, is_reachable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    dropCall: db.prepare(`DELETE FROM ticket_caller${suffix} WHERE stream = ?`),
    drop: db.prepare(`DELETE FROM known_caller${suffix} WHERE who = ? AND site = ?`),
    add: db.prepare<[string, string]>(
      `INSERT INTO known_caller${suffix} (${KNOWN_COLUMNS}) ${knownCallers(suffix, "of one name")}`,
    ),
  };
}

const columnsOf = ({ who, mail, key, site, calledAt, name, phone, email }: Call): readonly (string | number)[] => [
  who,
  mail,
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
