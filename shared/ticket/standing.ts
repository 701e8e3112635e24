import type { Result } from "../kernel/result.ts";
import { ok } from "../kernel/result.ts";
import { endingOf } from "./limits.ts";
import type { Rejection } from "./rejection.ts";
import { refuse } from "./rejection.ts";
import type { ClosedTicket, OpenTicket, ResolvedTicket, Ticket, TicketState, UnverifiedTicket } from "./state.ts";

/** A ticket that exists. One with events this version cannot read is refused before anything is decided. */
export function writable(state: TicketState): Result<Ticket, Rejection> {
  return state.status === "none" ? refuse({ kind: "TicketDoesNotExist" }) : ok(state);
}

/** A ticket that can be worked on. */
export function openTicket(state: TicketState): Result<OpenTicket, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok) return ticket;
  const { value } = ticket;
  return value.status === "open" ? ok(value) : refuse({ kind: "TicketNotVerified", reference: value.reference });
}

/** A ticket not yet resolved: open, or still unverified. */
export function unfinished(state: TicketState): Result<OpenTicket | UnverifiedTicket, Rejection> {
  const ticket = notClosed(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status !== "resolved") return ok(ticket.value);
  return refuse({ kind: "TicketAlreadyResolved", reference: ticket.value.reference, ending: endingOf(ticket.value) });
}

/** Any ticket short of closed. */
export function notClosed(state: TicketState): Result<OpenTicket | UnverifiedTicket | ResolvedTicket, Rejection> {
  const ticket = writable(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status !== "closed") return ok(ticket.value);
  return refuse({ kind: "TicketAlreadyClosed", reference: ticket.value.reference, ending: endingOf(ticket.value) });
}

/** A ticket that stands resolved. */
export function resolvedTicket(state: TicketState): Result<ResolvedTicket, Rejection> {
  const ticket = notClosed(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status === "resolved") return ok(ticket.value);
  return refuse({ kind: "TicketNotResolved", reference: ticket.value.reference });
}

/** A ticket that was finished, resolved or closed. */
export function endedTicket(state: TicketState): Result<ResolvedTicket | ClosedTicket, Rejection> {
  const ticket = writable(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status === "resolved" || ticket.value.status === "closed") return ok(ticket.value);
  return refuse({ kind: "TicketStillOpen", reference: ticket.value.reference });
}
