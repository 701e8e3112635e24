import type { RecordedEvent } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import type { UnknownEvent } from "../../shared/ticket/unknown-event.ts";
import { SCHEMA_VERSIONS, upcast } from "../../shared/ticket/upcast.ts";
import type { TicketStream } from "../core/ports.ts";

/** One stored event with its payload, as a query returns it. */
export interface StoredEvent {
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly recorded_at: number;
  readonly station: string;
  readonly command_id: string;
  readonly written_by: string;
  readonly payload: string;
}

/** The columns of a StoredEvent, for queries that join `event` and `event_payload`. */
export const STORED_EVENT =
  "event.version, event_id, type, schema_version, recorded_at, station, command_id, written_by, payload";

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
    const event = readOne(row);
    if (event.type !== "UnknownEvent") events.push(recorded(row, event));
    else {
      readOnlyBecause ??= event.message;
      isDamaged ||= isKnown(event);
    }
    if (row.version === index + 1) continue;
    readOnlyBecause ??= GAP;
    isDamaged = true;
  }
  return { events, readOnlyBecause, isDamaged };
}

function readOne({ type, schema_version: schemaVersion, written_by: writtenBy, payload }: StoredEvent) {
  return upcast({ type, schemaVersion, writtenBy, payload: parsed(payload) });
}

/** Undefined, which no event's payload is, where it is no JSON. */
function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/** This version knows the type and the shape, so that only damage can be the reason. */
function isKnown({ storedType, schemaVersion }: UnknownEvent): boolean {
  const versions: Readonly<Record<string, number>> = SCHEMA_VERSIONS;
  return schemaVersion <= (versions[storedType] ?? 0);
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
