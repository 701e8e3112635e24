import { type TicketEvent, ticketEvents } from "../../shared/ticket/events.ts";
import { spokenReference } from "../../shared/ticket/reference.ts";
import type { Ticket } from "../../shared/ticket/state.ts";

/** What an event adds that someone may look for later: the words its definition names. */
function wordsOf(event: TicketEvent): readonly string[] {
  return ticketEvents[event.type].searched.flatMap((key) => textsIn(Reflect.get(event, key)));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Everything of a ticket that a search should find, as one text; its reference also without dashes, the way it is spoken. */
export function searchText({ reference }: Ticket, events: readonly TicketEvent[]): string {
  return [reference, spokenReference(reference), ...events.flatMap(wordsOf)].filter(Boolean).join("\n");
}
