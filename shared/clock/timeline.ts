import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { EventMeta, TicketEvent, WaitStarted } from "../ticket/events.ts";

/** A priority and the kind of ticket, from the moment they came into force. */
export interface PrioritySegment {
  readonly at: Instant;
  readonly priority: string;
  readonly kind: TicketKind;
}

export interface Wait {
  readonly waitId: WaitId;
  readonly kind: WaitKind;
  readonly reason: string;
  readonly party: string;
  readonly expectedAt: Instant | null;
  readonly from: Instant;
  until: Instant | null;
  /** True where a `WaitEnded` ended it; a resolution ends a wait too, but nothing arrived. */
  wasAnswered: boolean;
}

export interface Resolution {
  readonly at: Instant;
  readonly how: "fix" | "workaround" | "no-response";
  reopenedAt: Instant | null;
}

/** A closing of a ticket that had not been resolved, and when it was opened again. */
export interface Closing {
  readonly at: Instant;
  reopenedAt: Instant | null;
}

export interface UpdateGiven {
  readonly at: Instant;
  readonly phase: "receipt" | "assessment" | "progress";
  /** How many priorities had been recorded by then, for one changed at the same instant. */
  readonly priorities: number;
}

export interface Revision {
  readonly at: Instant;
  readonly deadlineAt: Instant;
  /** How many priorities had been recorded by then, for one changed at the same instant. */
  readonly priorities: number;
}

export interface Dispute {
  readonly at: Instant;
  settledAt: Instant | null;
}

/** The moments of a ticket's life that move a clock, picked out of its events in one pass. */
export interface Timeline {
  loggedAt: Instant;
  channel: Channel;
  /** When the clock may begin: the log instant, or the moment a required check was passed. Null while it is not. */
  clearedAt: Instant | null;
  readonly priorities: PrioritySegment[];
  respondedAt: Instant | null;
  /** How many priorities had been recorded by the response: one changed at its very instant may come before or after it. */
  prioritiesAtResponse: number;
  readonly waits: Wait[];
  readonly resolutions: Resolution[];
  /** Closed without having been resolved: withdrawn, duplicate, no answer. */
  readonly closings: Closing[];
  closedAt: Instant | null;
  readonly revisions: Revision[];
  readonly transfers: Instant[];
  readonly updates: UpdateGiven[];
  readonly disputes: Dispute[];
}

/** Whether the last resolution still stands, and which it is. */
export function standingResolution(timeline: Timeline): Resolution | null {
  const last = timeline.resolutions.at(-1);
  return last !== undefined && last.reopenedAt === null ? last : null;
}

/** When the ticket was closed without having been resolved, if it stands so. */
export function closedUnresolvedAt(timeline: Timeline): Instant | null {
  const last = timeline.closings.at(-1);
  return last !== undefined && last.reopenedAt === null ? last.at : null;
}

/** When work on the ticket stopped, if it has: its standing resolution, or its closing without one. */
export function stoppedAt(timeline: Timeline): Instant | null {
  return standingResolution(timeline)?.at ?? closedUnresolvedAt(timeline);
}

/** Every time work stopped, by a resolution or by a closing without one, in order: until it was reopened no time counts. */
export function stops(timeline: Timeline): readonly Closing[] {
  const { resolutions, closings } = timeline;
  return closings.length === 0 ? resolutions : [...resolutions, ...closings].toSorted((a, b) => a.at - b.at);
}

/**
 * From when a support team has had the ticket under one run of priorities, such as those of a major incident: from the
 * first transfer within the run, or from its beginning where the team had the ticket before (COV-58, COV-59).
 * @param index of a priority in the run; `belongs` says which priorities make one.
 * @returns null while no team has it.
 */
export function withTeamSince(
  timeline: Timeline,
  index: number,
  belongs: (segment: PrioritySegment) => boolean,
): Instant | null {
  const { priorities, transfers } = timeline;
  let first = index;
  for (let before = priorities[first - 1]; before !== undefined && belongs(before); before = priorities[first - 1])
    first -= 1;
  const from = priorities[first]?.at ?? timeline.loggedAt;
  const to = priorities.find((segment, i) => i > index && !belongs(segment))?.at ?? Number.POSITIVE_INFINITY;
  const within = Math.min(...transfers.filter((at) => at >= from && at < to));
  if (within !== Number.POSITIVE_INFINITY) return within;
  return transfers.some((at) => at < from) ? from : null;
}

export function currentPriority(timeline: Timeline): PrioritySegment {
  const last = timeline.priorities.at(-1);
  if (last === undefined) throw new Error("A clock needs a TicketLogged event first.");
  return last;
}

/**
 * The priority in force at an instant: the first one for anything before.
 * @param recorded how many priorities had been recorded: of those that came into force at this very instant, only these count.
 */
export function priorityAt(timeline: Timeline, at: Instant, recorded = Number.POSITIVE_INFINITY): PrioritySegment {
  return timeline.priorities.reduce(
    (found, segment, index) => (isInForce(segment, index, at, recorded) ? segment : found),
    timeline.priorities[0] ?? currentPriority(timeline),
  );
}

/** Whether the priority at `index` was in force at an instant by which `recorded` of them had been recorded. */
export function isInForce(segment: PrioritySegment, index: number, at: Instant, recorded: number): boolean {
  return segment.at < at || (segment.at === at && index < recorded);
}

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
      timeline.clearedAt ??= event.at;
      return;
    case "CustomerContacted":
      return takeResponse(timeline, event.at);
    case "TransferredToSupportTeam":
      timeline.transfers.push(event.at);
      return;
    case "UpdateSent":
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

function waitFrom(event: WaitStarted & EventMeta): Wait {
  const { waitId, kind, reason, party, expectedAt } = event;
  return { waitId, kind, reason, party, expectedAt, from: event.at, until: null, wasAnswered: false };
}

function endWaits(timeline: Timeline, at: Instant): void {
  for (const wait of timeline.waits) wait.until ??= at;
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
