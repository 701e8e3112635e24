import type { Calendar } from "../calendar/calendar.ts";
import { serviceTimeBetween } from "../calendar/service-time.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import { timeLeftText } from "./time-text.ts";

/** How a promise counts its time. */
interface Counting {
  readonly basis: "service" | "elapsed";
  /** Before this moment nothing of it is used up. Null where it is not known yet. */
  readonly startedAt: Instant | null;
}

/**
 * Time left at `at` until `dueAt`, negative when late, counted as the promise counts: service time where it runs on it.
 * The one place where left and late are worked out, so that a row and its ticket never say two things. Without a
 * calendar (an agreement this desk does not hold) only the wall clock is known.
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

/**
 * How late something was that happened at `at`: "34 min late". Null where it was in time, and where the desk has been
 * closed ever since the due moment: then it is missed, by no service time at all.
 */
export function lateWords(by: Counting, dueAt: Instant, calendar: Calendar | undefined, at: Instant): string | null {
  const left = timeLeftMs(by, dueAt, calendar, at);
  return left < 0 ? timeLeftText(left) : null;
}
