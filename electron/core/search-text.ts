import { type TicketEvent, ticketEvents } from "../../shared/ticket/events.ts";
import { spokenReference } from "../../shared/ticket/reference.ts";
import type { Ticket } from "../../shared/ticket/state.ts";
import { wordsIn } from "./records/searched-words.ts";

/** Everything of a ticket that a search should find, as one text; its reference also without dashes, the way it is spoken. */
export function searchText({ reference }: Ticket, events: readonly TicketEvent[]): string {
  const words = events.flatMap((event) => wordsIn(ticketEvents, event));
  return [reference, spokenReference(reference), ...words].filter(Boolean).join("\n");
}
