import type { Calendar } from "../calendar/calendar.ts";
import type { Instant } from "../kernel/instant.ts";

/** A moment in the agreement's own zone, for a sentence: "Mon 21 Sep 2026, 11:00". */
export function sayMoment(calendar: Calendar, at: Instant): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: calendar.zone.name,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}
