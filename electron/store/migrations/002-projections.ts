import type { Migration } from "./migration.ts";

/** What is derived from the log for fast reading. Every row can be thrown away and built again. */
export const projections: Migration = {
  version: 2,
  does: "makes the queue, the due moments and the search",
  outdatesProjections: true,
  apply: (db) => {
    db.exec(STATE);
    db.exec(TABLES);
    db.exec(INDEXES);
  },
};

const STATE = `
  CREATE TABLE projection_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    is_outdated INTEGER NOT NULL
  ) STRICT;
  INSERT INTO projection_state (id, is_outdated) VALUES (1, 0);
`;

const TABLES = `
  CREATE TABLE queue_row (
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

  CREATE TABLE due_moment (
    id TEXT PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    moment TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE search_text (
    number INTEGER PRIMARY KEY,
    summary TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE search_words USING fts5(
    summary, text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
  );

  CREATE VIRTUAL TABLE search_parts USING fts5(
    text, content='', contentless_delete=1, tokenize="trigram remove_diacritics 1"
  );
`;

/** The two wide indexes hold every column a filter asks for, so a filter never touches the rows it passes over. */
const INDEXES = `
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
  CREATE INDEX due_moment_ticket ON due_moment (ticket_id);
`;
