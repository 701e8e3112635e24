import type { RecordedThreshold, Ticket, WaitInProgress } from "../state.ts";
import type { EventOf } from "./base.ts";
import { withBase } from "./base.ts";

export function afterWaitStarted(ticket: Ticket, event: EventOf<"WaitStarted">): Ticket {
  if (ticket.status !== "open") return ticket;
  const { waitId, kind, reason, party, expectedAt, customerTold, approvedBy, at: startedAt } = event;
  const started: WaitInProgress = {
    waitId,
    kind,
    reason,
    party,
    startedAt,
    expectedAt,
    customerTold,
    approvedBy,
    contactedAt: [],
  };
  return { ...ticket, waits: [...ticket.waits, started] };
}

export function afterWaitEnded(ticket: Ticket, event: EventOf<"WaitEnded">): Ticket {
  if (ticket.status !== "open") return ticket;
  const ended = ticket.waits.filter((wait) => wait.waitId === event.waitId);
  const { at: endedAt, outcome } = event;
  return {
    ...ticket,
    waits: ticket.waits.filter((wait) => wait.waitId !== event.waitId),
    endedWaits: [...ticket.endedWaits, ...ended.map((wait) => ({ ...wait, endedAt, outcome }))],
  };
}

export function afterRevised(ticket: Ticket, event: EventOf<"DeadlineRevised">): Ticket {
  const { deadlineAt, agreedWith, how, reason, at } = event;
  return withBase(ticket, { revisions: [...ticket.revisions, { deadlineAt, agreedWith, how, reason, at }] });
}

export function afterThreshold(ticket: Ticket, event: EventOf<"ThresholdReached">): Ticket {
  const { thresholdId, promise, percent, dueAt } = event;
  const recorded: RecordedThreshold = { thresholdId, promise, percent, dueAt };
  return withBase(ticket, { thresholds: [...ticket.thresholds, recorded] });
}
