import { localTimeOf } from "../calendar/local-time.ts";
import type { Zone } from "../calendar/zone.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../kernel/instant.ts";
import { fullMomentText, momentText } from "./time-text.ts";

/** How moments are written in the zone of one agreement: a school in Missouri is told its own hours, wherever the desk stands. */
export interface MomentWords {
  readonly zone: Zone;
  /** `14:22`, or `14:22:31` where there are seconds. */
  time(at: Instant): string;
  /** `Tue 5 May`, with the year where it is not this one. */
  day(at: Instant, now: Instant): string;
  /** As short as can be without doubt: `14:22` today, `Tue 14:22` within three days, `Tue 5 May 14:22` beyond. */
  moment(at: Instant, now: Instant): string;
  /** `Tue 5 May 2026, 14:22`: for records. */
  full(at: Instant): string;
}

const made = new Map<string, MomentWords>();

/** The words for the zone of a calendar; made once for each. */
export function momentWords(zone: Zone): MomentWords {
  const known = made.get(zone.name);
  if (known) return known;
  const words: MomentWords = {
    zone,
    time: (at) => localTimeOf(zone, at).slice(0, at % MINUTE_MS === 0 ? 5 : 8),
    day: (at, now) => dayOfRecord(fullMomentText(at, zone), fullMomentText(now, zone)),
    moment: (at, now) => momentText(at, zone, now),
    full: (at) => fullMomentText(at, zone),
  };
  made.set(zone.name, words);
  return words;
}

/** `Tue 5 May 2026, 14:22` without its time, and without the year where `now` has the same. */
function dayOfRecord(full: string, now: string): string {
  const day = full.split(",")[0] ?? full;
  const year = day.slice(-4);
  return now.includes(` ${year},`) ? day.slice(0, -5) : day;
}

/** To the second, for columns that are added up: `2 h 30`, `2 h 30:12`; below an hour `45 min`, `1 min 45 s`, `12 s`. */
export function exactLength(lengthMs: DurationMs): string {
  const hours = Math.floor(lengthMs / HOUR_MS);
  const minutes = Math.floor((lengthMs % HOUR_MS) / MINUTE_MS);
  const seconds = Math.floor((lengthMs % MINUTE_MS) / SECOND_MS);
  if (hours === 0) return shortLength(minutes, seconds);
  const whole = `${hours} h ${pad(minutes)}`;
  return seconds === 0 ? whole : `${whole}:${pad(seconds)}`;
}

function shortLength(minutes: number, seconds: number): string {
  if (minutes === 0 && seconds > 0) return `${seconds} s`;
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${pad(seconds)} s`;
}

const pad = (value: number): string => String(value).padStart(2, "0");
