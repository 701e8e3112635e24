import type { EventMeta } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { err, ok } from "../../kernel/result.ts";
import type { CommandContext } from "../commands.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { sayMoment } from "../say-moment.ts";
import type { ClosedTicket, OpenTicket, ResolvedTicket, Ticket, TicketState, UnverifiedTicket } from "../state.ts";

/** What a rule may look at besides the ticket: its agreement, the calendar, and the moment in question. */
export type Around = Pick<CommandContext, "agreement" | "calendar" | "now">;

/** When and who, for every event of a command. */
export function metaOf(context: CommandContext): EventMeta {
  return { at: context.now, by: context.by };
}

/** A ticket that exists. One with events this version cannot read is refused before anything is decided. */
export function writable(state: TicketState): Result<Ticket, Rejection> {
  if (state.status === "none") {
    return refuse("TicketDoesNotExist", "There is no such ticket: check the reference, or log a new one.");
  }
  return ok(state);
}

/** A ticket that can be worked on. */
export function openTicket(state: TicketState): Result<OpenTicket, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok) return ticket;
  return ticket.value.status === "open" ? ok(ticket.value) : notVerified(ticket.value);
}

function notVerified(ticket: UnverifiedTicket) {
  return refuse(
    "TicketNotVerified",
    `${ticket.reference} waits for someone to confirm the caller. Verify the caller first; until then it can be noted or withdrawn.`,
  );
}

/** A ticket not yet resolved: open, or still unverified. */
export function unfinished(state: TicketState): Result<OpenTicket | UnverifiedTicket, Rejection> {
  const ticket = notClosed(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status !== "resolved") return ok(ticket.value);
  return refuse("TicketAlreadyResolved", `${ticket.value.reference} is resolved. Reopen it to work on it again.`);
}

/** Any ticket short of closed. */
export function notClosed(state: TicketState): Result<OpenTicket | UnverifiedTicket | ResolvedTicket, Rejection> {
  const ticket = writable(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status !== "closed") return ok(ticket.value);
  const { reference } = ticket.value;
  return refuse("TicketAlreadyClosed", `${reference} is closed. Reopen it, or log a new ticket linked to it.`);
}

/** A ticket that stands resolved. */
export function resolvedTicket(state: TicketState): Result<ResolvedTicket, Rejection> {
  const ticket = notClosed(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status === "resolved") return ok(ticket.value);
  return refuse(
    "TicketNotResolved",
    `${ticket.value.reference} is not resolved yet. Resolve it first, with what was done.`,
  );
}

/** A ticket that was finished, resolved or closed. */
export function endedTicket(state: TicketState): Result<ResolvedTicket | ClosedTicket, Rejection> {
  const ticket = writable(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status === "resolved" || ticket.value.status === "closed") return ok(ticket.value);
  return refuse("TicketStillOpen", `${ticket.value.reference} is still open. Add a note instead.`);
}

/** A moment said in the agreement's zone. */
export function said(around: Around, at: Instant): string {
  return sayMoment(around.calendar, at);
}

/** Refuses what is said to have happened before something it needs. `earliestAt` itself is not too early. */
export function tooEarly(around: Around, before: string, earliestAt: Instant): Err<Rejection> {
  const message = `This cannot have happened at ${said(around, around.now)}, before ${before} (${said(around, earliestAt)}). Give a later time, and check this computer's clock.`;
  return err({ kind: "HappenedTooEarly", message, earliestAt });
}
