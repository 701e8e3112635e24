import type { Source, TargetKind, WaitKind } from "../agreement/source.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";

/** What was promised: to respond, to fix, to update the caller, or (a disputed priority) to decide; while a check of the caller is pending, to ask for it again. */
export type PromiseKind = TargetKind | "update" | "decision" | "check";

/**
 * `not-started`: logged out of hours, unverified, or waiting for a deadline to be agreed. `outside-hours`: running, but
 * the desk is closed at this moment. `kept`/`missed` judge what has happened by `at`; exactly at the due instant is kept.
 */
export type PromiseState = "not-started" | "running" | "outside-hours" | "paused" | "kept" | "missed" | "no-target";

/** Why a stretch of time was counted or skipped. */
export type LedgerReason =
  | { readonly kind: "counted"; readonly layer: string | null }
  | { readonly kind: "elapsed" }
  | { readonly kind: "before-start"; readonly why: string }
  | { readonly kind: "outside-hours" }
  | { readonly kind: "weekend" }
  | { readonly kind: "holiday"; readonly name: string }
  | { readonly kind: "closure"; readonly name: string }
  | { readonly kind: "paused"; readonly wait: number; readonly waitKind: WaitKind; readonly reason: string }
  | { readonly kind: "resolved" }
  /** A moment, not a stretch: from here on another allowance is left than before (parts arrived, CPS-31). */
  | {
      readonly kind: "allowance-replaced";
      readonly why: string;
      readonly leftMs: DurationMs;
      readonly newLeftMs: DurationMs;
    };

/** One line of the Why-ledger. Lines follow each other without a gap from the clock's start to its due instant. */
export interface LedgerLine {
  readonly from: Instant;
  readonly to: Instant;
  readonly countedMs: DurationMs;
  /** Counted so far, this line included. */
  readonly totalMs: DurationMs;
  readonly reason: LedgerReason;
}

export interface ThresholdMoment {
  readonly percent: number;
  /** When that share of the allowance is used; null while the clock is paused before it. */
  readonly at: Instant | null;
  /** Who is told, where the agreement has an escalation at this percent; empty for display-only marks. */
  readonly to: readonly string[];
  readonly level: number | null;
}

/** A deadline that was in force for a while: the target of one priority, or a revision agreed with the customer. */
export interface Escalation {
  readonly promise: TargetKind;
  readonly level: number;
  readonly percent: number;
  /** When the share of the allowance was or will be used. */
  readonly crossedAt: Instant;
  /** When the notice goes out: at the crossing, or at once when a change made it already past (STK-79). */
  readonly at: Instant;
  readonly to: readonly string[];
  readonly basis: string;
  /** The deadline the percentage is a share of, as it stood when the notice went out. */
  readonly dueAt: Instant;
  /** False where the deadline was replaced, or the ticket resolved, before the moment came. */
  readonly fires: boolean;
}

/** One deadline of a promise, and how the promise stands against it at `at`. */
export interface PromiseDeadline {
  /** The time the agreement's target allows, or a date agreed with the customer. */
  readonly kind: "target" | "agreed";
  readonly state: PromiseState;
  readonly label: string;
  readonly basis: "service" | "elapsed";
  readonly source: Source;
  readonly startedAt: Instant | null;
  /** The allowance; null where there is no target. */
  readonly budgetMs: DurationMs | null;
  readonly usedMs: DurationMs;
  /** Null while paused (nobody can know) and where there is no target. */
  readonly dueAt: Instant | null;
  readonly thresholds: readonly ThresholdMoment[];
  readonly ledger: readonly LedgerLine[];
}

/**
 * How one promise stands at `at`: by the deadline in force, whose fields these are. Whoever shows, counts, warns or
 * explains speaks of that one.
 */
export interface PromiseClock extends PromiseDeadline {
  readonly promise: PromiseKind;
  /** When the promise was met: the first response, the resolution. */
  readonly metAt: Instant | null;
  /**
   * Every deadline it has had: the original first, by the target of the priority in force, then those agreed beside it, in
   * order (STK-42). The one agreed last is in force, unless the priority has changed since: then the new target is.
   */
  readonly deadlines: readonly [original: PromiseDeadline, ...agreed: PromiseDeadline[]];
}

/** One entry of the pause ledger. */
export interface PauseEntry {
  readonly number: number;
  readonly waitId: WaitId;
  readonly kind: WaitKind;
  readonly reason: string;
  readonly party: string;
  readonly from: Instant;
  /** Null while it lasts. */
  readonly until: Instant | null;
  readonly expectedAt: Instant | null;
  /** Which clocks stood still; empty where the agreement lets them run. */
  readonly suspends: readonly TargetKind[];
  /** Service time inside the wait, up to its end or `at`. */
  readonly serviceMs: DurationMs;
  readonly wallMs: DurationMs;
}

/**
 * What an update is counted from: the call, an update given, a priority that came into force, work that went on after a
 * wait or a reopening; the beat before it, of a major incident that a support team has or that nobody has yet; the
 * beginning of a wait, or what went before it in the same wait.
 */
export type UpdateReason =
  | "logged"
  | "updated"
  | "priority"
  | "resumed"
  | "reopened"
  | "beat"
  | "identified"
  | "wait"
  | "review";

export interface UpdateDue {
  readonly label: string;
  readonly audience: "caller" | "desk";
  readonly source: Source;
  readonly after: Instant;
  /** Since when the caller has heard nothing: earlier than `after` where the one before was given early. */
  readonly since: Instant;
  readonly because: UpdateReason;
  readonly dueAt: Instant;
  /**
   * `owed`: nobody has given it, late or in time, and nothing has put an end to it. `missed`: it was not given while it
   * was owed. `lifted`: something put an end to it before its due moment: a wait, its end, a resolution, another priority.
   */
  readonly standing: "owed" | "given" | "given-late" | "missed" | "lifted";
}

/** One resolution and what the agreement grants after it. */
export interface ResolutionEntry {
  readonly at: Instant;
  readonly how: "fix" | "workaround" | "no-response";
  readonly reopenedAt: Instant | null;
  /** Until when a recurrence is the same incident; null where the agreement has no such rule (STK-55). */
  readonly sameIncidentUntil: Instant | null;
  /** `never`: a new record is needed; `any-time`: no limit; otherwise the last instant at which it may be reopened. */
  readonly reopenUntil: Instant | "never" | "any-time";
}

/** Work that must begin at once: no due moment, but an alarm to the desk that is never a breach (Calderdale Critical, CAL-05). */
export interface ImmediateCall {
  readonly label: string;
  readonly startedAt: Instant;
  /** Null while a wait holds it. */
  readonly alarmAt: Instant | null;
}

/** Everything that can be said about a ticket's time at one instant. A pure function of its events: nothing here is stored. */
export interface ClockReport {
  readonly at: Instant;
  readonly agreementId: string;
  readonly agreementVersion: string;
  readonly priority: string;
  /** When the clocks began to run; null while the caller is unverified. */
  readonly startedAt: Instant | null;
  /** Why they began then and not at the log instant; null where they did. */
  readonly startReason: string | null;
  readonly activity: "not-started" | "running" | "suspended" | "stopped";
  readonly promises: readonly PromiseClock[];
  readonly pauses: readonly PauseEntry[];
  /** Suspended time with overlaps counted once. */
  readonly pausedServiceMs: DurationMs;
  readonly pausedWallMs: DurationMs;
  /** Service time between resolutions and reopenings. */
  readonly resolvedServiceMs: DurationMs;
  readonly escalations: readonly Escalation[];
  /** Until somebody has attended to it; null where the priority has no such rule. */
  readonly immediate: ImmediateCall | null;
  /** The outer bound of attention that is promised at once, attended to or not; null where the priority has none. */
  readonly attentionOuterBoundAt: Instant | null;
  readonly updates: readonly UpdateDue[];
  readonly triageEndsAt: Instant | null;
  /** When the ticket closes by itself, or is resolved for want of an answer. */
  readonly autoCloseAt: Instant | null;
  readonly autoResolveAt: Instant | null;
  /** On so many days the contact is missing that must be documented before silence may end the ticket (CPS-29). */
  readonly contactsMissing: number;
  readonly resolutions: readonly ResolutionEntry[];
  readonly closedAt: Instant | null;
  readonly dealtWithinBy: Instant | null;
}
