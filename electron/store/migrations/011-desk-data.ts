import type { Migration } from "./migration.ts";

/** What this console keeps for itself: what is half written in forms, and the record of its clock. */
export const deskData: Migration = {
  version: 11,
  does: "makes drafts and the record of this console's clock",
  apply: (db) => {
    db.exec(DESK);
  },
};

const DESK = `
  CREATE TABLE draft (
    subject TEXT NOT NULL,
    form TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (subject, form)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE heard_mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
  ) STRICT;
  INSERT INTO heard_mark (id, position) VALUES (1, 0);

  CREATE TABLE clock_jump (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    by_ms INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE last_check (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
  ) STRICT;
`;
