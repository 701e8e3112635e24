import { type TicketEvent, ticketEvents } from "../../shared/ticket/events.ts";
import { spokenReference } from "../../shared/ticket/reference.ts";
import type { Ticket } from "../../shared/ticket/state.ts";
import { wordsIn } from "./records/searched-words.ts";

/** Every text of a ticket that a search looks at, its reference aside. */
export const searchedLines = (events: readonly TicketEvent[]): readonly string[] =>
  events.flatMap((event) => wordsIn(ticketEvents, event));

/** Everything of a ticket that a search should find, as one text; its reference also without dashes, the way it is spoken. */
export function searchText({ reference }: Ticket, events: readonly TicketEvent[]): string {
  return [reference, spokenReference(reference), ...searchedLines(events)].filter(Boolean).join("\n");
}
