import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { DeadlineRevised, EventMeta, TicketEvent, WaitStarted } from "../ticket/events.ts";

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

export interface UpdateGiven {
  readonly at: Instant;
  readonly phase: "receipt" | "assessment" | "progress";
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
  readonly waits: Wait[];
  readonly resolutions: Resolution[];
  /** Closed without having been resolved: withdrawn, duplicate, no answer. */
  closedUnresolvedAt: Instant | null;
  closedAt: Instant | null;
  readonly revisions: (DeadlineRevised & EventMeta)[];
  readonly transfers: Instant[];
  readonly updates: UpdateGiven[];
  readonly disputes: Dispute[];
}

/** Whether the last resolution still stands, and which it is. */
export function standingResolution(timeline: Timeline): Resolution | null {
  const last = timeline.resolutions.at(-1);
  return last !== undefined && last.reopenedAt === null ? last : null;
}

/** When work on the ticket stopped, if it has: its standing resolution, or its closing without one. */
export function stoppedAt(timeline: Timeline): Instant | null {
  return standingResolution(timeline)?.at ?? timeline.closedUnresolvedAt;
}

export function currentPriority(timeline: Timeline): PrioritySegment {
  const last = timeline.priorities.at(-1);
  if (last === undefined) throw new Error("A clock needs a TicketLogged event first.");
  return last;
}

/** The priority in force at an instant: the first one for anything before. */
export function priorityAt(timeline: Timeline, at: Instant): PrioritySegment {
  let found = timeline.priorities[0] ?? currentPriority(timeline);
  for (const segment of timeline.priorities) if (segment.at <= at) found = segment;
  return found;
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
    waits: [],
    resolutions: [],
    closedUnresolvedAt: null,
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
      timeline.priorities.push({ at: event.at, priority: event.priority, kind: event.to });
      return;
    case "CallerVerified":
      timeline.clearedAt ??= event.at;
      return;
    case "CustomerContacted":
      timeline.respondedAt ??= event.at;
      return;
    case "TransferredToSupportTeam":
      timeline.transfers.push(event.at);
      return;
    case "UpdateSent":
      timeline.updates.push({ at: event.at, phase: event.phase });
      return;
    case "DeadlineRevised":
      timeline.revisions.push(event);
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
      timeline.respondedAt ??= event.at;
      timeline.resolutions.push({ at: event.at, how: event.how, reopenedAt: null });
      return;
    case "TicketClosed":
      endWaits(timeline, event.at);
      timeline.closedAt = event.at;
      if (standingResolution(timeline) === null) timeline.closedUnresolvedAt = event.at;
      return;
    case "TicketReopened": {
      const last = standingResolution(timeline);
      if (last !== null) last.reopenedAt = event.at;
      timeline.closedUnresolvedAt = null;
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

function settle(timeline: Timeline, at: Instant): void {
  for (const dispute of timeline.disputes) dispute.settledAt ??= at;
}

function takePriority(timeline: Timeline, at: Instant, priority: string): void {
  const current = currentPriority(timeline);
  if (current.priority !== priority) timeline.priorities.push({ at, priority, kind: current.kind });
}
