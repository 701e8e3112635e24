import type { Calendar } from "../calendar/calendar.ts";
import { parseLocalDate, weekdayIndex } from "../calendar/local-date.ts";
import { localDateOf, localTimeOf } from "../calendar/local-time.ts";
import type { Instant } from "../kernel/instant.ts";
import { fullMomentText } from "./time-text.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const NEAR_DAYS = 6;

/** A moment as people say it: "today 12:00", "Tuesday 12:00" within the coming days, else with its date. */
export function sayNearMoment(calendar: Calendar, at: Instant, now: Instant): string {
  const date = parseLocalDate(localDateOf(calendar, at)) ?? 0;
  const today = parseLocalDate(localDateOf(calendar, now)) ?? 0;
  const time = localTimeOf(calendar, at).slice(0, 5);
  if (date === today) return `today ${time}`;
  if (date === today + 1) return `tomorrow ${time}`;
  if (date > today && date - today <= NEAR_DAYS) return `${WEEKDAYS[weekdayIndex(date)]} ${time}`;
  return fullMomentText(at, calendar.zone);
}

/** "Sat 7 Mar 2026, 08:00 to 12:00", or with both dates where it ends on another. */
export function sayWindow(
  calendar: Calendar,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): string {
  const isOneDay = localDateOf(calendar, from) === localDateOf(calendar, until);
  const end = isOneDay ? localTimeOf(calendar, until).slice(0, 5) : fullMomentText(until, calendar.zone);
  return `${fullMomentText(from, calendar.zone)} to ${end}`;
}

/** "Ada", "Ada and Bo", "Ada, Bo and Cy". */
export function sayList(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
