import type { TicketId } from "../../shared/kernel/ids.ts";
import type { Desk } from "./handler.ts";
import type { StreamKey } from "./log-port.ts";
import { readTicket, type TicketStream, ticketKey } from "./ticket-stream.ts";

/** Tells people that part of a record cannot be read, and why. */
export function tellUnreadable(
  { troubles }: Pick<Desk, "troubles">,
  { category, stream: recordId }: StreamKey,
  reference: string | null,
  because: string,
): void {
  troubles.raise({ kind: "record-unreadable", category, recordId, reference, because });
}

/** The ticket's stream; people are told where it is damaged. */
export function readTelling(desk: Desk, log: Parameters<typeof readTicket>[0], ticketId: TicketId): TicketStream {
  const stream = readTicket(log, ticketId);
  if (stream.isDamaged && stream.readOnlyBecause !== null) {
    const reference = desk.store.rows([ticketId])[0]?.reference ?? null;
    tellUnreadable(desk, ticketKey(ticketId), reference, stream.readOnlyBecause);
  }
  return stream;
}
