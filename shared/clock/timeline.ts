import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";

/** A moment, and its place among the ticket's events: of two at the same instant the one recorded first came first. */
export interface Moment {
  readonly at: Instant;
  readonly order: number;
}

/** A priority and the kind of ticket, from the moment they came into force. */
export interface PrioritySegment extends Moment {
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
  readonly fromOrder: number;
  until: Instant | null;
  untilOrder: number;
  /** True where a `WaitEnded` ended it; a resolution ends a wait too, but nothing arrived. */
  wasAnswered: boolean;
}

/** When work on the ticket stopped, and when it was opened again: a closing without a resolution, or a resolution. */
export interface Stop extends Moment {
  reopenedAt: Instant | null;
  reopenedOrder: number;
}

export interface Resolution extends Stop {
  readonly how: "fix" | "workaround" | "no-response";
}

/** The caller heard from the desk: in an update, or otherwise (by telephone, for one). */
export interface Contact extends Moment {
  /** Null for a contact that was no update. */
  readonly phase: "receipt" | "assessment" | "progress" | null;
}

export interface Revision extends Moment {
  readonly deadlineAt: Instant;
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
  /** The first response: one changed priority at its very instant may come before or after it. */
  response: Moment | null;
  readonly waits: Wait[];
  readonly resolutions: Resolution[];
  /** Closed without having been resolved: withdrawn, duplicate, no answer. */
  readonly closings: Stop[];
  closedAt: Instant | null;
  readonly revisions: Revision[];
  readonly transfers: Instant[];
  /** In the order in which they happened. */
  readonly contacts: Contact[];
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
export function stops(timeline: Timeline): readonly Stop[] {
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

/** Whether one moment came before another, by the order of recording where both share an instant. */
export function comesBefore(one: Moment, other: Moment): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** A moment after everything else that happened at its instant. */
export function endOf(at: Instant): Moment {
  return { at, order: Number.POSITIVE_INFINITY };
}

/** The priority in force at a moment: the first one for anything before. */
export function priorityAt(timeline: Timeline, moment: Moment): PrioritySegment {
  return timeline.priorities.reduce(
    (found, segment) => (comesBefore(segment, moment) ? segment : found),
    timeline.priorities[0] ?? currentPriority(timeline),
  );
}

/** When the caller heard from the desk while a wait lasted. */
export function contactsDuring(timeline: Timeline, wait: Wait): readonly Contact[] {
  const from = { at: wait.from, order: wait.fromOrder };
  const until = wait.until === null ? endOf(Number.POSITIVE_INFINITY) : { at: wait.until, order: wait.untilOrder };
  return timeline.contacts.filter((contact) => comesBefore(from, contact) && comesBefore(contact, until));
}
