import type { RecordedEvent } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import { upcast } from "../../shared/ticket/upcast.ts";
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

/**
 * Reads a stream in today's shape. An event this version does not know is left out and makes the ticket read-only, with
 * the sentence that says which version wrote it.
 */
export function readStream(stored: readonly StoredEvent[]): TicketStream {
  const events: RecordedEvent[] = [];
  let readOnlyBecause: string | null = null;
  for (const row of stored) {
    const event = upcast({
      type: row.type,
      schemaVersion: row.schema_version,
      payload: JSON.parse(row.payload),
      writtenBy: row.written_by,
    });
    if (event.type === "UnknownEvent") readOnlyBecause ??= event.message;
    else events.push(recorded(row, event));
  }
  return { events, readOnlyBecause };
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
