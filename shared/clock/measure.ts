import type { Calendar } from "../calendar/calendar.ts";
import { addServiceTime, serviceTimeBetween } from "../calendar/service-time.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";

/** How time counts for one promise: while the desk is open, or on the plain UTC time line. */
export interface Measure {
  readonly basis: "service" | "elapsed";
  /** Counted time in [from, to); zero where `to` is not later. */
  between(from: Instant, to: Instant): DurationMs;
  /** The first instant by which `ms` more have counted. Zero stays put; ending exactly at closing lands on the closing. */
  after(from: Instant, ms: DurationMs): Instant;
}

/** Counts service time by a calendar. */
export function serviceMeasure(calendar: Calendar): Measure {
  return {
    basis: "service",
    between: (from, to) => (to > from ? serviceTimeBetween(calendar, from, to) : 0),
    after: (from, ms) => addServiceTime(calendar, from, ms),
  };
}

/** Counts every millisecond: "elapsed hours" of Columbia P1 and P3 and of Calderdale telephone enquiries. */
export const elapsedMeasure: Measure = {
  basis: "elapsed",
  between: (from, to) => Math.max(0, to - from),
  after: (from, ms) => from + ms,
};
