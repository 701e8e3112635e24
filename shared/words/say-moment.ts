import type { Calendar } from "../calendar/calendar.ts";
import { civilDateOf, weekdayIndex } from "../calendar/local-date.ts";
import { offsetAt } from "../calendar/zone.ts";
import type { Instant } from "../kernel/instant.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../kernel/instant.ts";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A moment in the agreement's own zone, for a sentence: "Mon 21 Sep 2026, 11:00". Written out here and not by the
 * platform, whose month names differ from one version to the next.
 */
export function sayMoment(calendar: Calendar, at: Instant): string {
  const wall = at + offsetAt(calendar.zone, at);
  const date = Math.floor(wall / DAY_MS);
  const { year, month, day } = civilDateOf(date);
  const time = wall - date * DAY_MS;
  const clock = [Math.floor(time / HOUR_MS), Math.floor((time % HOUR_MS) / MINUTE_MS)].map(twoDigits).join(":");
  return `${WEEKDAYS[weekdayIndex(date)]} ${day} ${MONTHS[month - 1]} ${year}, ${clock}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
