import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { type EventBody, uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { LoggedEvent } from "../../core/log-port.ts";

/** An event with its words, as the tables hold it. */
export interface EventRow {
  readonly position: number;
  readonly format: number;
  readonly category: string;
  readonly streamId: Buffer;
  readonly version: number;
  readonly commandId: Buffer;
  readonly commandIndex: number;
  readonly commandCount: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly writtenBy: string;
  readonly happenedAt: number;
  readonly recordedAt: number;
  readonly clockOffset: number | null;
  readonly actorKind: string;
  readonly actor: Buffer | null;
  readonly stationId: Buffer;
  readonly stationNo: number | null;
  readonly seen: number;
  readonly facts: string;
  readonly commitment: Buffer | null;
  readonly orderedAt: number;
  readonly link: Buffer;
  /** The words' own position: null where there is no such row. */
  readonly wordsAt: number | null;
  readonly salt: Buffer | null;
  readonly words: string | null;
  readonly erasedBy: number | null;
}

/** An event with the link before it in the log; null before the first. */
export interface LinkedRow extends EventRow {
  readonly previous: Buffer | null;
}

/** `ordered_after`: what passed since it was recorded. */
const EVENT_COLUMNS = `SELECT event.position, event_type.format, stream.category, stream.id AS streamId, event.version,
    event.command_id AS commandId, event.command_index AS commandIndex, event.command_count AS commandCount,
    event_type.type, event_type.schema_version AS schemaVersion, event_type.written_by AS writtenBy,
    event.happened_at AS happenedAt, event.recorded_at AS recordedAt, event.clock_offset AS clockOffset,
    actor.kind AS actorKind, actor.id AS actor, station.id AS stationId, event.station_no AS stationNo, event.seen,
    event.facts, event.commitment, event.recorded_at + event.ordered_after AS orderedAt, event.link,
    words.position AS wordsAt, words.salt, words.words, words.erased_by AS erasedBy`;
const EVENT_TABLES = `
  FROM event
  JOIN event_type ON event_type.number = event.type
  JOIN stream ON stream.number = event.stream
  JOIN actor ON actor.number = event.actor
  JOIN station ON station.number = event.station
  LEFT JOIN words ON words.position = event.position`;

/** A SELECT of EventRows, to be followed by WHERE and ORDER BY. */
export const SELECT_EVENTS = `${EVENT_COLUMNS}${EVENT_TABLES}`;

/** The same of LinkedRows for whoever does not look at links: none is fetched. */
export const SELECT_UNLINKED = `${EVENT_COLUMNS}, NULL AS previous${EVENT_TABLES}`;

/** The same of LinkedRows. */
export const SELECT_LINKED = `${EVENT_COLUMNS}, before.link AS previous${EVENT_TABLES}
  LEFT JOIN event AS before ON before.position = event.position - 1`;

/** The event as the core reads it. @throws where it names an actor of no kind there is. */
export function loggedEvent(row: EventRow): LoggedEvent {
  return {
    category: row.category,
    stream: uuidText(row.streamId),
    type: row.type,
    schemaVersion: row.schemaVersion,
    facts: row.facts,
    words: row.words,
    writtenBy: row.writtenBy,
    isErased: row.erasedBy !== null,
    at: row.happenedAt,
    by: actorOf(row),
    position: row.position,
    seen: row.seen,
    station: asId(uuidText(row.stationId)),
    stationNo: row.stationNo,
    version: row.version,
    commandId: asId(uuidText(row.commandId)),
    commandIndex: row.commandIndex,
    commandCount: row.commandCount,
    recordedAt: row.recordedAt,
  };
}

/** Whether it names an actor in a way there is. */
export function isKnownActor({ actorKind, actor }: EventRow): boolean {
  if (actorKind === "timer") return actor === null;
  return (actorKind === "person" || actorKind === "import") && actor?.length === 16;
}

/** @throws where there is no such kind of actor. */
export function actorOf({ actorKind, actor }: Pick<EventRow, "actorKind" | "actor">): Actor {
  if (actorKind === "timer") return { kind: "timer" };
  if (actor !== null && actorKind === "person") return { kind: "person", id: asId(uuidText(actor)) };
  if (actor !== null && actorKind === "import") return { kind: "import", id: asId(uuidText(actor)) };
  throw new Error(`There is no kind of actor "${actorKind}".`);
}

/** What the event's body hash is made over. */
export function bodyOf(row: EventRow): EventBody {
  return {
    commandId: uuidText(row.commandId),
    commandIndex: row.commandIndex,
    commandCount: row.commandCount,
    category: row.category,
    stream: uuidText(row.streamId),
    type: row.type,
    schemaVersion: row.schemaVersion,
    writtenBy: row.writtenBy,
    happenedAt: row.happenedAt,
    recordedAt: row.recordedAt,
    clockOffset: row.clockOffset,
    actorKind: row.actorKind,
    actor: row.actor === null ? null : uuidText(row.actor),
    station: uuidText(row.stationId),
    stationNo: row.stationNo,
    seen: row.seen,
    facts: row.facts,
    commitment: row.commitment,
  };
}
