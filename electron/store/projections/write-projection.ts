import { isAtOnce } from "../../../shared/contract/queue-row.ts";
import type { DueMoment, StoredRow, TicketProjection } from "../../core/ports.ts";
import type { Connection } from "../connection.ts";
import { referenceKey, signsIn, withoutNul } from "./search-text.ts";
import { openCallerFill, openCallerWriter, ticketCall } from "./write-callers.ts";

/** Everything of a queue row but its number. */
export const ROW_COLUMNS = [
  "ticket_id",
  "reference_key",
  "is_open",
  "due_order",
  "rank",
  "logged_at",
  "agreement",
  "priority",
  "status",
  "kind",
  "owner",
  "site",
  "is_disputed",
  "is_waiting",
  "is_major",
  "row",
];

export interface ProjectionWriter {
  /** Replaces everything derived from one ticket. */
  project(projection: TicketProjection): void;
}

/** Later than any due instant: an open ticket with no moment to count down to comes after those that have one. */
const NOT_DUE = 8_000_000_000_000_000;
/** After those come the finished ones, the last changed first. */
const FINISHED = 8_500_000_000_000_000;

/** Where a row stands in the queue: what is wanted at once, then by next due moment, then what has none, then what is finished. */
export function dueOrder(row: StoredRow): number {
  if (!isOpen(row)) return FINISHED - row.changedAt;
  if (isAtOnce(row.next)) return row.loggedAt - NOT_DUE;
  return row.next?.dueAt ?? NOT_DUE;
}

const isOpen = (row: StoredRow): boolean => row.status === "unverified" || row.status === "open";

/** Writes projections into the live tables. */
export function openProjectionWriter(db: Connection): ProjectionWriter {
  const sql = prepare(db, "");
  const callers = openCallerWriter(db);
  return {
    project: ({ row, caller, searchText, moments }) => {
      const number = writeRow(sql, row);
      writeSearch(sql, number, row, searchText);
      writeMoments(sql, row.id, moments);
      callers.write(number, ticketCall(caller, row.site, row.loggedAt));
    },
  };
}

export interface ProjectionFill extends ProjectionWriter {
  /** Once every ticket is there: what is derived from all of them together. */
  finish(): void;
}

/**
 * Fills the empty tables whose names end in `suffix`, each ticket once. Nothing is looked up that may be there, which
 * took a quarter of the time of a rebuild.
 */
export function openProjectionFill(db: Connection, suffix: string): ProjectionFill {
  const sql = prepare(db, suffix);
  const callers = openCallerFill(db, suffix);
  return {
    project: ({ row, caller, searchText, moments }) => {
      const number = Number(sql.addRow.run(...rowColumns(row)).lastInsertRowid);
      const { summary, text } = searchTexts(row, searchText);
      sql.addText.run(summary, text, number);
      sql.addWords.run(number, summary, text, signsIn(text));
      sql.addParts.run(number, text);
      addMoments(sql, row.id, moments);
      callers.add(number, ticketCall(caller, row.site, row.loggedAt));
    },
    finish: callers.finish,
  };
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: Connection, suffix: string) {
  return {
    number: db.prepare<[string], number>(`SELECT number FROM queue_row${suffix} WHERE ticket_id = ?`).pluck(),
    addRow: db.prepare(
      `INSERT INTO queue_row${suffix} (${ROW_COLUMNS.join(", ")}) VALUES (${ROW_COLUMNS.map(() => "?").join(", ")})`,
    ),
    changeRow: db.prepare(
      `UPDATE queue_row${suffix} SET ${ROW_COLUMNS.map((name) => `${name} = ?`).join(", ")} WHERE number = ?`,
    ),
    text: db.prepare<[number], { summary: string; text: string }>(
      `SELECT summary, text FROM search_text${suffix} WHERE number = ?`,
    ),
    addText: db.prepare(`INSERT INTO search_text${suffix} (summary, text, number) VALUES (?, ?, ?)`),
    changeText: db.prepare(`UPDATE search_text${suffix} SET summary = ?, text = ? WHERE number = ?`),
    saveWords: db.prepare(
      `INSERT OR REPLACE INTO search_words${suffix} (rowid, summary, text, signs) VALUES (?, ?, ?, ?)`,
    ),
    saveParts: db.prepare(`INSERT OR REPLACE INTO search_parts${suffix} (rowid, text) VALUES (?, ?)`),
    addWords: db.prepare(`INSERT INTO search_words${suffix} (rowid, summary, text, signs) VALUES (?, ?, ?, ?)`),
    addParts: db.prepare(`INSERT INTO search_parts${suffix} (rowid, text) VALUES (?, ?)`),
    moments: db.prepare<[string], { id: string; moment: string }>(
      `SELECT id, moment FROM due_moment${suffix} WHERE ticket_id = ? ORDER BY at, id`,
    ),
    dropMoments: db.prepare(`DELETE FROM due_moment${suffix} WHERE ticket_id = ?`),
    addMoment: db.prepare(`INSERT INTO due_moment${suffix} (id, ticket_id, at, moment) VALUES (?, ?, ?, ?)`),
  };
}

/**
 * Two plain statements instead of one upsert: an upsert may fail half-way, so SQLite sets a savepoint before it, and at
 * every savepoint FTS5 writes out what it has gathered.
 */
function writeRow(sql: Statements, row: StoredRow): number {
  const columns = rowColumns(row);
  const known = sql.number.get(row.id);
  if (known === undefined) return Number(sql.addRow.run(...columns).lastInsertRowid);
  sql.changeRow.run(...columns, known);
  return known;
}

/** A row's columns in the order of ROW_COLUMNS. */
export function rowColumns(row: StoredRow): readonly (string | number)[] {
  return [
    row.id,
    referenceKey(row.reference),
    Number(isOpen(row)),
    dueOrder(row),
    row.rank,
    row.loggedAt,
    row.agreementId,
    row.priority,
    row.status,
    row.kind,
    row.owner ?? "",
    row.site,
    Number(row.priorityAgreement === "disputed"),
    Number(row.waiting !== null),
    Number(row.isMajor),
    JSON.stringify(row),
  ];
}

/** The two texts a ticket is found by. The reference stands there also without its dashes, the way it is spoken. */
export function searchTexts(row: StoredRow, searchText: string): { readonly summary: string; readonly text: string } {
  const text = withoutNul(`${searchText}\n${row.reference}\n${referenceKey(row.reference)}`);
  return { summary: withoutNul(row.summary), text };
}

/** Most commands change no text, and the two indexes are the dear part of a write. */
function writeSearch(sql: Statements, number: number, row: StoredRow, searchText: string): void {
  const { summary, text } = searchTexts(row, searchText);
  const stored = sql.text.get(number);
  if (stored?.summary === summary && stored.text === text) return;
  (stored === undefined ? sql.addText : sql.changeText).run(summary, text, number);
  sql.saveWords.run(number, summary, text, signsIn(text));
  sql.saveParts.run(number, text);
}

function writeMoments(sql: Statements, ticketId: string, moments: readonly DueMoment[]): void {
  const fresh = moments.map((moment) => JSON.stringify(moment)).toSorted();
  const stored = sql.moments
    .all(ticketId)
    .map(({ moment }) => moment)
    .toSorted();
  if (fresh.length === stored.length && fresh.every((text, index) => text === stored[index])) return;
  sql.dropMoments.run(ticketId);
  addMoments(sql, ticketId, moments);
}

function addMoments(sql: Statements, ticketId: string, moments: readonly DueMoment[]): void {
  for (const moment of moments) sql.addMoment.run(moment.id, ticketId, moment.at, JSON.stringify(moment));
}
