import type { LocalDate, LocalTime } from "../kernel/instant.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../kernel/instant.ts";

/** A local date as a whole number of days since 1970-01-01, so that dates compare and add as numbers. */
export type DayNumber = number;

/** First and last local date a calendar can speak about. */
export const FIRST_DATE: LocalDate = "1970-01-01";
export const LAST_DATE: LocalDate = "2200-12-31";

export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/** Days in 400 Gregorian years, after which the calendar repeats; and from 0000-03-01 to 1970-01-01. */
const ERA_DAYS = 146_097;
const EPOCH_SHIFT = 719_468;

/** The day number of a Gregorian date, month 1-12; the day may lie before or past its month. Years count from March inside, so that the leap day comes last. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * ERA_DAYS + yearOfEra * 365 + leapDays + dayOfYear - EPOCH_SHIFT;
}

/** The Gregorian date of a day number: the inverse of `dayNumberOf`. */
export function civilDateOf(dayNumber: DayNumber): CivilDate {
  const shifted = dayNumber + EPOCH_SHIFT;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

/** The `YYYY-MM-DD` text of a day number between the years 0000 and 9999. */
export function formatLocalDate(dayNumber: DayNumber): LocalDate {
  const { year, month, day } = civilDateOf(dayNumber);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The day number of a `YYYY-MM-DD` text, or undefined when there is no such date (`2026-02-30`). */
export function parseLocalDate(text: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  const dayNumber = dayNumberOf(Number(match[1]), month, Number(match[3]));
  return formatLocalDate(dayNumber) === text ? dayNumber : undefined;
}

/** Milliseconds from 00:00 for an `HH:MM` text, or undefined when it is no time. `24:00` is one: the end of the day. */
export function parseLocalTime(text: LocalTime): number | undefined {
  if (text === "24:00") return DAY_MS;
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * HOUR_MS + Number(match[2]) * MINUTE_MS : undefined;
}

/** A `MM-DD` text as month * 100 + day, or undefined when no year has such a date. `02-29` is allowed. */
export function parseMonthDay(text: string): number | undefined {
  if (!/^\d{2}-\d{2}$/.test(text) || parseLocalDate(`2000-${text}`) === undefined) return undefined;
  return Number(text.slice(0, 2)) * 100 + Number(text.slice(3));
}

/** The weekday of a day number: 0 is Monday, 6 is Sunday. */
export function weekdayIndex(dayNumber: DayNumber): number {
  return (((dayNumber + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}
