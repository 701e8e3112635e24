import type { Instant } from "../kernel/instant.ts";
import { DAY_MS } from "../kernel/instant.ts";
import type { DayNumber } from "./local-date.ts";
import type { StretchReason } from "./stretch-reason.ts";
import type { OffsetTable } from "./zone.ts";

export type ClockChange = "forward" | "back";

/**
 * A calendar worked out for some whole years: sorted instants with prefix sums, and tables that say where to start
 * looking, so that a question costs a step or two. Never changed once built; a wider one replaces it.
 */
export interface Timeline {
  readonly fromYear: number;
  readonly toYear: number;
  /** Instants from `from` (inclusive) to `to` (exclusive) may be asked about; the tables reach some days further. */
  readonly from: Instant;
  readonly to: Instant;
  readonly table: OffsetTable;
  /** Open stretches, adjacent ones merged. One more entry at the end is a sentinel: Infinity. */
  readonly count: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Service time before each stretch; entry `count` is the total. */
  readonly before: Float64Array;
  readonly byDay: Int32Array;
  readonly firstDay: DayNumber;
  readonly byPosition: Int32Array;
  readonly positionStep: number;
  readonly dates: DateTable;
  readonly ledger: LedgerTable;
}

/** What is known of each local date, indexed by day number less `firstDate`. */
export interface DateTable {
  readonly firstDate: DayNumber;
  /** First open instant of the date; NaN when it has none and so is no working day. */
  readonly opens: Float64Array;
  /** End (exclusive) of the last open stretch of the date. */
  readonly closes: Float64Array;
  readonly workingDates: Int32Array;
  /** How many working dates lie before this one. */
  readonly rank: Int32Array;
}

/** All time, open and closed, cut wherever the reason changes. The last entry of `starts` is a sentinel: Infinity. */
export interface LedgerTable {
  readonly starts: Float64Array;
  readonly reasons: readonly StretchReason[];
  readonly clockChanges: readonly (ClockChange | undefined)[];
  readonly byDay: Int32Array;
}

/** Past this many stretches in one bucket the search halves instead of stepping. */
const STEP_LIMIT = 8;

/** Index of the first stretch that ends after `at`; `count` when there is none. `at` must lie in the timeline. */
export function stretchAfter(line: Timeline, at: Instant): number {
  const bucket = Math.floor(at / DAY_MS) - line.firstDay;
  return firstAbove(line.ends, at, line.byDay, bucket);
}

/** Index of the first entry of sorted `values` that is greater than `at`, its day's bucket being known. */
export function firstAbove(values: Float64Array, at: number, buckets: Int32Array, bucket: number): number {
  // The casts hold because every bucket and the sentinel entry exist for instants within the timeline.
  let low = buckets[bucket] as number;
  let high = buckets[bucket + 1] as number;
  while (high - low > STEP_LIMIT) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  while ((values[low] as number) <= at) low += 1;
  return low;
}

/** Index of the first stretch within which, or at whose end, that much service time has passed. 0 < position <= total. */
export function stretchReaching(line: Timeline, position: number): number {
  const { before, byPosition } = line;
  const bucket = Math.floor(position / line.positionStep);
  // The casts hold because position lies within the total, for which all buckets exist.
  let low = byPosition[bucket] as number;
  let high = byPosition[bucket + 1] as number;
  while (high - low > STEP_LIMIT) {
    const middle = (low + high) >> 1;
    if ((before[middle + 1] as number) >= position) high = middle;
    else low = middle + 1;
  }
  while ((before[low + 1] as number) < position) low += 1;
  return low;
}

/** The same for a position that lies not before stretch `index`: most promises end some days later, a step a day away. */
export function stretchReachingFrom(line: Timeline, index: number, position: number): number {
  const { before } = line;
  const end = index + STEP_LIMIT;
  // The casts hold because the position lies within the total, which the last entry is.
  for (let low = index; low < end; low += 1) if ((before[low + 1] as number) >= position) return low;
  return stretchReaching(line, position);
}

/** Service time from the start of the timeline to `at`, the index of the first stretch ending after it being known. */
export function positionAt(line: Timeline, at: Instant, index: number): number {
  const start = line.starts[index] as number; // the sentinel makes index === count safe: Infinity is never before `at`
  const before = line.before[index] as number;
  return at > start ? before + (at - start) : before;
}
