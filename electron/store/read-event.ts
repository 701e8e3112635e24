import type { RecordedEvent } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
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

/** The shape in which this version writes events. */
export const SCHEMA_VERSION = 1;

/** Reads a stream as far as this version understands it; the first event it does not know makes the ticket read-only. */
export function readStream(stored: readonly StoredEvent[]): TicketStream {
  const events: RecordedEvent[] = [];
  for (const row of stored) {
    if (row.schema_version > SCHEMA_VERSION) {
      return { events, readOnlyBecause: `Written by Deskwatch ${row.written_by}, which this version cannot read.` };
    }
    // The payload is what this store wrote under this very schema version.
    events.push(recorded(row, JSON.parse(row.payload) as TicketEvent));
  }
  return { events, readOnlyBecause: null };
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
