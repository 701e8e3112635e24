import type { TicketId } from "../../shared/kernel/ids.ts";
import type { Desk } from "./handler.ts";
import { readTicket, type TicketStream } from "./ticket-stream.ts";

/** Tells people that part of a ticket cannot be read, and why. */
export function tellUnreadable(
  desk: Pick<Desk, "troubles"> & { readonly store: Pick<Desk["store"], "rows"> },
  ticketId: TicketId,
  because: string,
): void {
  const reference = desk.store.rows([ticketId])[0]?.reference ?? null;
  desk.troubles.raise({ kind: "ticket-unreadable", ticketId, reference, because });
}

/** The ticket's stream; people are told where it is damaged. */
export function readTelling(desk: Desk, log: Parameters<typeof readTicket>[0], ticketId: TicketId): TicketStream {
  const stream = readTicket(log, ticketId);
  if (stream.isDamaged && stream.readOnlyBecause !== null) tellUnreadable(desk, ticketId, stream.readOnlyBecause);
  return stream;
}
