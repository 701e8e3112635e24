import type { Resolution, Ticket } from "../state.ts";
import type { EventOf } from "./base.ts";
import { baseOf, waitsOf, withBase } from "./base.ts";

/** Resolved: whatever was still being waited for has ended with it. */
export function afterResolved(ticket: Ticket, event: EventOf<"TicketResolved">): Ticket {
  const { how, text, at, by } = event;
  const resolution: Resolution = { how, text, at, by, confirmation: null, soughtAt: null };
  return { ...baseOf(endWaits(ticket, event.at, "resolved")), status: "resolved", resolution };
}

export function afterConfirmed(ticket: Ticket, event: EventOf<"ResolutionConfirmed">): Ticket {
  if (ticket.status !== "resolved") return ticket;
  const { confirmedBy, how, at } = event;
  return { ...ticket, resolution: { ...ticket.resolution, confirmation: { confirmedBy, how, at } } };
}

export function afterClosed(ticket: Ticket, event: EventOf<"TicketClosed">): Ticket {
  const { why, text, at, by } = event;
  const resolution = ticket.status === "resolved" || ticket.status === "closed" ? ticket.resolution : null;
  return {
    ...baseOf(endWaits(ticket, at, "closed")),
    status: "closed",
    closure: { why, text, at, by },
    resolution,
  };
}

/** Open again. The resolution that did not last is kept with the reason. */
export function afterReopened(ticket: Ticket, event: EventOf<"TicketReopened">): Ticket {
  if (ticket.status !== "resolved" && ticket.status !== "closed") return ticket;
  const { at: reopenedAt, reason: reopenReason } = event;
  const past = ticket.resolution ? [{ ...ticket.resolution, reopenedAt, reopenReason }] : [];
  return {
    ...baseOf(ticket),
    pastResolutions: [...ticket.pastResolutions, ...past],
    status: "open",
    waits: [],
  };
}

export function afterRecurrence(ticket: Ticket, event: EventOf<"RecurrenceRecorded">): Ticket {
  const { newTicket, text, at } = event;
  return withBase(ticket, { recurrences: [...ticket.recurrences, { newTicket, text, at }] });
}

/** `decide` ends waits with events of their own; a history made elsewhere may not. */
function endWaits(ticket: Ticket, endedAt: number, outcome: string): Ticket {
  const ended = waitsOf(ticket).map((wait) => ({ ...wait, endedAt, outcome }));
  return ended.length === 0 ? ticket : withBase(ticket, { endedWaits: [...ticket.endedWaits, ...ended] });
}
