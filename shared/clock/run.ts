import type { DurationMs, Instant } from "../kernel/instant.ts";
import type { Measure } from "./measure.ts";
import type { Suspension } from "./suspensions.ts";

/** A stretch of a clock's life: counted, or standing still for a cause. */
export interface RunStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly countedMs: DurationMs;
  readonly cause: Suspension["cause"] | Replacement | null;
}

/** What was left of the allowance gave way to another time: a stretch of no length (CPS-31). */
export interface Replacement {
  readonly kind: "replaced";
  readonly leftMs: DurationMs;
  readonly newLeftMs: DurationMs;
}

/** A clock run out: its stretches from start to due, gapless. While it is paused the last one ends where the pause began. */
export interface ClockRun {
  readonly measure: Measure;
  readonly startAt: Instant;
  readonly budgetMs: DurationMs;
  readonly dueAt: Instant | null;
  readonly pausedSince: Suspension | null;
  readonly stretches: readonly RunStretch[];
}

export interface RunRules {
  readonly measure: Measure;
  readonly startAt: Instant;
  readonly budgetMs: DurationMs;
  readonly suspensions: readonly Suspension[];
  /** At these instants, reached before the allowance is used up, what is left is replaced by the time until `newDue`. */
  readonly arrivals: readonly Instant[];
  readonly newDue: (arrival: Instant) => Instant;
}

/**
 * Runs a clock from its start until its allowance is used up: due is the first instant at which `budgetMs` unsuspended
 * time has counted. A suspension that begins after that instant changes nothing, so a pause begun after a miss can never
 * improve the verdict.
 */
export function runClock(rules: RunRules): ClockRun {
  const { measure, startAt } = rules;
  const stretches: RunStretch[] = [];
  let cursor = startAt;
  let usedMs = 0;
  let budgetMs = rules.budgetMs;
  const done = (dueAt: Instant | null, pausedSince: Suspension | null): ClockRun => ({
    measure,
    startAt,
    budgetMs,
    dueAt,
    pausedSince,
    stretches,
  });
  const replace = (at: Instant, newLeftMs: DurationMs): void => {
    const cause = { kind: "replaced", leftMs: budgetMs - usedMs, newLeftMs } as const;
    stretches.push({ from: at, to: at, countedMs: 0, cause });
    budgetMs = usedMs + newLeftMs;
  };
  // What came before the clock began to run leaves no pause behind, only its new due moment.
  const early = rules.arrivals.findLast((at) => at < startAt);
  if (early !== undefined) replace(startAt, measure.between(startAt, rules.newDue(early)));
  for (const suspension of rules.suspensions) {
    const availableMs = measure.between(cursor, suspension.from);
    if (usedMs + availableMs >= budgetMs) break;
    if (suspension.from > cursor)
      stretches.push({ from: cursor, to: suspension.from, countedMs: availableMs, cause: null });
    usedMs += availableMs;
    if (suspension.to === null) return done(null, suspension);
    const { from, to, cause } = suspension;
    if (to > from) stretches.push({ from, to, countedMs: 0, cause });
    const arrival = rules.arrivals.findLast((at) => at >= from && at <= to);
    if (arrival !== undefined) replace(to, measure.between(arrival, rules.newDue(arrival)));
    cursor = suspension.to;
  }
  const dueAt = measure.after(cursor, budgetMs - usedMs);
  stretches.push({ from: cursor, to: dueAt, countedMs: budgetMs - usedMs, cause: null });
  return done(dueAt, null);
}

/**
 * A clock whose deadline is a date somebody agreed: it does not move, and its allowance is the time that counts before
 * it. A deadline agreed for before the desk opens leaves no time at all, and the clock then begins and ends with it.
 */
export function runToDeadline(
  measure: Measure,
  notBefore: Instant,
  deadlineAt: Instant,
  suspensions: readonly Suspension[],
): ClockRun {
  const startAt = Math.min(notBefore, deadlineAt);
  const stretches: RunStretch[] = [];
  let cursor = startAt;
  let budgetMs = 0;
  const count = (to: Instant): void => {
    if (to <= cursor) return;
    const countedMs = measure.between(cursor, to);
    stretches.push({ from: cursor, to, countedMs, cause: null });
    budgetMs += countedMs;
    cursor = to;
  };
  for (const suspension of suspensions) {
    const from = Math.min(suspension.from, deadlineAt);
    count(from);
    const to = Math.min(suspension.to ?? deadlineAt, deadlineAt);
    if (to > cursor) stretches.push({ from: cursor, to, countedMs: 0, cause: suspension.cause });
    cursor = Math.max(cursor, to);
  }
  count(deadlineAt);
  return { measure, startAt, budgetMs, dueAt: deadlineAt, pausedSince: null, stretches };
}

/** How much of the allowance has been used at an instant, never more than the allowance. */
export function usedAt(run: ClockRun, at: Instant): DurationMs {
  let usedMs = 0;
  for (const stretch of run.stretches) {
    if (stretch.from >= at) break;
    if (stretch.cause === null) usedMs += stretch.to <= at ? stretch.countedMs : run.measure.between(stretch.from, at);
  }
  return usedMs;
}

/** The first instant at which `ms` of the allowance have been used; null where a pause in force comes first. */
export function whenUsed(run: ClockRun, ms: DurationMs): Instant | null {
  // A share of no time at all, before a deadline agreed for closed hours, is used up where the clock begins.
  if (ms === 0) return run.startAt;
  let usedMs = 0;
  for (const stretch of run.stretches) {
    if (stretch.cause !== null) continue;
    if (usedMs + stretch.countedMs >= ms) return run.measure.after(stretch.from, ms - usedMs);
    usedMs += stretch.countedMs;
  }
  return null;
}

/** A share of an allowance, rounded up to the millisecond: "the first instant at which 65 % has been used". */
export function shareOf(budgetMs: DurationMs, percent: number): DurationMs {
  return Math.ceil((budgetMs * percent) / 100);
}
