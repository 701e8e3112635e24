import type { Ticket } from "../state.ts";
import type { EventOf } from "./base.ts";
import { baseOf, withBase } from "./base.ts";

export function afterAssigned(ticket: Ticket, event: EventOf<"TicketAssigned">): Ticket {
  return withBase(ticket, { owner: event.owner, team: event.team });
}

export function afterTransferred(ticket: Ticket, event: EventOf<"TransferredToSupportTeam">): Ticket {
  return withBase(ticket, { team: event.team, transferredAt: event.at });
}

/** Passing the check opens an unverified ticket: from here its clocks may run (STK-51). */
export function afterVerified(ticket: Ticket, event: EventOf<"CallerVerified">): Ticket {
  const verifiedBy = { check: event.check, confirmedBy: event.confirmedBy, at: event.at };
  if (ticket.status !== "unverified") return withBase(ticket, { verifiedBy });
  return { ...baseOf(ticket), verifiedBy, status: "open", waits: [] };
}

/** Another kind under its own priority; when it was logged stays (COV-22). What was agreed was agreed for the old kind. */
export function afterConverted(ticket: Ticket, event: EventOf<"TicketConverted">): Ticket {
  const { impact, urgency, callerSays, callerWants } = ticket.priority;
  const inForce = { current: event.priority, since: event.at };
  return withBase(ticket, {
    kind: event.to,
    priority: { impact, urgency, callerSays, callerWants, ...inForce, agreement: "proposed" },
  });
}

export function afterLinked(ticket: Ticket, event: EventOf<"TicketLinked">): Ticket {
  return withBase(ticket, { links: [...ticket.links, { other: event.other, relation: event.relation }] });
}
