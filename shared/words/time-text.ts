import { localDateOf, localTimeOf, type Place } from "../calendar/local-time.ts";
import { DAY_MS, type DurationMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from "../kernel/instant.ts";

// How the desk says time: two units at most, seconds only under five minutes, never a minus sign.

/** No-break space: a number and its unit stay on one line. */
const NBSP = "\u00a0";
const SECONDS_UNDER_MS = 5 * MINUTE_MS;
/** From here on minutes say nothing: "120 h". */
const HOURS_ALONE_FROM = 100;

/**
 * A length of time: "2 h 14", "25 min", "4 min 09 s", "48 s". Whole units, rounded down, so that nothing is promised
 * that is not there. Service time is never told in days: a day means something else in each agreement.
 */
export function lengthText(ms: DurationMs): string {
  const length = Math.max(0, ms);
  if (length < MINUTE_MS) return `${Math.floor(length / SECOND_MS)}${NBSP}s`;
  const minutes = Math.floor(length / MINUTE_MS);
  if (length < SECONDS_UNDER_MS) {
    const seconds = Math.floor(length / SECOND_MS) % 60;
    return `${minutes}${NBSP}min${NBSP}${pad(seconds)}${NBSP}s`;
  }
  if (length < HOUR_MS) return `${minutes}${NBSP}min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= HOURS_ALONE_FROM) return `${hours}${NBSP}h`;
  return `${hours}${NBSP}h${NBSP}${pad(minutes % 60)}`;
}

/** What is left of a promise, or how late it is: "25 min", "34 min late". Exactly at the due moment it is still kept. */
export function timeLeftText(leftMs: DurationMs): string {
  if (leftMs === 0) return "due now";
  return leftMs > 0 ? lengthText(leftMs) : `${lengthText(-leftMs)}${NBSP}late`;
}

/** How long ago, for the status line: "4 s ago", "just now". */
export function agoText(ms: DurationMs): string {
  return ms < 2 * SECOND_MS ? "just now" : `${lengthText(ms)} ago`;
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * A moment on the wall clock of `place`, as short as it can be said on the day of `now` there: "14:22" today,
 * "Tue 09:10" within three days, "Tue 12 May 09:10" in the same year, "12 May 2027 09:10" otherwise.
 */
export function momentText(at: Instant, place: Place, now: Instant): string {
  const time = localTimeOf(place, at).slice(0, 5);
  const day = dayText(at, place, now);
  return day === "today" ? time : `${day}${NBSP}${time}`;
}

/** Three days back and three ahead: with today seven, so that no weekday stands for two of them. */
const WEEKDAY_ALONE_DAYS = 3;

/** The day of a moment, seen from `now`: "today", "Tue", "Tue 12 May", "12 May 2027". */
export function dayText(at: Instant, place: Place, now: Instant): string {
  const date = localDateOf(place, at);
  const today = localDateOf(place, now);
  if (date === today) return "today";
  const daysAway = Math.abs(dayOf(date) - dayOf(today)) / DAY_MS;
  const weekday = WEEKDAYS[new Date(dayOf(date)).getUTCDay()] ?? "";
  if (daysAway <= WEEKDAY_ALONE_DAYS) return weekday;
  const short = `${Number(date.slice(8))}${NBSP}${MONTHS[Number(date.slice(5, 7)) - 1]}`;
  return date.slice(0, 4) === today.slice(0, 4) ? `${weekday}${NBSP}${short}` : `${short}${NBSP}${date.slice(0, 4)}`;
}

/** A moment told in full, for titles and the ledger: "Tue 12 May 2026, 09:10". */
export function fullMomentText(at: Instant, place: Place): string {
  const date = localDateOf(place, at);
  const weekday = WEEKDAYS[new Date(dayOf(date)).getUTCDay()];
  const month = MONTHS[Number(date.slice(5, 7)) - 1];
  return `${weekday} ${Number(date.slice(8))} ${month} ${date.slice(0, 4)}, ${localTimeOf(place, at).slice(0, 5)}`;
}

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const pad = (value: number): string => String(value).padStart(2, "0");
