import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ResolvedHow, UpdatePhase } from "./listed-words.ts";

/** A moment of a ticket's life, and its place among them: of two at the same instant the one recorded first came first. */
export interface Moment {
  readonly at: Instant;
  readonly order: number;
}

/** A priority and the kind of ticket, from the moment they came into force. */
export interface PrioritySegment extends Moment {
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
  readonly fromOrder: number;
  readonly until: Instant | null;
  readonly untilOrder: number;
  /** True where somebody ended it; a resolution ends a wait too, but nothing arrived. */
  readonly wasAnswered: boolean;
}

/** A stretch without work, from a resolution or a closing to the reopening. */
export interface StopSegment extends Moment {
  readonly reopenedAt: Instant | null;
  readonly reopenedOrder: number;
}

export interface ResolutionSegment extends StopSegment {
  readonly how: ResolvedHow;
}

export interface ClosingSegment extends StopSegment {
  /** What was resolved had stopped before it was closed. */
  readonly wasResolved: boolean;
}

/** The caller heard from the desk: in an update, or otherwise (by telephone, for one). */
export interface ContactSegment extends Moment {
  /** Null for a contact that was no update. */
  readonly phase: UpdatePhase | null;
}

export interface RevisionSegment extends Moment {
  readonly deadlineAt: Instant;
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
  /** The first response: a priority changed at its very instant may come before or after it. */
  readonly response: Moment | null;
  readonly waits: readonly WaitSegment[];
  readonly resolutions: readonly ResolutionSegment[];
  readonly closings: readonly ClosingSegment[];
  readonly revisions: readonly RevisionSegment[];
  readonly transfers: readonly Instant[];
  /** In the order in which they happened. */
  readonly contacts: readonly ContactSegment[];
  readonly disputes: readonly DisputeSegment[];
  /** How many moments have been recorded, and the latest of them. */
  readonly recorded: number;
  readonly latestAt: Instant;
}

/** Whether one moment came before another, by the order of recording where both share an instant. */
export function comesBefore(one: Moment, other: Moment): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** A moment after everything else that happened at its instant. */
export function endOf(at: Instant): Moment {
  return { at, order: Number.POSITIVE_INFINITY };
}

/** When the caller heard from the desk while a wait lasted. */
export function contactsDuring(timeline: Timeline, wait: WaitSegment): readonly ContactSegment[] {
  const from = { at: wait.from, order: wait.fromOrder };
  const until = { at: wait.until ?? Number.POSITIVE_INFINITY, order: wait.untilOrder };
  return timeline.contacts.filter((contact) => comesBefore(from, contact) && comesBefore(contact, until));
}

/** A ticket's timeline as it begins, with its call. */
export function begunTimeline(call: {
  readonly at: Instant;
  readonly priority: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly isCleared: boolean;
}): Timeline {
  const { at, priority, kind, channel, isCleared } = call;
  return {
    loggedAt: at,
    channel,
    clearedAt: isCleared ? at : null,
    priorities: [{ at, order: 0, priority, kind }],
    response: null,
    waits: [],
    resolutions: [],
    closings: [],
    revisions: [],
    transfers: [],
    contacts: [],
    disputes: [],
    recorded: 1,
    latestAt: at,
  };
}

/** The timeline with something more recorded that happened at an instant. */
function after(timeline: Timeline, at: Instant, change: (moment: Moment) => Partial<Timeline>): Timeline {
  const { recorded, latestAt } = timeline;
  const counted = { recorded: recorded + 1, latestAt: Math.max(latestAt, at) };
  return { ...timeline, ...change({ at, order: recorded }), ...counted };
}

/** A priority comes into force; the one that is already changes nothing. */
export function withPriority(timeline: Timeline, at: Instant, priority: string): Timeline {
  const current = timeline.priorities.at(-1);
  if (current === undefined || current.priority === priority) return timeline;
  return after(timeline, at, (moment) => ({
    priorities: [...timeline.priorities, { ...moment, priority, kind: current.kind }],
  }));
}

/** Another kind with a priority of its own: what was disputed was the priority of the old kind. */
export function withKind(timeline: Timeline, at: Instant, priority: string, kind: TicketKind): Timeline {
  const begun = after(timeline, at, (moment) => ({
    priorities: [...timeline.priorities, { ...moment, priority, kind }],
  }));
  return settled(begun, at);
}

/**
 * The ticket as if it had been logged under another agreement: one priority from receipt on. What was agreed or disputed
 * under the old one is over; where the new one asks for no check, its clocks never had to wait for one.
 */
export function underAnother(
  timeline: Timeline,
  at: Instant,
  { priority, kind, needsCheck }: Pick<PrioritySegment, "priority" | "kind"> & { readonly needsCheck: boolean },
): Timeline {
  const { loggedAt, clearedAt } = timeline;
  return after(settled(timeline, at), at, () => ({
    priorities: [{ at: loggedAt, order: 0, priority, kind }],
    revisions: [],
    clearedAt: needsCheck ? clearedAt : loggedAt,
  }));
}

/** Whatever is disputed is so no longer. */
export function settled(timeline: Timeline, settledAt: Instant): Timeline {
  if (timeline.disputes.every((dispute) => dispute.settledAt !== null)) return timeline;
  return after(timeline, settledAt, () => ({
    disputes: timeline.disputes.map((dispute) => ({ ...dispute, settledAt: dispute.settledAt ?? settledAt })),
  }));
}

export function disputed(timeline: Timeline, at: Instant, priority: string): Timeline {
  const begun = after(timeline, at, () => ({ disputes: [...timeline.disputes, { at, settledAt: null }] }));
  return withPriority(begun, at, priority);
}

/** From here the clock may run. */
export function cleared(timeline: Timeline, at: Instant): Timeline {
  return timeline.clearedAt === null ? after(timeline, at, () => ({ clearedAt: at })) : timeline;
}

/** The earliest contact is the response, also when it is recorded after a later one. */
function responded(timeline: Timeline, moment: Moment): Pick<Timeline, "response"> {
  const { response } = timeline;
  return { response: response === null || moment.at < response.at ? moment : response };
}

/** One that is recorded later than it happened takes the place where it happened. */
function withContact({ contacts }: Timeline, contact: ContactSegment): Pick<Timeline, "contacts"> {
  const place = contacts.findLastIndex((other) => comesBefore(other, contact)) + 1;
  return { contacts: contacts.toSpliced(place, 0, contact) };
}

/** A person spoke to the customer: the response, and a contact in whatever is waited for. */
export function contacted(timeline: Timeline, at: Instant): Timeline {
  return after(timeline, at, (moment) => ({
    ...withContact(timeline, { ...moment, phase: null }),
    ...responded(timeline, moment),
  }));
}

export function updated(timeline: Timeline, at: Instant, phase: UpdatePhase): Timeline {
  return after(timeline, at, (moment) => withContact(timeline, { ...moment, phase }));
}

export function transferred(timeline: Timeline, at: Instant): Timeline {
  return after(timeline, at, () => ({ transfers: [...timeline.transfers, at] }));
}

export function revised(timeline: Timeline, at: Instant, deadlineAt: Instant): Timeline {
  return after(timeline, at, (moment) => ({ revisions: [...timeline.revisions, { ...moment, deadlineAt }] }));
}

type Begun = Pick<WaitSegment, "waitId" | "kind" | "reason" | "party" | "expectedAt" | "from">;

export function waitBegun(timeline: Timeline, wait: Begun): Timeline {
  const { waitId, kind, reason, party, expectedAt, from } = wait;
  return after(timeline, from, ({ order: fromOrder }) => {
    const begun = { waitId, kind, reason, party, expectedAt, from, fromOrder, until: null };
    return { waits: [...timeline.waits, { ...begun, untilOrder: Number.MAX_SAFE_INTEGER, wasAnswered: false }] };
  });
}

/** @param wasAnswered false where the ticket was resolved or closed and nothing arrived. */
export function waitOver(timeline: Timeline, waitId: WaitId, until: Instant, wasAnswered: boolean): Timeline {
  const index = timeline.waits.findIndex((wait) => wait.waitId === waitId && wait.until === null);
  const wait = timeline.waits[index];
  if (wait === undefined) return timeline;
  return after(timeline, until, ({ order: untilOrder }) => ({
    waits: timeline.waits.with(index, { ...wait, until, untilOrder, wasAnswered }),
  }));
}

const NOT_REOPENED = { reopenedAt: null, reopenedOrder: Number.MAX_SAFE_INTEGER } as const;

/** A resolution at first contact is a response too (STK-39). */
export function resolved(timeline: Timeline, at: Instant, how: ResolvedHow): Timeline {
  return after(timeline, at, (moment) => ({
    ...waitsOver(timeline, moment),
    ...responded(timeline, moment),
    resolutions: [...timeline.resolutions, { ...moment, how, ...NOT_REOPENED }],
  }));
}

export function closed(timeline: Timeline, at: Instant): Timeline {
  const last = [timeline.resolutions.at(-1), timeline.closings.at(-1)];
  const wasResolved = last.some((stop) => stop?.reopenedAt === null);
  return after(timeline, at, (moment) => ({
    ...waitsOver(timeline, moment),
    closings: [...timeline.closings, { ...moment, wasResolved, ...NOT_REOPENED }],
  }));
}

export function reopened(timeline: Timeline, at: Instant): Timeline {
  return after(timeline, at, ({ order: reopenedOrder }) => {
    const again = <Stop extends StopSegment>(stop: Stop): Stop =>
      stop.reopenedAt === null ? { ...stop, reopenedAt: at, reopenedOrder } : stop;
    return { resolutions: timeline.resolutions.map(again), closings: timeline.closings.map(again) };
  });
}

function waitsOver({ waits }: Timeline, { at, order }: Moment): Pick<Timeline, "waits"> {
  if (waits.every(({ until }) => until !== null)) return { waits };
  return { waits: waits.map((wait) => (wait.until === null ? { ...wait, until: at, untilOrder: order } : wait)) };
}
