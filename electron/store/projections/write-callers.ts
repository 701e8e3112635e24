import { ERASED } from "../../../shared/kernel/event-definition.ts";
import type { Caller } from "../../../shared/ticket/state.ts";
import type { Connection } from "../connection.ts";
import { charactersOf, withoutNul } from "./search-text.ts";

/** Who called about one ticket, as it is kept to be offered when they call again. */
export interface TicketCall {
  readonly key: string;
  readonly site: string;
  readonly calledAt: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** A name as it is compared: its words in lower case and without accents, each after a space, so that ` sha` finds Mrs Shah. */
export function callerKey(name: string): string {
  const words =
    charactersOf(name)
      .join("")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => ` ${word}`).join("");
}

/** What to keep of a ticket's caller; null where there is no name, or none any more. */
export function ticketCall(caller: Caller, site: string, calledAt: number): TicketCall | null {
  const key = callerKey(caller.name);
  if (key === "" || caller.name === ERASED) return null;
  const { name, phone = "", email = "" } = caller;
  return { key, site, calledAt, name: withoutNul(name), phone: withoutNul(phone), email: withoutNul(email) };
}

/** A ticket's call as it stands in its table. */
export interface StoredCall {
  readonly key: string;
  readonly site: string;
  readonly called_at: number;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export const CALL_COLUMNS = "key, site, called_at, name, phone, email";

export interface CallerWriter {
  /** Replaces what is known of the caller of ticket `number`, and with it whom the desk offers. */
  write(number: number, call: TicketCall | null): void;
}

/** A command that changes nothing about the caller writes nothing. */
export function openCallerWriter(db: Connection): CallerWriter {
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
  return {
    write: (number, call) => {
      const before = sql.call.get(number);
      if (isSameCall(before, call)) return;
      if (before !== undefined) sql.dropCall.run(number);
      if (call !== null) sql.addCall.run(number, ...columnsOf(call));
      if (before !== undefined) refresh(before.key, before.site);
      if (call !== null) refresh(call.key, call.site);
    },
  };
}

export interface CallerFill {
  add(number: number, call: TicketCall | null): void;
  /** Once every ticket's call is there: whom the desk offers. */
  finish(): void;
}

/** Fills empty tables in a rebuild: nothing is there to be replaced, and everyone offered is found in one go at the end. */
export function openCallerFill(db: Connection, suffix: string): CallerFill {
  const { addCall } = prepare(db, suffix);
  return {
    add: (number, call) => {
      if (call !== null) addCall.run(number, ...columnsOf(call));
    },
    finish: () => {
      db.exec(`INSERT INTO known_caller${suffix} (${KNOWN_COLUMNS}) ${knownCallers(suffix)}`);
    },
  };
}

export const KNOWN_COLUMNS = "key, site, last_called_at, name, phone, email";

/**
 * One line for each person and site, as `openCallerWriter` keeps them one by one: with the name and numbers of the last
 * call that left a number to ring, or of the last at all.
 */
export function knownCallers(suffix = ""): string {
  return `SELECT ${KNOWN_COLUMNS} FROM (
    SELECT key, site, name, phone, email, max(called_at) OVER (PARTITION BY key, site) AS last_called_at,
      row_number() OVER (PARTITION BY key, site ORDER BY is_reachable DESC, called_at DESC, number DESC) AS place
    FROM ticket_caller${suffix}
  ) WHERE place = 1`;
}

function prepare(db: Connection, suffix: string) {
  return {
    call: db.prepare<[number], StoredCall>(`SELECT ${CALL_COLUMNS} FROM ticket_caller${suffix} WHERE number = ?`),
    addCall: db.prepare(
      `INSERT INTO ticket_caller${suffix} (number, ${CALL_COLUMNS}, is_reachable) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    dropCall: db.prepare(`DELETE FROM ticket_caller${suffix} WHERE number = ?`),
    latest: db.prepare<[string, string, 0 | 1], StoredCall>(
      `SELECT ${CALL_COLUMNS} FROM ticket_caller${suffix} WHERE key = ? AND site = ? AND is_reachable = ?
       ORDER BY called_at DESC, number DESC LIMIT 1`,
    ),
    drop: db.prepare(`DELETE FROM known_caller${suffix} WHERE key = ? AND site = ?`),
    add: db.prepare(`INSERT INTO known_caller${suffix} (${KNOWN_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`),
  };
}

const columnsOf = ({ key, site, calledAt, name, phone, email }: TicketCall): readonly (string | number)[] => [
  key,
  site,
  calledAt,
  name,
  phone,
  email,
  phone === "" ? 0 : 1,
];

/** Whether the table holds exactly this call, or none where there is to be none. */
export function isSameCall(stored: StoredCall | undefined, call: TicketCall | null): boolean {
  if (stored === undefined || call === null) return stored === undefined && call === null;
  const { called_at: calledAt, ...rest } = stored;
  return JSON.stringify(columnsOf({ ...rest, calledAt })) === JSON.stringify(columnsOf(call));
}
