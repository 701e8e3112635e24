import type { Connection } from "../connection.ts";
import { mergeOnlyWhenIdle } from "./search-merge.ts";

/** The derived tables. With a suffix they stand beside the live ones while a rebuild fills them. */
export function createProjectionTables(db: Connection): void {
  createBareTables(db, "");
  createIndexes(db);
}

const NAMES = [
  "queue_row",
  "due_moment",
  "search_text",
  "search_words",
  "search_parts",
  "ticket_caller",
  "known_caller",
];

/** Without indexes, which are made faster once the tables are full. */
export function createBareTables(db: Connection, suffix: string): void {
  db.exec(`
    CREATE TABLE queue_row${suffix} (
      number INTEGER PRIMARY KEY,
      ticket_id TEXT NOT NULL UNIQUE,
      reference_key TEXT NOT NULL,
      is_open INTEGER NOT NULL,
      due_order INTEGER NOT NULL,
      rank INTEGER NOT NULL,
      logged_at INTEGER NOT NULL,
      agreement TEXT NOT NULL,
      priority TEXT NOT NULL,
      status TEXT NOT NULL,
      kind TEXT NOT NULL,
      owner TEXT NOT NULL,
      site TEXT NOT NULL,
      is_disputed INTEGER NOT NULL,
      is_waiting INTEGER NOT NULL,
      is_major INTEGER NOT NULL,
      row TEXT NOT NULL
    ) STRICT;

    CREATE TABLE due_moment${suffix} (
      ticket_id TEXT NOT NULL,
      id TEXT NOT NULL,
      at INTEGER NOT NULL,
      moment TEXT NOT NULL,
      PRIMARY KEY (ticket_id, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE search_text${suffix} (
      number INTEGER PRIMARY KEY,
      summary TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE search_words${suffix} USING fts5(
      summary, text, signs, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
    );

    CREATE VIRTUAL TABLE search_parts${suffix} USING fts5(
      text, content='', contentless_delete=1, tokenize="trigram remove_diacritics 1"
    );
  `);
  createCallerTables(db, suffix);
  mergeOnlyWhenIdle(db, suffix);
}

/**
 * Who called about each ticket, and whom the desk offers by name: one line for each person and site. The first is unique
 * only to have an index that is renamed with its table, so that a rebuild has it from the start.
 */
function createCallerTables(db: Connection, suffix: string): void {
  db.exec(`
    CREATE TABLE ticket_caller${suffix} (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL,
      site TEXT NOT NULL,
      called_at INTEGER NOT NULL,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      email TEXT NOT NULL,
      is_reachable INTEGER NOT NULL,
      UNIQUE (key, site, is_reachable, called_at, number)
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

/** The two wide indexes hold every column a filter asks for, so a filter never touches the rows it passes over. */
function createIndexes(db: Connection): void {
  db.exec(`
    CREATE INDEX queue_row_reference ON queue_row (reference_key);
    CREATE INDEX queue_row_shown ON queue_row (
      is_open, due_order, rank, logged_at, number,
      agreement, priority, status, kind, owner, site, is_disputed, is_waiting, is_major
    );
    CREATE INDEX queue_row_all ON queue_row (
      due_order, rank, logged_at, number,
      agreement, priority, status, kind, owner, site, is_disputed, is_waiting, is_major
    );
    CREATE INDEX due_moment_at ON due_moment (at, id);
  `);
}

export function dropTables(db: Connection, suffix: string): void {
  for (const name of NAMES) db.exec(`DROP TABLE IF EXISTS ${name}${suffix}`);
}

/** Puts the filled tables in the place of the live ones. Inside the caller's transaction, so nobody sees neither or both. */
export function swapIn(db: Connection, suffix: string): void {
  dropTables(db, "");
  for (const name of NAMES) db.exec(`ALTER TABLE ${name}${suffix} RENAME TO ${name}`);
  createIndexes(db);
}
