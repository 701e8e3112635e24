/**
 * The log is the truth: rows are only ever added. What stands here is the body and the link of each event
 * (shared-log.md); what is the same for many (the stream, the station, who acted, type and version) stands once and is
 * referred to by a number of this file's own.
 * Whatever a person said, typed or is called stands in `words` alone (and in commands that wait), where it can be
 * emptied; nothing else here may name anybody.
 */
export const LOG_TABLES = `
  CREATE TABLE stream (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    category TEXT NOT NULL,
    UNIQUE (id, category)
  ) STRICT;
  CREATE INDEX stream_of_category ON stream (category, number);

  CREATE TABLE station (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code TEXT NOT NULL UNIQUE,
    known_since INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE actor (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id BLOB CHECK (id IS NULL OR length(id) = 16),
    UNIQUE (id, kind)
  ) STRICT;

  CREATE TABLE event_type (
    number INTEGER PRIMARY KEY,
    format INTEGER NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    written_by TEXT NOT NULL,
    UNIQUE (type, schema_version, written_by, format)
  ) STRICT;

  CREATE TABLE event (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    stream INTEGER NOT NULL REFERENCES stream (number),
    version INTEGER NOT NULL CHECK (version > 0),
    command_id BLOB NOT NULL CHECK (length(command_id) = 16),
    command_index INTEGER NOT NULL CHECK (command_index >= 0 AND command_index < command_count),
    command_count INTEGER NOT NULL,
    type INTEGER NOT NULL REFERENCES event_type (number),
    happened_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL CHECK (recorded_at >= happened_at),
    clock_offset INTEGER,
    actor INTEGER NOT NULL REFERENCES actor (number),
    station INTEGER NOT NULL REFERENCES station (number),
    station_no INTEGER,
    seen INTEGER NOT NULL CHECK (seen >= 0 AND seen < position),
    facts TEXT NOT NULL,
    commitment BLOB CHECK (commitment IS NULL OR length(commitment) = 32),
    ordered_after INTEGER NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 32)
  ) STRICT;
  CREATE UNIQUE INDEX event_of_stream ON event (stream, version);
  CREATE UNIQUE INDEX event_of_command ON event (command_id) WHERE command_index = 0;
  CREATE INDEX event_of_type ON event (type);

  CREATE TABLE words (
    position INTEGER PRIMARY KEY REFERENCES event (position),
    salt BLOB,
    words TEXT,
    erased_by INTEGER REFERENCES event (position),
    CHECK ((salt IS NULL) = (erased_by IS NOT NULL)),
    CHECK ((words IS NULL) = (salt IS NULL))
  ) STRICT;

  CREATE TABLE claim (
    claim TEXT PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES stream (number),
    position INTEGER NOT NULL REFERENCES event (position)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * This file's own place among the stations. `file_identity` is null in a backup: whoever opens it is a new station.
 * `is_forgetting`: words were erased, and what was derived from them may still lie in the file, unlisted.
 */
export const OWN_STATION = `
  CREATE TABLE own_station (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    desk_id BLOB NOT NULL CHECK (length(desk_id) = 16),
    station INTEGER NOT NULL REFERENCES station (number),
    last_number INTEGER NOT NULL,
    next_reference INTEGER NOT NULL,
    file_identity BLOB,
    is_forgetting INTEGER NOT NULL DEFAULT 0
  ) STRICT;
`;

/**
 * Commands that wait for a shared desk, and what they would come to (`pending_event`, decided anew after every pull).
 * On a desk of one PC a command's outcome is in the log at once, and nothing stands here. `input`: what was asked of
 * which records; `reads`: the records it was decided on, and how many events each had; `minted`: what it claims.
 * `shared_desk`: this file is one console of a desk whose order a PostgreSQL gives.
 */
export const PENDING_TABLES = `
  CREATE TABLE pending_command (
    number INTEGER PRIMARY KEY,
    command_id BLOB NOT NULL UNIQUE CHECK (length(command_id) = 16),
    origin TEXT NOT NULL CHECK (origin IN ('person', 'timer', 'import')),
    action TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    input TEXT NOT NULL,
    at INTEGER NOT NULL,
    clock_reading INTEGER,
    boot_id BLOB,
    recorded_at INTEGER NOT NULL,
    clock_offset INTEGER,
    actor BLOB,
    station BLOB NOT NULL CHECK (length(station) = 16),
    station_no INTEGER,
    seen INTEGER NOT NULL,
    reads TEXT NOT NULL,
    minted TEXT,
    told TEXT,
    story BLOB,
    state TEXT NOT NULL,
    erased_by INTEGER REFERENCES event (position)
  ) STRICT;

  CREATE TABLE pending_event (
    command INTEGER NOT NULL REFERENCES pending_command (number) ON DELETE CASCADE,
    command_index INTEGER NOT NULL,
    command_count INTEGER NOT NULL,
    category TEXT NOT NULL,
    stream BLOB NOT NULL CHECK (length(stream) = 16),
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    written_by TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    facts TEXT NOT NULL,
    words TEXT,
    PRIMARY KEY (command, command_index)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pending_event_of_stream ON pending_event (stream);

  CREATE TABLE shared_desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL CHECK (epoch > 0),
    joined_at INTEGER NOT NULL,
    synced_at INTEGER,
    clock_offset INTEGER
  ) STRICT;
`;

/**
 * What passwords and the recovery code are checked against, and how often they were tried: in no event, no stored
 * command and no export. `owner` is a person's id, or "recovery".
 */
export const VERIFIER_TABLE = `
  CREATE TABLE password_verifier (
    owner TEXT PRIMARY KEY,
    verifier TEXT,
    failed INTEGER NOT NULL DEFAULT 0,
    wait_until INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
`;

const abort = (sentence: string): string => `BEGIN SELECT RAISE(ABORT, '${sentence}'); END;`;

const APPEND_ONLY = abort("the event log is append-only");
const keepsRows = (table: string): string => `
  CREATE TRIGGER ${table}_keeps BEFORE UPDATE ON ${table} ${APPEND_ONLY}
  CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} ${APPEND_ONLY}
`;

/**
 * OR REPLACE deletes the old row quietly; the checks before the insert refuse it even on a connection without recursive
 * triggers. An event comes directly after the last one, in its stream too, and a command's events follow each other.
 */
export const LOG_GUARDS = `
  ${keepsRows("event")}
  CREATE TRIGGER event_follows BEFORE INSERT ON event
  WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
    OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = NEW.stream)
    OR CASE NEW.command_index
      WHEN 0 THEN EXISTS (SELECT 1 FROM event WHERE command_id = NEW.command_id AND command_index = 0)
      ELSE NOT EXISTS (
        SELECT 1 FROM event WHERE position = NEW.position - 1 AND command_id = NEW.command_id
          AND command_index = NEW.command_index - 1 AND command_count = NEW.command_count)
      END
  ${APPEND_ONLY}

  ${keepsRows("actor")}
  CREATE TRIGGER actor_not_replaced BEFORE INSERT ON actor
  WHEN EXISTS (SELECT 1 FROM actor WHERE number = NEW.number OR (id IS NEW.id AND kind = NEW.kind))
  ${APPEND_ONLY}

  ${keepsRows("event_type")}
  CREATE TRIGGER event_type_not_replaced BEFORE INSERT ON event_type
  WHEN EXISTS (SELECT 1 FROM event_type WHERE number = NEW.number OR (type = NEW.type
    AND schema_version = NEW.schema_version AND written_by = NEW.written_by AND format = NEW.format))
  ${APPEND_ONLY}

  ${keepsRows("stream")}
  CREATE TRIGGER stream_not_replaced BEFORE INSERT ON stream
  WHEN EXISTS (SELECT 1 FROM stream WHERE number = NEW.number OR (id = NEW.id AND category = NEW.category))
  ${APPEND_ONLY}

  ${keepsRows("station")}
  CREATE TRIGGER station_not_replaced BEFORE INSERT ON station
  WHEN EXISTS (SELECT 1 FROM station WHERE number = NEW.number OR id = NEW.id OR code = NEW.code)
  ${APPEND_ONLY}

  ${keepsRows("claim")}
  CREATE TRIGGER claim_not_replaced BEFORE INSERT ON claim
  WHEN EXISTS (SELECT 1 FROM claim WHERE claim = NEW.claim)
  ${APPEND_ONLY}
`;

/**
 * Whether erasure event `erasure` covers event `target`: everything of its streams before it, and later what its author
 * wrote without having seen it; and the events it names. Source: shared-log.md, "Erasure event".
 */
const covers = (erasure: string, target: string): string => `EXISTS (
    SELECT 1 FROM event AS target
    JOIN stream AS target_stream ON target_stream.number = target.stream
    JOIN event AS erasure ON erasure.position = ${erasure}
    JOIN event_type AS order_type ON order_type.number = erasure.type
    JOIN stream AS desk ON desk.number = erasure.stream
    WHERE target.position = ${target} AND order_type.type = 'WordsErased' AND desk.category = 'desk'
      AND (((target.position < erasure.position OR target.seen < erasure.position)
          AND EXISTS (SELECT 1 FROM json_each(erasure.facts, '$.streams')
            WHERE lower(replace(value, '-', '')) = lower(hex(target_stream.id))))
        OR EXISTS (SELECT 1 FROM json_each(erasure.facts, '$.events')
          WHERE lower(replace(value, '-', '')) = lower(hex(target.command_id)) || ':' || target.command_index))
  )`;

/** The one legal change of words: once, to nothing at all, and naming the event in the log that ordered it. */
export const WORDS_GUARDS = `
  CREATE TRIGGER words_stay BEFORE DELETE ON words ${abort("words are erased, never deleted")}
  CREATE TRIGGER words_not_replaced BEFORE INSERT ON words
  WHEN EXISTS (SELECT 1 FROM words WHERE position = NEW.position)
    OR (SELECT commitment FROM event WHERE position = NEW.position) IS NULL
    OR (NEW.erased_by IS NOT NULL AND NOT ${covers("NEW.erased_by", "NEW.position")})
  ${abort("words are erased, never replaced")}
  CREATE TRIGGER words_only_erased BEFORE UPDATE ON words
  WHEN OLD.erased_by IS NOT NULL OR NEW.erased_by IS NULL OR NEW.position IS NOT OLD.position
    OR NEW.salt IS NOT NULL OR NEW.words IS NOT NULL
    OR NOT ${covers("NEW.erased_by", "OLD.position")}
  ${abort("words change only by an erasure that is in the log")}
`;

/** What was accepted may wait, be decided anew and be emptied by an erasure; it goes only when its outcome is in the log. */
export const PENDING_GUARDS = `
  CREATE TRIGGER pending_command_stays BEFORE DELETE ON pending_command
  WHEN OLD.origin <> 'timer' AND NOT EXISTS (
    SELECT 1 FROM event WHERE command_id = OLD.command_id AND command_index = 0)
  ${abort("a command waits until its outcome is in the log")}
  CREATE TRIGGER pending_command_not_replaced BEFORE INSERT ON pending_command
  WHEN EXISTS (SELECT 1 FROM pending_command WHERE number = NEW.number OR command_id = NEW.command_id)
  ${abort("a command waits until its outcome is in the log")}
  CREATE TRIGGER pending_command_keeps BEFORE UPDATE ON pending_command
  WHEN NEW.number IS NOT OLD.number OR NEW.command_id IS NOT OLD.command_id OR NEW.origin IS NOT OLD.origin
    OR NEW.action IS NOT OLD.action OR NEW.schema_version IS NOT OLD.schema_version OR NEW.at IS NOT OLD.at
    OR NEW.clock_reading IS NOT OLD.clock_reading OR NEW.boot_id IS NOT OLD.boot_id
    OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.actor IS NOT OLD.actor OR NEW.station IS NOT OLD.station
    OR NEW.station_no IS NOT OLD.station_no OR NEW.seen > OLD.seen
    OR ((NEW.input IS NOT OLD.input OR NEW.erased_by IS NOT OLD.erased_by) AND (NEW.erased_by IS OLD.erased_by
      OR NOT EXISTS (SELECT 1 FROM event JOIN event_type ON event_type.number = event.type
        WHERE position = NEW.erased_by AND event_type.type = 'WordsErased')))
  ${abort("what was accepted is not changed")}
`;
