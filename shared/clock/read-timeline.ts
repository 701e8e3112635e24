import type { EventMeta } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import type { FactOf, TicketEvent } from "../ticket/events.ts";
import { currentPriority, stoppedAt, stops, type Timeline, type Wait } from "./timeline.ts";

/**
 * Picks the clock-moving moments out of a ticket's events, in order, leaving out whatever happened after `until`.
 * @param events the ticket's events; the first must be `TicketLogged`.
 * @param until inclusive: an event exactly at this instant counts.
 */
export function readTimeline(events: readonly TicketEvent[], until: Instant): Timeline | null {
  const first = events[0];
  if (first?.type !== "TicketLogged" || first.at > until) return null;
  const timeline: Timeline = {
    loggedAt: first.at,
    channel: first.channel,
    clearedAt: first.verification === "pending" ? null : first.at,
    priorities: [{ at: first.at, priority: first.priority, kind: first.kind }],
    respondedAt: null,
    prioritiesAtResponse: 0,
    waits: [],
    resolutions: [],
    closings: [],
    closedAt: null,
    revisions: [],
    transfers: [],
    updates: [],
    disputes: [],
  };
  for (let index = 1; index < events.length; index += 1) {
    const event = events[index];
    if (event !== undefined && event.at <= until) take(timeline, event);
  }
  return timeline;
}

function take(timeline: Timeline, event: TicketEvent): void {
  switch (event.type) {
    case "PriorityProposed":
      // Another proposal than the one disputed takes the dispute away with it.
      if (event.priority !== currentPriority(timeline).priority) settle(timeline, event.at);
      return takePriority(timeline, event.at, event.priority);
    case "PriorityAgreed":
    case "DisputeSettled":
      settle(timeline, event.at);
      return takePriority(timeline, event.at, event.priority);
    case "PriorityChanged":
      settle(timeline, event.at);
      return takePriority(timeline, event.at, event.to);
    case "PriorityDisputed":
      timeline.disputes.push({ at: event.at, settledAt: null });
      return takePriority(timeline, event.at, event.priority);
    case "TicketConverted":
      // What was disputed was the priority of the old kind.
      settle(timeline, event.at);
      timeline.priorities.push({ at: event.at, priority: event.priority, kind: event.to });
      return;
    case "CallerVerified":
    case "CallerCheckWaived":
      timeline.clearedAt ??= event.at;
      return;
    case "CustomerContacted":
      takeContact(timeline, event.at);
      return takeResponse(timeline, event.at);
    case "TransferredToSupportTeam":
      timeline.transfers.push(event.at);
      return;
    case "UpdateSent":
      takeContact(timeline, event.at);
      timeline.updates.push({ at: event.at, phase: event.phase, priorities: timeline.priorities.length });
      return;
    case "DeadlineRevised":
      timeline.revisions.push({
        at: event.at,
        deadlineAt: event.deadlineAt,
        priorities: timeline.priorities.length,
      });
      return;
    default:
      return takeStateChange(timeline, event);
  }
}

function takeStateChange(timeline: Timeline, event: TicketEvent): void {
  switch (event.type) {
    case "WaitStarted":
      timeline.waits.push(waitFrom(event));
      return;
    case "WaitEnded": {
      const wait = timeline.waits.find((candidate) => candidate.waitId === event.waitId && candidate.until === null);
      if (wait !== undefined) {
        wait.until = event.at;
        // A resolution ends a wait too, but then nothing arrived and nobody answered.
        wait.wasAnswered = event.because === undefined;
      }
      return;
    }
    case "TicketResolved":
      endWaits(timeline, event.at);
      // A resolution at first contact is a response too (STK-39).
      takeResponse(timeline, event.at);
      timeline.resolutions.push({ at: event.at, how: event.how, reopenedAt: null });
      return;
    case "TicketClosed":
      endWaits(timeline, event.at);
      timeline.closedAt = event.at;
      if (stoppedAt(timeline) === null) timeline.closings.push({ at: event.at, reopenedAt: null });
      return;
    case "TicketReopened": {
      for (const stop of stops(timeline)) stop.reopenedAt ??= event.at;
      timeline.closedAt = null;
      return;
    }
    default:
      // The remaining events say who and what; none of them moves a clock.
      return;
  }
}

function waitFrom(event: FactOf<"WaitStarted"> & EventMeta): Wait {
  const { waitId, kind, reason, party, expectedAt } = event;
  return { waitId, kind, reason, party, expectedAt, from: event.at, until: null, contactedAt: [], wasAnswered: false };
}

function endWaits(timeline: Timeline, at: Instant): void {
  for (const wait of timeline.waits) wait.until ??= at;
}

function takeContact(timeline: Timeline, at: Instant): void {
  for (const wait of timeline.waits) if (wait.until === null) wait.contactedAt.push(at);
}

/** The earliest contact is the response, also when it is recorded after a later one. */
function takeResponse(timeline: Timeline, at: Instant): void {
  if (timeline.respondedAt !== null && timeline.respondedAt <= at) return;
  timeline.respondedAt = at;
  timeline.prioritiesAtResponse = timeline.priorities.length;
}

function settle(timeline: Timeline, at: Instant): void {
  for (const dispute of timeline.disputes) dispute.settledAt ??= at;
}

function takePriority(timeline: Timeline, at: Instant, priority: string): void {
  const current = currentPriority(timeline);
  if (current.priority !== priority) timeline.priorities.push({ at, priority, kind: current.kind });
}
