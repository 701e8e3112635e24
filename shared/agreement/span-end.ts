import type { Calendar } from "../calendar/calendar.ts";
import { sameTimeAfterDays } from "../calendar/local-time.ts";
import { addServiceTime } from "../calendar/service-time.ts";
import { sameDateNextMonth, workingDaysDue } from "../calendar/working-days.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { Instant } from "../kernel/instant.ts";
import { MINUTE_MS } from "../kernel/instant.ts";
import type { Span } from "./target-schema.ts";

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
      return sameTimeAfterDays(calendar, from, span.amount);
    case "months":
      return sameDateNextMonth(calendar, from);
    default:
      return assertNever(span);
  }
}
