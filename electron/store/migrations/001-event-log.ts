import type { Migration } from "./migration.ts";

/**
 * The log is the truth: rows are only ever added. What a person said or typed stands in `event_payload` alone, so that
 * it can be erased by law while `event`, and with it the hash chain, stays untouched for ever (COV-62).
 */
export const eventLog: Migration = {
  version: 1,
  does: "makes the event log",
  apply: (db) => {
    db.exec(TABLES);
    db.exec(APPEND_ONLY);
    db.exec(ERASURE_ONLY);
  },
};

const TABLES = `
  CREATE TABLE station (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    desk_id TEXT NOT NULL,
    station_id TEXT NOT NULL,
    station_code TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    next_reference INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    category TEXT NOT NULL CHECK (category IN ('ticket', 'desk')),
    stream TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    event_id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    station TEXT NOT NULL,
    command_id TEXT NOT NULL REFERENCES command (command_id) DEFERRABLE INITIALLY DEFERRED,
    written_by TEXT NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (stream, version)
  ) STRICT;

  CREATE TABLE event_payload (
    position INTEGER PRIMARY KEY REFERENCES event (position),
    salt BLOB,
    payload TEXT NOT NULL,
    erased_by INTEGER REFERENCES event (position),
    CHECK ((salt IS NULL) = (erased_by IS NOT NULL))
  ) STRICT;

  CREATE TABLE command (
    command_id TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL
  ) STRICT;
`;

/** OR REPLACE deletes the old row quietly; the check before the insert refuses it even on a connection without recursive triggers. */
const APPEND_ONLY = `
  CREATE TRIGGER event_keeps BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
  CREATE TRIGGER event_stays BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
  CREATE TRIGGER event_not_replaced BEFORE INSERT ON event
  WHEN NEW.position <= (SELECT coalesce(max(position), 0) FROM event)
    OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND version = NEW.version)
    OR EXISTS (SELECT 1 FROM event WHERE event_id = NEW.event_id)
  BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

  CREATE TRIGGER command_keeps BEFORE UPDATE ON command
  BEGIN SELECT RAISE(ABORT, 'the list of commands is append-only'); END;
  CREATE TRIGGER command_stays BEFORE DELETE ON command
  BEGIN SELECT RAISE(ABORT, 'the list of commands is append-only'); END;
  CREATE TRIGGER command_not_replaced BEFORE INSERT ON command
  WHEN EXISTS (SELECT 1 FROM command WHERE command_id = NEW.command_id)
  BEGIN SELECT RAISE(ABORT, 'the list of commands is append-only'); END;
`;

/** The one legal change: once, to a form without its salt, and naming the event in the log that ordered it. */
const ERASURE_ONLY = `
  CREATE TRIGGER payload_stays BEFORE DELETE ON event_payload
  BEGIN SELECT RAISE(ABORT, 'what was recorded is erased, never deleted'); END;
  CREATE TRIGGER payload_not_replaced BEFORE INSERT ON event_payload
  WHEN EXISTS (SELECT 1 FROM event_payload WHERE position = NEW.position)
  BEGIN SELECT RAISE(ABORT, 'what was recorded is erased, never replaced'); END;
  CREATE TRIGGER payload_only_erased BEFORE UPDATE ON event_payload
  WHEN OLD.erased_by IS NOT NULL
    OR NEW.position IS NOT OLD.position
    OR NEW.salt IS NOT NULL
    OR NOT EXISTS (
      SELECT 1 FROM event
      JOIN event_payload AS erasure USING (position)
      WHERE event.position = NEW.erased_by
        AND event.category = 'desk'
        AND event.type = 'PayloadErased'
        AND json_extract(erasure.payload, '$.position') = OLD.position
    )
  BEGIN SELECT RAISE(ABORT, 'what was recorded changes only by an erasure that is in the log'); END;
`;
