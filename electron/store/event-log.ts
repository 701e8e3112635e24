import type { RecordedEvent } from "../../shared/contract/views.ts";
import { encodeEvent } from "../../shared/kernel/event-codec.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { type TicketEvent, ticketEvents } from "../../shared/ticket/events.ts";
import type { AppendRequest } from "../core/ports.ts";
import type { Connection } from "./connection.ts";
import { commitmentOf, type EventMetadata, genesisHash, hashOf } from "./event-hash.ts";
import { actorKey, payloadOf } from "./read-event.ts";
import { type LogReader, openLogReader } from "./read-log.ts";
import { type Station, uuidOf } from "./station.ts";

/** Another write came between reading a stream and appending to it. Within one transaction this is a bug of the caller. */
export class VersionConflict extends Error {
  override readonly name = "VersionConflict";
}

/** What one append writes, for tickets and for the desk's own stream alike. */
interface Entry {
  readonly category: "ticket" | "desk";
  readonly stream: string;
  readonly expectedVersion: number;
  readonly commandId: string;
  readonly recordedAt: number;
  readonly events: readonly EntryEvent[];
}

export interface EntryEvent {
  readonly type: string;
  readonly schemaVersion: number;
  readonly id?: string;
  readonly happenedAt: number;
  readonly actor: string;
  readonly payload: string;
}

export interface EventLog extends LogReader {
  append(request: AppendRequest): readonly RecordedEvent[];
  /** Appends to the desk's own stream; returns the position of the last event. */
  appendToDesk(commandId: string, recordedAt: number, events: readonly EntryEvent[]): number;
}

export interface LogSettings {
  readonly station: Station;
  readonly productVersion: string;
  readonly randomBytes: (length: number) => Buffer;
}

const DESK_STREAM = "desk";
const SALT_BYTES = 32;
const ID_BYTES = 16;

type Statements = ReturnType<typeof prepare>;

/** The log of one open file. All writing happens inside the caller's transaction. */
export function openEventLog(db: Connection, settings: LogSettings): EventLog {
  const reader = openLogReader(db);
  const sql = prepare(db);
  const append = (entry: Entry): readonly Written[] => {
    const found = reader.versionOf(entry.stream);
    if (found === entry.expectedVersion) return appendEntry(sql, settings, entry);
    throw new VersionConflict(`Stream ${entry.stream} is at version ${found}, not at ${entry.expectedVersion}.`);
  };
  return {
    ...reader,
    append: (request) => appendTicketEvents(append, settings.station, request),
    appendToDesk: (commandId, recordedAt, events) => {
      const expectedVersion = reader.versionOf(DESK_STREAM);
      const entry = { category: "desk", stream: DESK_STREAM, expectedVersion, commandId, recordedAt, events } as const;
      return append(entry).at(-1)?.metadata.position ?? 0;
    },
  };
}

function prepare(db: Connection) {
  return {
    last: db.prepare<[], { position: number; hash: Buffer }>(
      "SELECT position, hash FROM event ORDER BY position DESC LIMIT 1",
    ),
    addCommand: db.prepare("INSERT INTO command (command_id, stream, version, recorded_at) VALUES (?, ?, ?, ?)"),
    addEvent: db.prepare(
      `INSERT INTO event (position, category, stream, version, event_id, type, schema_version, happened_at, recorded_at,
         actor, station, command_id, written_by, commitment, previous_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addPayload: db.prepare("INSERT INTO event_payload (position, salt, payload) VALUES (?, ?, ?)"),
  };
}

interface Written {
  readonly metadata: EventMetadata;
  readonly hash: Buffer;
}

function appendEntry(sql: Statements, settings: LogSettings, entry: Entry): readonly Written[] {
  const version = entry.expectedVersion + entry.events.length;
  sql.addCommand.run(entry.commandId, entry.stream, version, entry.recordedAt);
  const last = sql.last.get();
  let tail = last ?? { position: 0, hash: genesisHash(settings.station.deskId) };
  return entry.events.map((event, index) => {
    const written = writeEvent(sql, settings, entry, event, tail, entry.expectedVersion + index + 1);
    tail = { position: written.metadata.position, hash: written.hash };
    return written;
  });
}

function writeEvent(
  sql: Statements,
  settings: LogSettings,
  entry: Entry,
  event: EntryEvent,
  tail: { readonly position: number; readonly hash: Buffer },
  version: number,
): Written {
  const random = settings.randomBytes(SALT_BYTES + ID_BYTES);
  const salt = random.subarray(0, SALT_BYTES);
  const m: EventMetadata = {
    position: tail.position + 1,
    category: entry.category,
    stream: entry.stream,
    version,
    eventId: event.id ?? uuidOf(random.subarray(SALT_BYTES)),
    type: event.type,
    schemaVersion: event.schemaVersion,
    happenedAt: event.happenedAt,
    recordedAt: entry.recordedAt,
    actor: event.actor,
    station: settings.station.id,
    commandId: entry.commandId,
    writtenBy: settings.productVersion,
  };
  const commitment = commitmentOf(salt, event.payload);
  const hash = hashOf(tail.hash, m, commitment);
  const who = [m.actor, m.station, m.commandId, m.writtenBy];
  const what = [m.position, m.category, m.stream, m.version, m.eventId, m.type, m.schemaVersion];
  sql.addEvent.run(...what, m.happenedAt, m.recordedAt, ...who, commitment, tail.hash, hash);
  sql.addPayload.run(m.position, salt, event.payload);
  return { metadata: m, hash };
}

function appendTicketEvents(
  append: (entry: Entry) => readonly Written[],
  station: Station,
  request: AppendRequest,
): readonly RecordedEvent[] {
  const { ticketId, expectedVersion, commandId, recordedAt } = request;
  const events = request.events.map(entryOf);
  const written = append({ category: "ticket", stream: ticketId, expectedVersion, commandId, recordedAt, events });
  return request.events.map((event, index) => ({
    version: expectedVersion + index + 1,
    eventId: written[index]?.metadata.eventId ?? "",
    recordedAt,
    station: station.id,
    commandId: asId(commandId),
    event,
  }));
}

/** A threshold's own id becomes the event's id, which is unique in the log: it cannot be recorded twice whatever happens. */
function entryOf(event: TicketEvent): EntryEvent {
  const encoded = encodeEvent(ticketEvents, event);
  const { type, schemaVersion } = encoded;
  const entry = {
    type,
    schemaVersion,
    happenedAt: event.at,
    actor: actorKey(event.by),
    payload: payloadOf(encoded),
  };
  return event.type === "ThresholdReached" ? { ...entry, id: event.thresholdId } : entry;
}
