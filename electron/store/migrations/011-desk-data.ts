import type { Migration } from "./migration.ts";

/** The desk's own data: who works here and under which agreements, what is half written in forms, saved views, the record of the clock. */
export const deskData: Migration = {
  version: 11,
  does: "makes the desk's settings, drafts, saved views and the record of its clock",
  apply: (db) => {
    db.exec(SETTINGS);
    db.exec(DESK);
  },
};

const SETTINGS = `
  CREATE TABLE desk_setting (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    settings TEXT NOT NULL
  ) STRICT;

  CREATE TABLE desk_setting_history (
    number INTEGER PRIMARY KEY,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    settings TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER setting_history_keeps BEFORE UPDATE ON desk_setting_history
  BEGIN SELECT RAISE(ABORT, 'the history of the settings is append-only'); END;
  CREATE TRIGGER setting_history_stays BEFORE DELETE ON desk_setting_history
  BEGIN SELECT RAISE(ABORT, 'the history of the settings is append-only'); END;
  CREATE TRIGGER setting_history_not_replaced BEFORE INSERT ON desk_setting_history
  WHEN EXISTS (SELECT 1 FROM desk_setting_history WHERE number = NEW.number)
  BEGIN SELECT RAISE(ABORT, 'the history of the settings is append-only'); END;
`;

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

  CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    filter TEXT NOT NULL
  ) STRICT;

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
