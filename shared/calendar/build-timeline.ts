import type { Instant } from "../kernel/instant.ts";
import { DAY_MS } from "../kernel/instant.ts";
import type { DayPart } from "./day-parts.ts";
import type { DayRules } from "./day-rules.ts";
import type { DayNumber } from "./local-date.ts";
import { dayNumberOf } from "./local-date.ts";
import { dayPartsOf } from "./local-day.ts";
import type { StretchReason } from "./stretch-reason.ts";
import { isOpenReason } from "./stretch-reason.ts";
import type { ClockChange, DateTable, LedgerTable, Timeline } from "./timeline.ts";
import type { OffsetTable, Zone } from "./zone.ts";
import { offsetTable } from "./zone.ts";

/** Days worked out beyond the years asked for, so that every local date of those years is whole in any zone. */
const MARGIN_DAYS = 3;

/** One local date within one constant offset: an ordinary date is one piece, a date with a clock change two or more. */
interface Piece {
  readonly date: DayNumber;
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

/** What the pieces are collected into. */
interface Draft {
  readonly starts: number[];
  readonly ends: number[];
  readonly ledgerStarts: number[];
  readonly reasons: StretchReason[];
  readonly clockChanges: (ClockChange | undefined)[];
  readonly opens: Float64Array;
  readonly closes: Float64Array;
}

/**
 * Works out whole UTC years, both inclusive. An instant is open when its wall clock lies in the hours of its local
 * date, so each date is laid over each constant-offset stretch of the zone that touches it: hours inside a skipped
 * hour vanish, hours inside a repeated one are open in both passes.
 */
export function buildTimeline(rules: DayRules, zone: Zone, fromYear: number, toYear: number): Timeline {
  const firstDay = dayNumberOf(fromYear, 1, 1) - MARGIN_DAYS;
  const lastDay = dayNumberOf(toYear + 1, 1, 1) + MARGIN_DAYS;
  const table = offsetTable(zone, fromYear, toYear);
  const draft = collect(rules, table, firstDay, lastDay);
  const count = draft.starts.length;
  const starts = withSentinel(draft.starts);
  const ends = withSentinel(draft.ends);
  const before = prefixSums(draft);
  const total = before[count] ?? 0;
  const positionStep = Math.max(1, Math.floor(total / Math.max(1, count)));
  return {
    fromYear,
    toYear,
    from: (firstDay + MARGIN_DAYS) * DAY_MS,
    to: (lastDay - MARGIN_DAYS) * DAY_MS,
    table,
    count,
    starts,
    ends,
    before,
    byDay: dayBuckets(ends, firstDay, lastDay),
    firstDay,
    byPosition: positionBuckets(before, count, positionStep),
    positionStep,
    dates: dateTable(draft, firstDay),
    ledger: ledgerTable(draft, firstDay, lastDay),
  };
}

function collect(rules: DayRules, table: OffsetTable, firstDay: DayNumber, lastDay: DayNumber): Draft {
  // A local date may begin up to a day before or after the UTC one.
  const dateCount = lastDay - firstDay + 3;
  const draft: Draft = {
    starts: [],
    ends: [],
    ledgerStarts: [],
    reasons: [],
    clockChanges: [],
    opens: new Float64Array(dateCount).fill(Number.NaN),
    closes: new Float64Array(dateCount).fill(Number.NaN),
  };
  const pieces = datePieces(table, firstDay * DAY_MS, lastDay * DAY_MS);
  const changes = clockChangeDates(table);
  let date = Number.NaN;
  let parts: readonly DayPart[] = [];
  for (const piece of pieces) {
    if (piece.date !== date) {
      date = piece.date;
      parts = dayPartsOf(rules, date);
    }
    addPiece(draft, piece, parts, changes.get(date), date - firstDay + 1);
  }
  return draft;
}

function datePieces(table: OffsetTable, from: Instant, to: Instant): Piece[] {
  const pieces: Piece[] = [];
  table.offsets.forEach((offset, k) => {
    const start = Math.max(from, table.starts[k] ?? 0);
    const end = Math.min(to, table.starts[k + 1] ?? Number.POSITIVE_INFINITY);
    if (start >= end) return;
    const lastDate = Math.floor((end - 1 + offset) / DAY_MS);
    for (let date = Math.floor((start + offset) / DAY_MS); date <= lastDate; date += 1) {
      const midnight = date * DAY_MS - offset;
      pieces.push({ date, from: Math.max(start, midnight), to: Math.min(end, midnight + DAY_MS), offset });
    }
  });
  return pieces;
}

/** Local dates made shorter or longer than 24 hours by a clock change. */
function clockChangeDates(table: OffsetTable): Map<DayNumber, ClockChange> {
  const changes = new Map<DayNumber, ClockChange>();
  for (let k = 1; k < table.starts.length; k += 1) {
    const at = table.starts[k] ?? 0;
    const lengths = new Map<DayNumber, number>();
    for (const { date, from, to } of datePieces(table, at - 3 * DAY_MS, at + 3 * DAY_MS)) {
      lengths.set(date, (lengths.get(date) ?? 0) + to - from);
    }
    const near = Math.floor(at / DAY_MS);
    for (const [date, length] of lengths) {
      if (Math.abs(date - near) <= 1 && length !== DAY_MS) changes.set(date, length < DAY_MS ? "forward" : "back");
    }
  }
  return changes;
}

function addPiece(
  draft: Draft,
  piece: Piece,
  parts: readonly DayPart[],
  clockChange: ClockChange | undefined,
  dateIndex: number,
): void {
  const midnight = piece.date * DAY_MS - piece.offset;
  for (const part of parts) {
    const from = Math.max(piece.from, midnight + part.from);
    const to = Math.min(piece.to, midnight + part.to);
    if (from >= to) continue;
    addToLedger(draft, from, part.reason, clockChange);
    if (isOpenReason(part.reason)) addOpen(draft, from, to, dateIndex);
  }
}

function addToLedger(draft: Draft, from: Instant, reason: StretchReason, change: ClockChange | undefined): void {
  const last = draft.reasons.length - 1;
  if (last >= 0 && draft.reasons[last] === reason && draft.clockChanges[last] === change) return;
  draft.ledgerStarts.push(from);
  draft.reasons.push(reason);
  draft.clockChanges.push(change);
}

function addOpen(draft: Draft, from: Instant, to: Instant, dateIndex: number): void {
  const last = draft.ends.length - 1;
  if (last >= 0 && draft.ends[last] === from) draft.ends[last] = to;
  else {
    draft.starts.push(from);
    draft.ends.push(to);
  }
  if (Number.isNaN(draft.opens[dateIndex])) draft.opens[dateIndex] = from;
  draft.closes[dateIndex] = to;
}

function withSentinel(values: readonly number[]): Float64Array {
  const array = new Float64Array(values.length + 1);
  array.set(values);
  array[values.length] = Number.POSITIVE_INFINITY;
  return array;
}

function prefixSums({ starts, ends }: Draft): Float64Array {
  const before = new Float64Array(starts.length + 1);
  starts.forEach((start, index) => {
    before[index + 1] = (before[index] ?? 0) + (ends[index] ?? start) - start;
  });
  return before;
}

/** For each UTC day (and one past the last) the index of the first of sorted `values` greater than its midnight. */
function dayBuckets(values: Float64Array, firstDay: DayNumber, lastDay: DayNumber): Int32Array {
  const buckets = new Int32Array(lastDay - firstDay + 2);
  let index = 0;
  for (let day = firstDay; day <= lastDay + 1; day += 1) {
    while ((values[index] ?? Number.POSITIVE_INFINITY) <= day * DAY_MS) index += 1;
    buckets[day - firstDay] = index;
  }
  return buckets;
}

/** For each multiple of `step` (and one past the last) the first stretch whose end reaches it; a millisecond of slack keeps rounding harmless. */
function positionBuckets(before: Float64Array, count: number, step: number): Int32Array {
  const buckets = new Int32Array(Math.floor((before[count] ?? 0) / step) + 2);
  let index = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    while (index < count - 1 && (before[index + 1] ?? 0) < bucket * step - 1) index += 1;
    buckets[bucket] = index;
  }
  return buckets;
}

function dateTable({ opens, closes }: Draft, firstDay: DayNumber): DateTable {
  const firstDate = firstDay - 1;
  const rank = new Int32Array(opens.length + 1);
  const workingDates: number[] = [];
  opens.forEach((open, index) => {
    rank[index] = workingDates.length;
    if (!Number.isNaN(open)) workingDates.push(firstDate + index);
  });
  rank[opens.length] = workingDates.length;
  return { firstDate, opens, closes, workingDates: Int32Array.from(workingDates), rank };
}

function ledgerTable(draft: Draft, firstDay: DayNumber, lastDay: DayNumber): LedgerTable {
  const starts = withSentinel(draft.ledgerStarts);
  const { reasons, clockChanges } = draft;
  return { starts, reasons, clockChanges, byDay: dayBuckets(starts, firstDay, lastDay) };
}
