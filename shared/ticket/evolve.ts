import { assertNever } from "../kernel/assert-never.ts";
import type { TicketEvent } from "./events.ts";
import { afterContact, afterNote, afterUpdate } from "./evolve/contact.ts";
import { afterClosed, afterConfirmed, afterRecurrence, afterReopened, afterResolved } from "./evolve/ending.ts";
import { afterAssigned, afterConverted, afterLinked, afterTransferred, afterVerified } from "./evolve/handling.ts";
import { loggedTicket } from "./evolve/logged.ts";
import { afterAgreed, afterDisputed, afterPriorityChanged, afterProposed, afterSettled } from "./evolve/priority.ts";
import { afterRevised, afterThreshold, afterWaitEnded, afterWaitStarted } from "./evolve/waiting.ts";
import type { Ticket, TicketState } from "./state.ts";
import { initialState } from "./state.ts";
import type { UnknownEvent } from "./unknown-event.ts";

/** Events that move a clock or the status. What they say must stay in the order in which it happened. */
const MOVES: ReadonlySet<TicketEvent["type"]> = new Set<TicketEvent["type"]>([
  "TicketLogged",
  "CallerVerified",
  "PriorityProposed",
  "PriorityAgreed",
  "PriorityDisputed",
  "DisputeSettled",
  "PriorityChanged",
  "TicketConverted",
  "WaitStarted",
  "WaitEnded",
  "DeadlineRevised",
  "TicketResolved",
  "TicketClosed",
  "TicketReopened",
]);

/** Whether an event moves a clock or the status. */
export function isMove(type: TicketEvent["type"]): boolean {
  return MOVES.has(type);
}

/**
 * The ticket after one more event. Total: every event leaves a lawful state, also one `decide` would not have made (an
 * imported history). An event on a ticket never logged, and a second logging, change nothing; a wait on a ticket that
 * is not open is not begun. An event this version cannot read is kept and makes the ticket read-only.
 */
export function evolve(state: TicketState, event: TicketEvent | UnknownEvent): TicketState {
  if (event.type === "UnknownEvent") return { ...state, unknownEvents: [...state.unknownEvents, event] };
  if (state.status === "none") return event.type === "TicketLogged" ? loggedTicket(state, event) : state;
  const lastMoveAt = MOVES.has(event.type) ? Math.max(state.lastMoveAt, event.at) : state.lastMoveAt;
  return after({ ...state, eventCount: state.eventCount + 1, lastMoveAt }, event);
}

/** The ticket its events make, oldest first. */
export function foldTicket(events: Iterable<TicketEvent | UnknownEvent>): TicketState {
  let state: TicketState = initialState;
  for (const event of events) state = evolve(state, event);
  return state;
}

function after(ticket: Ticket, event: TicketEvent): Ticket {
  switch (event.type) {
    case "TicketLogged":
      return ticket;
    case "PriorityProposed":
      return afterProposed(ticket, event);
    case "PriorityAgreed":
      return afterAgreed(ticket, event);
    case "PriorityDisputed":
      return afterDisputed(ticket, event);
    case "DisputeSettled":
      return afterSettled(ticket, event);
    case "PriorityChanged":
      return afterPriorityChanged(ticket, event);
    case "CallerVerified":
      return afterVerified(ticket, event);
    case "TicketAssigned":
      return afterAssigned(ticket, event);
    case "TransferredToSupportTeam":
      return afterTransferred(ticket, event);
    case "CustomerContacted":
      return afterContact(ticket, event);
    case "NoteAdded":
      return afterNote(ticket);
    case "UpdateSent":
      return afterUpdate(ticket, event);
    case "WaitStarted":
      return afterWaitStarted(ticket, event);
    case "WaitEnded":
      return afterWaitEnded(ticket, event);
    case "DeadlineRevised":
      return afterRevised(ticket, event);
    case "TicketConverted":
      return afterConverted(ticket, event);
    case "TicketLinked":
      return afterLinked(ticket, event);
    case "TicketResolved":
      return afterResolved(ticket, event);
    case "ResolutionConfirmed":
      return afterConfirmed(ticket, event);
    case "TicketClosed":
      return afterClosed(ticket, event);
    case "TicketReopened":
      return afterReopened(ticket, event);
    case "RecurrenceRecorded":
      return afterRecurrence(ticket, event);
    case "ThresholdReached":
      return afterThreshold(ticket, event);
    default:
      return assertNever(event);
  }
}
