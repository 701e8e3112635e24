import type { RecordedEvent } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { decodeEvent, type EncodedEvent } from "../../shared/kernel/event-codec.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { type TicketEvent, ticketEvents } from "../../shared/ticket/events.ts";
import { readOnlySentence } from "../../shared/words/unknown-event.ts";
import type { TicketStream } from "../core/ports.ts";

/** One stored event with its payload, as a query returns it. */
export interface StoredEvent {
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly happened_at: number;
  readonly recorded_at: number;
  readonly actor: string;
  readonly station: string;
  readonly command_id: string;
  readonly written_by: string;
  readonly payload: string;
  readonly erased_by: number | null;
}

/** The columns of a StoredEvent, for queries that join `event` and `event_payload`. */
export const STORED_EVENT =
  "event.version, event_id, type, schema_version, happened_at, recorded_at, actor, station, command_id, written_by, payload, erased_by";

/** The steps from one event to the next are ours: a stream that misses one was damaged. */
const GAP =
  "This ticket can be read only: part of what was recorded of it is missing. Verify the desk file, and restore a backup.";

/**
 * Reads a stream in today's shape. An event this version does not know, or that cannot be read, is left out and makes
 * the ticket read-only, with the sentence that says why; the others are read all the same. Throws for no content.
 */
export function readStream(stored: readonly StoredEvent[]): TicketStream {
  const events: RecordedEvent[] = [];
  let readOnlyBecause: string | null = null;
  let isDamaged = false;
  for (const [index, row] of stored.entries()) {
    const event = decoded(row);
    if (event.type !== "UnknownEvent") events.push(recorded(row, event));
    else {
      readOnlyBecause ??= readOnlySentence(event);
      isDamaged ||= event.why === "damaged";
    }
    if (row.version === index + 1) continue;
    readOnlyBecause ??= GAP;
    isDamaged = true;
  }
  return { events, readOnlyBecause, isDamaged };
}

function decoded(row: StoredEvent) {
  return decodeEvent(ticketEvents, {
    type: row.type,
    schemaVersion: row.schema_version,
    at: row.happened_at,
    by: actorFrom(row.actor),
    writtenBy: row.written_by,
    isErased: row.erased_by !== null,
    ...partsOf(row.payload),
  });
}

/** Facts and words as `payloadOf` put them together; what cannot be taken apart is found damaged by the codec. */
function partsOf(payload: string): Pick<EncodedEvent, "facts" | "words"> {
  const { facts, words } = parsed(payload) ?? {};
  return { facts: JSON.stringify(facts ?? null), words: words === null ? null : JSON.stringify(words ?? 0) };
}

function parsed(payload: string): { readonly facts?: unknown; readonly words?: unknown } | null {
  try {
    // Whatever stands there has fields or none; each is looked at by a schema.
    return JSON.parse(payload) as object | null;
  } catch {
    return null;
  }
}

/** One payload of what is kept for ever and what may be erased, each under its own name. */
export function payloadOf({ facts, words }: EncodedEvent): string {
  return `{"facts":${facts},"words":${words ?? "null"}}`;
}

/** Who did it, by id. */
export function actorKey(by: Actor): string {
  return by.kind === "timer" ? "timer" : `${by.kind}:${by.id}`;
}

function actorFrom(key: string): Actor {
  const [kind = "", ...id] = key.split(":");
  if (kind === "person") return { kind, id: asId(id.join(":")) };
  return kind === "import" ? { kind, id: asId(id.join(":")) } : { kind: "timer" };
}

function recorded(row: StoredEvent, event: TicketEvent): RecordedEvent {
  return {
    version: row.version,
    eventId: row.event_id,
    recordedAt: row.recorded_at,
    station: asId(row.station),
    commandId: asId(row.command_id),
    event,
  };
}
