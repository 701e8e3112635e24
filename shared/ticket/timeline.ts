import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ResolvedHow, UpdatePhase } from "./listed-words.ts";

/** A priority and the kind of ticket, from the moment they came into force. */
export interface PrioritySegment {
  readonly at: Instant;
  readonly priority: string;
  readonly kind: TicketKind;
}

export interface WaitSegment {
  readonly waitId: WaitId;
  readonly kind: WaitKind;
  readonly reason: string;
  readonly party: string;
  readonly expectedAt: Instant | null;
  readonly from: Instant;
  readonly until: Instant | null;
  /** When the caller was contacted while it lasted. */
  readonly contactedAt: readonly Instant[];
  /** True where somebody ended it; a resolution ends a wait too, but nothing arrived. */
  readonly wasAnswered: boolean;
}

/** A stretch without work: closed without having been resolved, and when it was opened again. */
export interface ClosingSegment {
  readonly at: Instant;
  readonly reopenedAt: Instant | null;
}

export interface ResolutionSegment extends ClosingSegment {
  readonly how: ResolvedHow;
}

export interface UpdateSegment {
  readonly at: Instant;
  readonly phase: UpdatePhase;
  /** How many priorities had been recorded by then, for one changed at the same instant. */
  readonly priorities: number;
}

export interface RevisionSegment {
  readonly at: Instant;
  readonly deadlineAt: Instant;
  /** How many priorities had been recorded by then, for one changed at the same instant. */
  readonly priorities: number;
}

export interface DisputeSegment {
  readonly at: Instant;
  readonly settledAt: Instant | null;
}

/** The moments of a ticket's life that move a clock: all that the clock reads of it. */
export interface Timeline {
  readonly loggedAt: Instant;
  readonly channel: Channel;
  /** When the clock may begin: the log instant, or the moment a required check was passed. Null while it is not. */
  readonly clearedAt: Instant | null;
  readonly priorities: readonly PrioritySegment[];
  readonly respondedAt: Instant | null;
  /** How many priorities had been recorded by the response: one changed at its very instant may come before or after it. */
  readonly prioritiesAtResponse: number;
  readonly waits: readonly WaitSegment[];
  readonly resolutions: readonly ResolutionSegment[];
  readonly closings: readonly ClosingSegment[];
  readonly closedAt: Instant | null;
  readonly revisions: readonly RevisionSegment[];
  readonly transfers: readonly Instant[];
  readonly updates: readonly UpdateSegment[];
  readonly disputes: readonly DisputeSegment[];
}

/** A ticket's timeline as it begins, with its call. */
export function begunTimeline(
  first: PrioritySegment,
  { channel, isCleared }: { readonly channel: Channel; readonly isCleared: boolean },
): Timeline {
  return {
    loggedAt: first.at,
    channel,
    clearedAt: isCleared ? first.at : null,
    priorities: [first],
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
}

/** A priority comes into force; the one that is already changes nothing. */
export function withPriority(timeline: Timeline, at: Instant, priority: string): Timeline {
  const current = timeline.priorities.at(-1);
  if (current === undefined || current.priority === priority) return timeline;
  return { ...timeline, priorities: [...timeline.priorities, { at, priority, kind: current.kind }] };
}

/** Another kind with a priority of its own: what was disputed was the priority of the old kind. */
export function withKind(timeline: Timeline, segment: PrioritySegment): Timeline {
  return settled({ ...timeline, priorities: [...timeline.priorities, segment] }, segment.at);
}

/** Whatever is disputed is so no longer. */
export function settled(timeline: Timeline, settledAt: Instant): Timeline {
  if (timeline.disputes.every((dispute) => dispute.settledAt !== null)) return timeline;
  return {
    ...timeline,
    disputes: timeline.disputes.map((dispute) => ({ ...dispute, settledAt: dispute.settledAt ?? settledAt })),
  };
}

export function disputed(timeline: Timeline, at: Instant, priority: string): Timeline {
  return withPriority({ ...timeline, disputes: [...timeline.disputes, { at, settledAt: null }] }, at, priority);
}

/** From here the clock may run. */
export function cleared(timeline: Timeline, at: Instant): Timeline {
  return timeline.clearedAt === null ? { ...timeline, clearedAt: at } : timeline;
}

/** The earliest contact is the response, also when it is recorded after a later one. */
export function responded(timeline: Timeline, at: Instant): Timeline {
  if (timeline.respondedAt !== null && timeline.respondedAt <= at) return timeline;
  return { ...timeline, respondedAt: at, prioritiesAtResponse: timeline.priorities.length };
}

/** The caller was contacted, which the waits in progress remember. */
export function contacted(timeline: Timeline, at: Instant): Timeline {
  if (timeline.waits.every(({ until }) => until !== null)) return timeline;
  const waits = timeline.waits.map((wait) =>
    wait.until === null ? { ...wait, contactedAt: [...wait.contactedAt, at] } : wait,
  );
  return { ...timeline, waits };
}

export function updated(timeline: Timeline, at: Instant, phase: UpdatePhase): Timeline {
  const update = { at, phase, priorities: timeline.priorities.length };
  return contacted({ ...timeline, updates: [...timeline.updates, update] }, at);
}

export function transferred(timeline: Timeline, at: Instant): Timeline {
  return { ...timeline, transfers: [...timeline.transfers, at] };
}

export function revised(timeline: Timeline, at: Instant, deadlineAt: Instant): Timeline {
  const revision = { at, deadlineAt, priorities: timeline.priorities.length };
  return { ...timeline, revisions: [...timeline.revisions, revision] };
}

type Begun = Pick<WaitSegment, "waitId" | "kind" | "reason" | "party" | "expectedAt" | "from">;

export function waitBegun(timeline: Timeline, wait: Begun): Timeline {
  const { waitId, kind, reason, party, expectedAt, from } = wait;
  const begun = { waitId, kind, reason, party, expectedAt, from, until: null, contactedAt: [], wasAnswered: false };
  return { ...timeline, waits: [...timeline.waits, begun] };
}

/** @param wasAnswered false where the ticket was resolved or closed and nothing arrived. */
export function waitOver(timeline: Timeline, waitId: WaitId, until: Instant, wasAnswered: boolean): Timeline {
  const index = timeline.waits.findIndex((wait) => wait.waitId === waitId && wait.until === null);
  const wait = timeline.waits[index];
  return wait === undefined
    ? timeline
    : { ...timeline, waits: timeline.waits.with(index, { ...wait, until, wasAnswered }) };
}

/** A resolution at first contact is a response too (STK-39). */
export function resolved(timeline: Timeline, at: Instant, how: ResolvedHow): Timeline {
  const resolutions = [...timeline.resolutions, { at, how, reopenedAt: null }];
  return { ...responded(waitsOver(timeline, at), at), resolutions };
}

export function closed(timeline: Timeline, at: Instant): Timeline {
  const isStopped = [timeline.resolutions.at(-1), timeline.closings.at(-1)].some((last) => last?.reopenedAt === null);
  const closings = isStopped ? timeline.closings : [...timeline.closings, { at, reopenedAt: null }];
  return { ...waitsOver(timeline, at), closedAt: at, closings };
}

export function reopened(timeline: Timeline, at: Instant): Timeline {
  const again = <Stop extends ClosingSegment>(stop: Stop): Stop => ({ ...stop, reopenedAt: stop.reopenedAt ?? at });
  return {
    ...timeline,
    closedAt: null,
    resolutions: timeline.resolutions.map(again),
    closings: timeline.closings.map(again),
  };
}

function waitsOver(timeline: Timeline, at: Instant): Timeline {
  if (timeline.waits.every(({ until }) => until !== null)) return timeline;
  return { ...timeline, waits: timeline.waits.map((wait) => ({ ...wait, until: wait.until ?? at })) };
}
