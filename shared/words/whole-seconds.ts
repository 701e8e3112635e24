import type { LedgerLine } from "../clock/clock-report.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import { SECOND_MS } from "../kernel/instant.ts";

/** A line of a ledger as it is read: between whole seconds, with what it counted between them. */
export interface SecondsLine {
  readonly from: Instant;
  readonly to: Instant;
  readonly countedMs: DurationMs;
  /** Counted so far, this line included. */
  readonly totalMs: DurationMs;
}

/**
 * Calls are logged to the millisecond, the ledger is read to the second. The one rule by which it is rounded: a moment
 * within a second is read as the second before or after it, whichever keeps what has been counted so far, as it is read,
 * nearest to what has really been counted. So no moment is a second off, openings and closings stand as they are, every
 * line is as long as its two moments are apart, and all of them add up to the allowance exactly.
 */
export function inWholeSeconds(ledger: readonly LedgerLine[]): readonly SecondsLine[] {
  let from = floorOf(ledger[0]?.from ?? 0);
  let readMs = 0;
  return ledger.map((line) => {
    const isCounted = line.countedMs > 0;
    // How far the sum as read would be from the real one at the next moment that is no fraction of a second.
    const errorOf = (to: Instant): DurationMs =>
      isCounted ? readMs + to - from - line.totalMs : readMs - line.totalMs - (to - line.to);
    const [before, after] = [floorOf(line.to), ceilOf(line.to)];
    const to = Math.abs(errorOf(after)) < Math.abs(errorOf(before)) ? after : before;
    const countedMs = isCounted ? to - from : 0;
    readMs += countedMs;
    const read = { from, to, countedMs, totalMs: readMs };
    from = to;
    return read;
  });
}

/** How a moment is read beside a ledger: as the ledger reads it, else to the second it lies in. */
export function secondsReader(ledger: readonly LedgerLine[]): (at: Instant) => Instant {
  const read = inWholeSeconds(ledger);
  const known = new Map(ledger.map((line, index) => [line.to, read[index]?.to] as const));
  return (at) => known.get(at) ?? floorOf(at);
}

/** The allowance beside the sum of the lines: the sum itself, unless they are a second or more apart. */
export function readTarget(budgetMs: DurationMs, sumMs: DurationMs): DurationMs {
  return Math.abs(budgetMs - sumMs) < SECOND_MS ? sumMs : Math.round(budgetMs / SECOND_MS) * SECOND_MS;
}

const floorOf = (at: Instant): Instant => Math.floor(at / SECOND_MS) * SECOND_MS;
const ceilOf = (at: Instant): Instant => Math.ceil(at / SECOND_MS) * SECOND_MS;
