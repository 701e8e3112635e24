import type { Span } from "../agreement/target-schema.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { addServiceTime } from "../calendar/service-time.ts";
import { sameDateNextMonth, workingDaysDue } from "../calendar/working-days.ts";
import { offsetAt } from "../calendar/zone.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { Instant } from "../kernel/instant.ts";
import { DAY_MS, MINUTE_MS } from "../kernel/instant.ts";

/**
 * When a limit that began at `from` ends; the end itself is still within the limit. Working days follow rule D1 of
 * Part B.2: the same time on the n-th working day, so a call solved on Friday at 11:00 closes on Wednesday at 11:00
 * (STK-54). Calendar days end at the same local time, whether the desk is open or not. @throws CalendarHorizonError outside 1970-2200.
 */
export function spanEnd(calendar: Calendar, from: Instant, span: Span): Instant {
  switch (span.unit) {
    case "service-minutes":
      return addServiceTime(calendar, from, span.amount * MINUTE_MS);
    case "working-days":
      return workingDaysDue(calendar, from, span.amount).endAt;
    case "calendar-days":
      return sameLocalTimeLater(calendar, from, span.amount);
    case "months":
      return sameDateNextMonth(calendar, from);
    default:
      return assertNever(span);
  }
}

/** An hour skipped or repeated by a clock change in between is made up for, so noon stays noon. */
function sameLocalTimeLater(calendar: Calendar, from: Instant, days: number): Instant {
  const before = offsetAt(calendar.zone, from);
  const guess = from + days * DAY_MS;
  return guess + before - offsetAt(calendar.zone, guess);
}
