import { nameOfActor } from "../actor-name.ts";
import type { PriorityState, Ticket } from "../state.ts";
import type { EventOf } from "./base.ts";
import { withBase } from "./base.ts";

/** The two views without what was agreed about them. */
function viewsOf(priority: PriorityState) {
  const { current, impact, urgency, callerSays, callerWants, since } = priority;
  return { current, impact, urgency, callerSays, callerWants, since };
}

/** The ticket runs on the analyst's latest proposal; proposing what is already in force undoes no agreement. */
export function afterProposed(ticket: Ticket, event: EventOf<"PriorityProposed">): Ticket {
  const { priority: current, impact, urgency, callerSays, callerWants } = event;
  const said = { impact, urgency, callerSays, callerWants };
  if (current === ticket.priority.current) return withBase(ticket, { priority: { ...ticket.priority, ...said } });
  return withBase(ticket, { priority: { ...said, current, since: event.at, agreement: "proposed" } });
}

export function afterAgreed(ticket: Ticket, event: EventOf<"PriorityAgreed">): Ticket {
  const { priority, agreedWith, how, at } = event;
  const inForce = { current: priority, since: at };
  return withBase(ticket, {
    priority: { ...viewsOf(ticket.priority), ...inForce, agreement: "agreed", agreedWith, how },
  });
}

export function afterDisputed(ticket: Ticket, event: EventOf<"PriorityDisputed">): Ticket {
  const { priority: current, callerWants, callerSays, at: since } = event;
  const views = { ...viewsOf(ticket.priority), current, callerWants, callerSays, since };
  return withBase(ticket, { priority: { ...views, agreement: "disputed" } });
}

export function afterSettled(ticket: Ticket, event: EventOf<"DisputeSettled">): Ticket {
  const { priority, reason, at: since, by } = event;
  const views = { ...viewsOf(ticket.priority), current: priority, since };
  return withBase(ticket, { priority: { ...views, agreement: "settled", reason, settledBy: nameOfActor(by) } });
}

/** A change leaves nothing agreed until the agreement that goes with it is recorded. */
export function afterPriorityChanged(ticket: Ticket, event: EventOf<"PriorityChanged">): Ticket {
  const views = { ...viewsOf(ticket.priority), current: event.to, since: event.at };
  return withBase(ticket, { priority: { ...views, agreement: "proposed" } });
}
