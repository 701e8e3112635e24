import { evolveRecord, foldRecord } from "../kernel/record-kind.ts";
import { type TicketEvent, ticketEvents, ticketKind } from "./events.ts";
import type { TicketState } from "./state.ts";

/** Whether an event moves a clock or the status: what such events say stays in the order in which it happened. */
export function isMove(type: TicketEvent["type"]): boolean {
  return ticketEvents[type].moves;
}

/**
 * The ticket after one more event. Total: every event leaves a lawful state, also one `decide` would not have made (an
 * imported history). An event on a ticket never logged, and a second logging, change nothing; a wait on a ticket that
 * is not open is not begun.
 */
export function evolve(state: TicketState, event: TicketEvent): TicketState {
  return evolveRecord(ticketKind, state, event);
}

/** The ticket its events make, in the order of the fold. What a timer recorded and what does not fit there counts for nothing. */
export function foldTicket(events: Iterable<TicketEvent>): TicketState {
  return foldRecord(ticketKind, events).state;
}
