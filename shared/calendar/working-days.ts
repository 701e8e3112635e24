import type { DurationMs, Instant, LocalDate } from "../kernel/instant.ts";
import { DAY_MS } from "../kernel/instant.ts";
import type { Calendar } from "./calendar.ts";
import { extendLater, lineAt } from "./calendar.ts";
import { HORIZON_FROM, HORIZON_TO } from "./horizon.ts";
import type { DayNumber } from "./local-date.ts";
import { civilDateOf, dayNumberOf, parseLocalDate } from "./local-date.ts";
import { addServiceTime, nextOpening, serviceTimeBetween } from "./service-time.ts";
import type { DateTable, Timeline } from "./timeline.ts";
import { tableOffset, wallToInstant } from "./zone.ts";

/** What a promise counted in working days comes to (Part B.2, D1). */
export interface WorkingDaysDue {
  /** When the clock starts: the log instant if the desk is open, else the next opening. */
  readonly startAt: Instant;
  /** When it is due if nothing suspends it. Never inside closed time. */
  readonly endAt: Instant;
  /** Service time from start to end: the budget that suspensions stretch and of which 65 % and 85 % are shares. */
  readonly allowanceMs: DurationMs;
}

/**
 * True when the local date has at least one open instant: a working day.
 * @param date `YYYY-MM-DD`. @throws RangeError for text that is no date; CalendarHorizonError outside 1970-2200.
 */
export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  const day = parseLocalDate(date);
  if (day === undefined) throw new RangeError(`"${date}" is not a local date.`);
  return isWorking(lineAt(calendar, day * DAY_MS).dates, day);
}

/**
 * The same local time on the n-th working day after `from`'s local date, cut back to that day's close when the desk
 * shuts earlier (Part B.2 rule 2). A time before that day's opening, or in its lunch, is left as it is. A local time
 * skipped there moves forward and a repeated one means its first pass (the `compatible` rule).
 * @param n whole, 1 or more. @throws RangeError for any other n; CalendarHorizonError outside 1970-2200.
 */
export function sameTimeOnNthWorkingDay(calendar: Calendar, from: Instant, n: number): Instant {
  mustCount(n);
  const line = lineAt(calendar, from);
  const wall = from + tableOffset(line.table, from);
  const date = Math.floor(wall / DAY_MS);
  return sameTimeOn(calendar, nthWorkingDate(calendar, date + 1, n), wall - date * DAY_MS);
}

/**
 * The close of the n-th working day, counting as day 1 the day of the next opening at or after `from` (Part B.2
 * rule 3). @param n whole, 1 or more. @throws RangeError for any other n; CalendarHorizonError outside 1970-2200.
 */
export function closeOfNthWorkingDay(calendar: Calendar, from: Instant, n: number): Instant {
  mustCount(n);
  return closeOf(calendar, nthWorkingDate(calendar, dateAt(calendar, nextOpening(calendar, from)), n));
}

/**
 * A promise of n working days, by rule D1 of Part B.2. The clock starts at `from` if open, else at the next opening.
 * Started exactly at the first opening of a working day it ends at the close of the n-th, that day being day 1;
 * otherwise at the same local time on the n-th working day after, cut back to that day's close, and to the close
 * before it when that time falls outside hours (before opening, in a lunch).
 * An afternoon opening after lunch is no opening of a working day: a ticket logged at lunch gets whole days.
 * @param n whole, 1 or more. @throws RangeError for any other n; CalendarHorizonError outside 1970-2200.
 */
export function workingDaysDue(calendar: Calendar, from: Instant, n: number): WorkingDaysDue {
  mustCount(n);
  const startAt = nextOpening(calendar, from);
  const date = dateAt(calendar, startAt);
  const nominal =
    startAt === openingOf(calendar, date)
      ? closeOf(calendar, nthWorkingDate(calendar, date, n))
      : sameTimeOnNthWorkingDay(calendar, startAt, n);
  const allowanceMs = serviceTimeBetween(calendar, startAt, nominal);
  return { startAt, endAt: addServiceTime(calendar, startAt, allowanceMs), allowanceMs };
}

/** The close of the first working day after `at`'s local date (Columbia: parts arrived, CPS-31). @throws CalendarHorizonError outside 1970-2200. */
export function closeOfNextWorkingDay(calendar: Calendar, at: Instant): Instant {
  return closeOf(calendar, nthWorkingDate(calendar, dateAt(calendar, at) + 1, 1));
}

/** The opening of the first working day after `at`'s local date (Columbia's 4 PM rule, CPS-04). @throws CalendarHorizonError outside 1970-2200. */
export function openingOfNextWorkingDay(calendar: Calendar, at: Instant): Instant {
  return openingOf(calendar, nthWorkingDate(calendar, dateAt(calendar, at) + 1, 1));
}

/**
 * The same local date next month at the same local time: 31 January gives the last of February; a date that is no
 * working day moves to the next one; a time after that day's close is cut back to it (Calderdale 3.2.5, CAL-18).
 * @throws CalendarHorizonError outside 1970-2200.
 */
export function sameDateNextMonth(calendar: Calendar, at: Instant): Instant {
  const wall = at + tableOffset(lineAt(calendar, at).table, at);
  const date = Math.floor(wall / DAY_MS);
  const { year, month, day } = civilDateOf(date);
  const lastOfNextMonth = dayNumberOf(month >= 11 ? year + 1 : year, ((month + 1) % 12) + 1, 1) - 1;
  const nextMonth = Math.min(dayNumberOf(month === 12 ? year + 1 : year, (month % 12) + 1, day), lastOfNextMonth);
  return sameTimeOn(calendar, nthWorkingDate(calendar, nextMonth, 1), wall - date * DAY_MS);
}

function mustCount(n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`Working days are counted 1, 2, 3 and so on, not ${n}.`);
}

function dateAt(calendar: Calendar, at: Instant): DayNumber {
  return Math.floor((at + tableOffset(lineAt(calendar, at).table, at)) / DAY_MS);
}

function isWorking({ opens, firstDate }: DateTable, date: DayNumber): boolean {
  return !Number.isNaN(opens[date - firstDate] ?? Number.NaN);
}

/** The n-th working date on or after `date`, which lies within the horizon or a day beside it. */
function nthWorkingDate(calendar: Calendar, date: DayNumber, n: number): DayNumber {
  let line = lineAt(calendar, within(date * DAY_MS));
  for (;;) {
    const { rank, workingDates, firstDate } = line.dates;
    const found = workingDates[(rank[date - firstDate] ?? 0) + n - 1];
    // The last dates of the tables are cut off by the margin, so a hit there is looked up again in a wider timeline.
    if (found !== undefined && found * DAY_MS < line.to) return found;
    line = extendLater(calendar, line);
  }
}

function within(at: Instant): Instant {
  return Math.min(Math.max(at, HORIZON_FROM), HORIZON_TO - 1);
}

function lineOn(calendar: Calendar, date: DayNumber): Timeline {
  return lineAt(calendar, within(date * DAY_MS));
}

function closeOf(calendar: Calendar, date: DayNumber): Instant {
  const { closes, firstDate } = lineOn(calendar, date).dates;
  return closes[date - firstDate] ?? Number.NaN;
}

function openingOf(calendar: Calendar, date: DayNumber): Instant {
  const { opens, firstDate } = lineOn(calendar, date).dates;
  return opens[date - firstDate] ?? Number.NaN;
}

/** A local time of day on a working date, cut back to that date's close. */
function sameTimeOn(calendar: Calendar, date: DayNumber, timeOfDay: number): Instant {
  const { table } = lineOn(calendar, date);
  return Math.min(wallToInstant(table, date * DAY_MS + timeOfDay), closeOf(calendar, date));
}
