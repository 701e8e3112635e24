import type { RecordedEvent } from "../../shared/contract/views.ts";
import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import { type TicketEvent, ticketKind } from "../../shared/ticket/events.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import type { LoggedEvent, LoggedStream, LogPort, StreamKey } from "./log-port.ts";
import { damageOf, unreadableBecause } from "./records/read-only.ts";
import { type ReadRecord, readRecord } from "./records/read-record.ts";

/** A ticket's stream as read: known events, or the reason it is read-only. */
export interface TicketStream {
  readonly events: readonly RecordedEvent[];
  readonly readOnlyBecause: string | null;
  /** Part of it cannot be read (rather than: is not known to this version). */
  readonly isDamaged: boolean;
}

export const ticketKey = (ticketId: TicketId): StreamKey => ({ category: "ticket", stream: ticketId });

export function readTicket(log: Pick<LogPort, "readStream">, ticketId: TicketId): TicketStream {
  return ticketStream(log.readStream(ticketKey(ticketId)));
}

/**
 * A stream in today's shape, in the order of the fold. An event this version does not know, or that cannot be read, is
 * left out and makes the ticket read-only, with the sentence that says why; the others are read all the same.
 */
export function ticketStream(stream: LoggedStream): TicketStream {
  const record = readRecord(ticketKind, stream);
  return {
    events: recordedEvents(record),
    readOnlyBecause: unreadableBecause("ticket", record),
    isDamaged: damageOf("ticket", record) !== null,
  };
}

/** A ticket's events as screens get them. */
export function recordedEvents({ entries }: ReadRecord<TicketState, TicketEvent>): readonly RecordedEvent[] {
  return entries.flatMap(({ logged, event }) => (event.type === "UnknownEvent" ? [] : [recorded(logged, event)]));
}

function recorded(logged: LoggedEvent, event: TicketEvent): RecordedEvent {
  return {
    version: logged.version,
    eventId: `${logged.commandId}:${logged.commandIndex}`,
    recordedAt: logged.recordedAt,
    station: logged.station,
    commandId: asId(logged.commandId),
    event,
  };
}
