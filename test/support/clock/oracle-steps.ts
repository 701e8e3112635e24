/** Counting minutes one by one: what the minute-stepping clock is made of. */
import {
  cell,
  cellStart,
  closeOf,
  instantOf,
  isOpen,
  nextOpen,
  type OracleCalendar,
  workingDay,
} from "./oracle-calendar.ts";

const MINUTE = 60_000;

export type Span = { from: number; to: number };

/** The end of the minute that `at` is in, or an edge inside it. */
const nextStep = (at: number, edges: readonly number[]): number => {
  let next = at - (at % MINUTE) + MINUTE;
  for (const edge of edges) if (edge > at && edge < next) next = edge;
  return next;
};

/**
 * Time walked minute by minute from `from`, counting only what `counts` says, until `budget` has been counted; NaN when
 * `until` comes first, a pause nobody has ended yet.
 */
export const walk = (
  from: number,
  budget: number,
  counts: (at: number) => boolean,
  edges: readonly number[],
  until = Number.POSITIVE_INFINITY,
): number => {
  let at = from;
  let used = 0;
  while (used < budget) {
    if (at >= until) return Number.NaN;
    const next = nextStep(at, edges);
    if (counts(at)) {
      if (used + next - at >= budget) return at + budget - used;
      used += next - at;
    }
    at = next;
  }
  return at;
};

/** The time in [from, to) that counts. */
export const measure = (
  from: number,
  to: number,
  counts: (at: number) => boolean,
  edges: readonly number[] = [],
): number => {
  let sum = 0;
  for (let at = from; at < to; ) {
    const next = Math.min(nextStep(at, edges), to);
    if (counts(at)) sum += next - at;
    at = next;
  }
  return sum;
};

export const covers = (spans: readonly Span[], at: number): boolean =>
  spans.some((span) => span.from <= at && at < span.to);
export const edgesOf = (spans: readonly Span[]): number[] => spans.flatMap((span) => [span.from, span.to]);

/** The nominal end of n working days from a start inside service: Part B.2, rules 2 and 3. */
export const daysEnd = (calendar: OracleCalendar, start: number, n: number): number => {
  const i = cell(start);
  const day = calendar.day[i] ?? 0;
  const atOpening = start === cellStart(i) && calendar.open[i - 1] !== 1;
  const last = workingDay(calendar, day, n, atOpening);
  const close = closeOf(calendar, last) ?? start;
  if (atOpening) return close;
  const sameTime = instantOf(calendar, last, calendar.minute[i] ?? 0) + (start - cellStart(i));
  return Math.min(sameTime, close);
};

/** The open time in [start, nominal end of n days): the allowance M. Counted once; a history asks for it many times. */
export const daysAllowance = (calendar: OracleCalendar, start: number, n: number): number => {
  const key = `${start} ${n}`;
  const known =
    calendar.allowances.get(key) ?? measure(start, daysEnd(calendar, start, n), (at) => isOpen(calendar, at));
  calendar.allowances.set(key, known);
  return known;
};

/** n working days after any instant, for the closing and reopening limits: taken from the next opening when shut. */
export const daysAfter = (calendar: OracleCalendar, at: number, n: number): number => {
  const start = nextOpen(calendar, at);
  return walk(start, daysAllowance(calendar, start, n), (t) => isOpen(calendar, t), []);
};
