import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";

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
  /** When the caller was contacted while it lasted. */
  readonly contactedAt: Instant[];
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
