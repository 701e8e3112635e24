import type { WriteTransaction } from "../../../electron/core/ports.ts";
import { ticketKey } from "../../../electron/core/ticket-stream.ts";
import type { RecordedEvent } from "../../../shared/contract/views.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { encodeEvent } from "../../../shared/kernel/event-codec.ts";
import type { CommandId, TicketId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type TicketEvent, ticketEvents } from "../../../shared/ticket/events.ts";
import { spokenReference } from "../../../shared/ticket/reference.ts";

export interface TicketAppend {
  readonly commandId: CommandId;
  readonly ticketId: TicketId;
  readonly by: Actor;
  readonly expectedVersion: number;
  readonly recordedAt: Instant;
  readonly seen: number;
  readonly events: readonly TicketEvent[];
}

/** Appends what one command says of one ticket, whatever the rules say; a new ticket's reference is claimed for it. */
export function appendToTicket(transaction: WriteTransaction, request: TicketAppend): readonly RecordedEvent[] {
  const { commandId, ticketId, by, expectedVersion, recordedAt, seen, events } = request;
  const key = ticketKey(ticketId);
  const encoded = events.map((event) => ({ ...encodeEvent(ticketEvents, event), at: event.at }));
  const references = events.flatMap((event) =>
    event.type === "TicketLogged" ? [spokenReference(event.reference)] : [],
  );
  const written = transaction.append({
    commandId,
    by,
    recordedAt,
    clockOffsetMs: null,
    seen,
    streams: [{ ...key, expectedVersion, events: encoded }],
    claims: references.map((claim) => ({ ...key, claim })),
  });
  return events.flatMap((event, index) => {
    const logged = written[index];
    if (logged === undefined) return [];
    const { version, station } = logged;
    return [{ version, eventId: `${commandId}:${logged.commandIndex}`, recordedAt, station, commandId, event }];
  });
}
