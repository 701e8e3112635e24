import type { Calendar } from "../calendar/calendar.ts";
import { isOpen, serviceTimeBetween } from "../calendar/service-time.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import type { PromiseDeadline, PromiseState } from "./clock-report.ts";
import { markAt, URGENT_PERCENT, WARN_PERCENT } from "./marks.ts";

/** How a promise stands, as glyph, colour and word tell it. `none`: there is no deadline to count to. */
export type Stage =
  | "running"
  | "warned"
  | "urgent"
  | "missed"
  | "kept"
  | "paused"
  | "outside-hours"
  | "not-started"
  | "none";

/**
 * What is known of a promise: by the clock's report at this moment, or by a row written when its ticket last changed,
 * whose instants are compared with any later moment.
 */
export interface StandingFacts {
  readonly state: PromiseState;
  readonly basis: "service" | "elapsed";
  readonly startedAt: Instant | null;
  readonly budgetMs: DurationMs | null;
  readonly usedMs: DurationMs;
  /** Running without one: wanted at once (CAL-05). */
  readonly dueAt: Instant | null;
  readonly warnAt: Instant | null;
  readonly urgentAt: Instant | null;
}

/** How a promise stands at one moment. */
export interface Standing {
  readonly stage: Stage;
  /** Time left until it is due, negative when late, counted as the promise counts; while it is paused what will be left when it goes on. Null without a deadline. */
  readonly leftMs: DurationMs | null;
  /** Share of the allowance used, 0 to 1. */
  readonly used: number;
}

/**
 * How a promise stands at a moment: the one place where glyph, row, group, line and words ask. Exactly at the due moment
 * it is not yet missed; at a mark it is reached. Without a calendar (an agreement this desk does not hold) only the wall
 * clock is known.
 * @param metAt when it was met; null while it is not.
 */
export function standing(
  facts: StandingFacts,
  calendar: Calendar | undefined,
  at: Instant,
  metAt: Instant | null = null,
): Standing {
  const leftMs = leftOf(facts, calendar, metAt ?? at);
  return { stage: stageOf(facts, calendar, at), leftMs, used: usedShare(facts, leftMs) };
}

/** What is known of a promise by the clock's report: of its deadline in force, or of any other. */
export function factsOf(deadline: PromiseDeadline): StandingFacts {
  const { thresholds } = deadline;
  return { ...deadline, warnAt: markAt(thresholds, WARN_PERCENT), urgentAt: markAt(thresholds, URGENT_PERCENT) };
}

function stageOf(facts: StandingFacts, calendar: Calendar | undefined, at: Instant): Stage {
  const { state, dueAt, startedAt, budgetMs } = facts;
  switch (state) {
    case "kept":
    case "missed":
    case "paused":
      return state;
    case "no-target":
      return "none";
    case "not-started":
      if (startedAt === null || at < startedAt) return state;
      // A row is written when its ticket changes: a clock that was to begin in the morning has begun by itself since.
      return dueAt === null ? "none" : runningStage(facts, dueAt, calendar, at);
    case "running":
    case "outside-hours":
      if (dueAt !== null) return runningStage(facts, dueAt, calendar, at);
      if (budgetMs !== null) return "none";
      return isCounting(facts, calendar, at) ? "urgent" : "outside-hours";
    default:
      return assertNever(state);
  }
}

function runningStage(facts: StandingFacts, dueAt: Instant, calendar: Calendar | undefined, at: Instant): Stage {
  if (at > dueAt) return "missed";
  if (!isCounting(facts, calendar, at)) return "outside-hours";
  if (facts.urgentAt !== null && at >= facts.urgentAt) return "urgent";
  return facts.warnAt !== null && at >= facts.warnAt ? "warned" : "running";
}

/** Whether time counts at this moment: the desk is open, or the promise runs on elapsed time. */
function isCounting({ basis }: StandingFacts, calendar: Calendar | undefined, at: Instant): boolean {
  return basis === "elapsed" || calendar === undefined || isOpen(calendar, at);
}

function leftOf(facts: StandingFacts, calendar: Calendar | undefined, at: Instant): DurationMs | null {
  const { dueAt, budgetMs, usedMs } = facts;
  if (dueAt !== null) return timeLeftMs(facts, dueAt, calendar, at);
  return budgetMs === null ? null : budgetMs - usedMs;
}

function usedShare({ budgetMs }: StandingFacts, leftMs: DurationMs | null): number {
  if (budgetMs === null || budgetMs === 0 || leftMs === null) return 0;
  return Math.min(1, Math.max(0, 1 - leftMs / budgetMs));
}

/** How a promise counts its time. */
export type Counting = Pick<StandingFacts, "basis" | "startedAt">;

/**
 * Time left at `at` until `dueAt`, negative when late, counted as the promise counts: service time where it runs on it.
 * Before the clock's start nothing of it is used up.
 */
export function timeLeftMs(
  { basis, startedAt }: Counting,
  dueAt: Instant,
  calendar: Calendar | undefined,
  at: Instant,
): DurationMs {
  const from = startedAt !== null && at < startedAt && startedAt < dueAt ? startedAt : at;
  if (basis === "elapsed" || calendar === undefined) return dueAt - from;
  return serviceTimeBetween(calendar, from, dueAt);
}
