import type { RecordedEvent } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { decodeEvent, encodeEvent } from "../../shared/kernel/event-codec.ts";
import { asId, type CommandId, type TicketId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { type TicketEvent, ticketEvents } from "../../shared/ticket/events.ts";
import { readOnlySentence } from "../../shared/words/unknown-event.ts";
import type { LoggedEvent, LoggedStream, LogPort, StreamKey } from "./log-port.ts";
import type { WriteTransaction } from "./ports.ts";

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
 * A stream in today's shape. An event this version does not know, or that cannot be read, is left out and makes the
 * ticket read-only, with the sentence that says why; the others are read all the same.
 */
export function ticketStream({ events: logged, damage }: LoggedStream): TicketStream {
  const events: RecordedEvent[] = [];
  let readOnlyBecause = damage;
  let isDamaged = damage !== null;
  for (const each of logged) {
    const event = decodeEvent(ticketEvents, each);
    if (event.type !== "UnknownEvent") events.push(recorded(each, event));
    else {
      readOnlyBecause ??= readOnlySentence(event);
      isDamaged ||= event.why === "damaged";
    }
  }
  return { events, readOnlyBecause, isDamaged };
}

export interface TicketAppend {
  readonly commandId: CommandId;
  readonly ticketId: TicketId;
  readonly by: Actor;
  /** The stream's version before; 0 for a new ticket. A mismatch is a conflict. */
  readonly expectedVersion: number;
  readonly recordedAt: Instant;
  /** The log position that had been applied here when the person acted. */
  readonly seen: number;
  readonly events: readonly TicketEvent[];
}

/** Appends what one command says of one ticket; a new ticket's reference is claimed for it. */
export function appendToTicket(transaction: WriteTransaction, request: TicketAppend): readonly RecordedEvent[] {
  const { commandId, ticketId, by, expectedVersion, recordedAt, seen, events } = request;
  const key = ticketKey(ticketId);
  const encoded = events.map((event) => ({ ...encodeEvent(ticketEvents, event), at: event.at }));
  const references = events.flatMap((event) => (event.type === "TicketLogged" ? [event.reference] : []));
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
    return logged === undefined ? [] : [recorded(logged, event)];
  });
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
