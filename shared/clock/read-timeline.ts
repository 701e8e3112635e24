import type { EventMeta } from "../kernel/actor.ts";
import type { Instant } from "../kernel/instant.ts";
import type { FactOf, TicketEvent } from "../ticket/events.ts";
import {
  type Contact,
  comesBefore,
  currentPriority,
  type Moment,
  stoppedAt,
  stops,
  type Timeline,
  type Wait,
} from "./timeline.ts";

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
    priorities: [{ at: first.at, order: 0, priority: first.priority, kind: first.kind }],
    response: null,
    waits: [],
    resolutions: [],
    closings: [],
    closedAt: null,
    revisions: [],
    transfers: [],
    contacts: [],
    disputes: [],
  };
  for (let index = 1; index < events.length; index += 1) {
    const event = events[index];
    if (event !== undefined && event.at <= until) take(timeline, event, { at: event.at, order: index });
  }
  return timeline;
}

function take(timeline: Timeline, event: TicketEvent, moment: Moment): void {
  switch (event.type) {
    case "PriorityProposed":
      // Another proposal than the one disputed takes the dispute away with it.
      if (event.priority !== currentPriority(timeline).priority) settle(timeline, event.at);
      return takePriority(timeline, moment, event.priority);
    case "PriorityAgreed":
    case "DisputeSettled":
      settle(timeline, event.at);
      return takePriority(timeline, moment, event.priority);
    case "PriorityChanged":
      settle(timeline, event.at);
      return takePriority(timeline, moment, event.to);
    case "PriorityDisputed":
      timeline.disputes.push({ at: event.at, settledAt: null });
      return takePriority(timeline, moment, event.priority);
    case "TicketConverted":
      // What was disputed was the priority of the old kind.
      settle(timeline, event.at);
      timeline.priorities.push({ ...moment, priority: event.priority, kind: event.to });
      return;
    case "CallerVerified":
    case "CallerCheckWaived":
      timeline.clearedAt ??= event.at;
      return;
    case "CustomerContacted":
      takeContact(timeline, { ...moment, phase: null });
      return takeResponse(timeline, moment);
    case "TransferredToSupportTeam":
      timeline.transfers.push(event.at);
      return;
    case "UpdateSent":
      return takeContact(timeline, { ...moment, phase: event.phase });
    case "DeadlineRevised":
      timeline.revisions.push({ ...moment, deadlineAt: event.deadlineAt });
      return;
    default:
      return takeStateChange(timeline, event, moment);
  }
}

function takeStateChange(timeline: Timeline, event: TicketEvent, moment: Moment): void {
  switch (event.type) {
    case "WaitStarted":
      timeline.waits.push(waitFrom(event, moment));
      return;
    case "WaitEnded": {
      const wait = timeline.waits.find((candidate) => candidate.waitId === event.waitId && candidate.until === null);
      if (wait !== undefined) {
        wait.until = event.at;
        wait.untilOrder = moment.order;
        // A resolution ends a wait too, but then nothing arrived and nobody answered.
        wait.wasAnswered = event.because === undefined;
      }
      return;
    }
    case "TicketResolved":
      endWaits(timeline, moment);
      // A resolution at first contact is a response too (STK-39).
      takeResponse(timeline, moment);
      timeline.resolutions.push({ ...moment, how: event.how, ...NOT_REOPENED });
      return;
    case "TicketClosed":
      endWaits(timeline, moment);
      timeline.closedAt = event.at;
      if (stoppedAt(timeline) === null) timeline.closings.push({ ...moment, ...NOT_REOPENED });
      return;
    case "TicketReopened": {
      for (const stop of stops(timeline)) {
        if (stop.reopenedAt !== null) continue;
        stop.reopenedAt = moment.at;
        stop.reopenedOrder = moment.order;
      }
      timeline.closedAt = null;
      return;
    }
    default:
      // The remaining events say who and what; none of them moves a clock.
      return;
  }
}

const NOT_REOPENED = { reopenedAt: null, reopenedOrder: Number.POSITIVE_INFINITY } as const;

function waitFrom(event: FactOf<"WaitStarted"> & EventMeta, { at, order }: Moment): Wait {
  const { waitId, kind, reason, party, expectedAt } = event;
  const from = { from: at, fromOrder: order, until: null, untilOrder: Number.POSITIVE_INFINITY } as const;
  return { waitId, kind, reason, party, expectedAt, ...from, wasAnswered: false };
}

function endWaits(timeline: Timeline, { at, order }: Moment): void {
  for (const wait of timeline.waits) {
    if (wait.until !== null) continue;
    wait.until = at;
    wait.untilOrder = order;
  }
}

/** One that is recorded later than it happened takes the place where it happened. */
function takeContact({ contacts }: Timeline, contact: Contact): void {
  const place = contacts.findLastIndex((other) => comesBefore(other, contact));
  contacts.splice(place + 1, 0, contact);
}

/** The earliest contact is the response, also when it is recorded after a later one. */
function takeResponse(timeline: Timeline, moment: Moment): void {
  if (timeline.response === null || moment.at < timeline.response.at) timeline.response = moment;
}

function settle(timeline: Timeline, at: Instant): void {
  for (const dispute of timeline.disputes) dispute.settledAt ??= at;
}

function takePriority(timeline: Timeline, moment: Moment, priority: string): void {
  const current = currentPriority(timeline);
  if (current.priority !== priority) timeline.priorities.push({ ...moment, priority, kind: current.kind });
}
