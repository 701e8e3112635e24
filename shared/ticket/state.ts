import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Id, PersonId, TicketId, WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { AgreedHow, ClosedWhy, LinkRelation, ResolvedHow, ThresholdPromise } from "./listed-words.ts";
import type { Timeline } from "./timeline.ts";

export interface Caller {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}

/** What the caller says and what the analyst makes of it stay apart from what was agreed (STK-23, COV-24). */
interface PriorityViews {
  /** The priority in force: every clock runs on it. Until one is agreed it is the analyst's latest proposal. */
  readonly current: string;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly callerSays: string;
  readonly callerWants: string | null;
  /** Since when `agreement` has been what it is. */
  readonly since: Instant;
}

/** `settled`: the team leader decided a dispute; the caller need not have agreed. */
export type PriorityState = PriorityViews &
  (
    | { readonly agreement: "proposed" }
    | { readonly agreement: "agreed"; readonly agreedWith: string; readonly how: AgreedHow }
    | { readonly agreement: "disputed" }
    | { readonly agreement: "settled"; readonly reason: string; readonly settledBy: Actor }
  );

export interface WaitInProgress {
  readonly waitId: WaitId;
  readonly kind: WaitKind;
  readonly reason: string;
  readonly party: string;
  readonly startedAt: Instant;
  readonly expectedAt: Instant | null;
  readonly customerTold: boolean;
  readonly approvedBy: PersonId | null;
  /** When the caller was contacted during the wait: the documented contacts of CPS-28. */
  readonly contactedAt: readonly Instant[];
}

export interface EndedWait extends WaitInProgress {
  readonly endedAt: Instant;
  readonly outcome: string;
}

export interface Resolution {
  readonly how: ResolvedHow;
  readonly text: string;
  readonly at: Instant;
  readonly by: Actor;
  /** The caller said it is resolved. */
  readonly confirmation: { readonly confirmedBy: string; readonly how: string; readonly at: Instant } | null;
  /** When the caller was last told of it: an attempt to have it confirmed (STK-53). */
  readonly soughtAt: Instant | null;
}

/** A resolution that did not last. */
export interface PastResolution extends Resolution {
  readonly reopenedAt: Instant;
  readonly reopenReason: string;
}

export interface Closure {
  readonly why: ClosedWhy;
  readonly text: string;
  readonly at: Instant;
  readonly by: Actor;
}

export interface TicketLink {
  readonly other: TicketId;
  readonly relation: LinkRelation;
}

/** A deadline agreed later; the original target stays beside it (STK-42). */
export interface Revision {
  readonly deadlineAt: Instant;
  readonly agreedWith: string;
  readonly how: AgreedHow;
  readonly reason: string;
  readonly at: Instant;
}

export interface RecordedThreshold {
  readonly thresholdId: Id<"threshold">;
  readonly promise: ThresholdPromise;
  readonly percent: number;
  readonly dueAt: Instant;
}

/** How the caller came to be known as who they said they were. `when-logged`: whoever took the call went through the checks. */
export type Verification =
  | { readonly how: "when-logged"; readonly by: Actor; readonly at: Instant }
  | { readonly how: "check"; readonly check: string; readonly confirmedBy: string; readonly at: Instant };

/** What every ticket has, whatever its status. */
export interface TicketBase {
  readonly ticketId: TicketId;
  readonly reference: string;
  readonly kind: TicketKind;
  readonly agreementId: string;
  readonly agreementVersion: string;
  readonly channel: Channel;
  /** Null where the desk did not know the place when the call was logged. */
  readonly customer: Id<"customer"> | null;
  /** What the place was called at the time. */
  readonly site: string;
  readonly caller: Caller;
  readonly summary: string;
  readonly details: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly loggedAt: Instant;
  readonly loggedBy: Actor;
  readonly priority: PriorityState;
  readonly owner: PersonId | null;
  readonly team: string | null;
  /** The last transfer to a support team: triage and updates count from it (COV-58, COV-59). */
  readonly transferredAt: Instant | null;
  /** Null where no check was needed or none has been passed yet. */
  readonly verifiedBy: Verification | null;
  /** The first time a person spoke to the customer (STK-39). */
  readonly firstContactAt: Instant | null;
  /** The last time the customer heard from the desk. */
  readonly lastUpdateAt: Instant | null;
  readonly links: readonly TicketLink[];
  /** Requests for change that were raised from it. */
  readonly changes: readonly Id<"change">[];
  readonly endedWaits: readonly EndedWait[];
  readonly pastResolutions: readonly PastResolution[];
  readonly revisions: readonly Revision[];
  /** Records to which this fault came back after it was too late to reopen (STK-55). */
  readonly recurrences: readonly { readonly newTicket: TicketId | null; readonly text: string; readonly at: Instant }[];
  readonly thresholds: readonly RecordedThreshold[];
  /** The segments every clock is made of. */
  readonly timeline: Timeline;
  readonly eventCount: number;
  /** The latest `at` of any event that moves a clock or the status: no such event may happen before it. */
  readonly lastMoveAt: Instant;
}

/** Nothing has been logged under this id. */
export interface NoTicket {
  readonly status: "none";
}

/** Logged, but a check the agreement asks for has not been passed: no clock, no work (STK-51, COV-66). */
export interface UnverifiedTicket extends TicketBase {
  readonly status: "unverified";
}

export interface OpenTicket extends TicketBase {
  readonly status: "open";
  /** Never two of one kind at once. */
  readonly waits: readonly WaitInProgress[];
}

export interface ResolvedTicket extends TicketBase {
  readonly status: "resolved";
  readonly resolution: Resolution;
}

export interface ClosedTicket extends TicketBase {
  readonly status: "closed";
  readonly closure: Closure;
  /** Null where it was closed without one: withdrawn, duplicate, advice not followed. */
  readonly resolution: Resolution | null;
}

/** A ticket that exists. */
export type Ticket = UnverifiedTicket | OpenTicket | ResolvedTicket | ClosedTicket;

/** A ticket as its events left it. Only an open ticket waits, only a resolved or closed one has a resolution. */
export type TicketState = NoTicket | Ticket;

export const initialState: NoTicket = { status: "none" };
