import { readFileSync } from "node:fs";
import type { CalendarData, CalendarLayer } from "../../../shared/calendar/calendar-data.ts";

/**
 * Service time the slow and obvious way: walk the minutes of the UTC time line one by one, ask `Intl` what the wall
 * clock shows, and look that minute up in the hours of that local date. Shares nothing with shared/calendar but the
 * shape of the data. Hours lie on whole minutes, and the zones it is used for change their clocks on quarter hours,
 * so `Intl` is asked once a quarter.
 */

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
/** Nothing tested lies further away; walking past it means the oracle is lost. */
const LONGEST_WALK = 800 * 24 * 60;

interface Quarter {
  readonly date: string;
  readonly minuteOfDay: number;
  readonly hours: Uint8Array;
}

const holidayDates = {
  "england-and-wales": readDates("england-and-wales"),
  "us-federal": readDates("us-federal"),
  none: [] as string[],
};

function readDates(list: string): string[] {
  const url = new URL(`../../../shared/calendar/holidays/${list}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { date: string }[]).map((holiday) => holiday.date); // our own file
}

export class CalendarOracle {
  readonly data: CalendarData;
  private readonly format: Intl.DateTimeFormat;
  private readonly quarters = new Map<number, Quarter>();
  private readonly days = new Map<string, Uint8Array>();
  private readonly openMinutesOfDates = new Map<string, number[]>();
  private readonly minutesOfDates = new Map<string, number[]>();

  constructor(data: CalendarData) {
    this.data = data;
    this.format = new Intl.DateTimeFormat("sv-SE", { timeZone: data.zone, dateStyle: "short", timeStyle: "short" });
  }

  isOpen(at: number): boolean {
    return this.isOpenMinute(Math.floor(at / MINUTE));
  }

  nextOpening(at: number): number {
    return this.isOpen(at) ? at : this.firstOpenMinute(Math.floor(at / MINUTE)) * MINUTE;
  }

  /** The last instant at or before `at` before which the desk was open and at which it is not. */
  previousClosing(at: number): number {
    let minute = Math.floor(at / MINUTE);
    const stop = minute - LONGEST_WALK;
    while (minute > stop && (this.isOpenMinute(minute) || !this.isOpenMinute(minute - 1))) minute -= 1;
    return minute * MINUTE;
  }

  between(a: number, b: number): number {
    if (b < a) return -this.between(b, a);
    let sum = 0;
    for (let minute = Math.floor(a / MINUTE); minute * MINUTE < b; minute += 1) {
      if (!this.isOpenMinute(minute)) continue;
      sum += Math.min(b, (minute + 1) * MINUTE) - Math.max(a, minute * MINUTE);
    }
    return sum;
  }

  add(from: number, ms: number): number {
    if (ms === 0) return from;
    let left = ms;
    for (let minute = Math.floor(from / MINUTE); ; minute += 1) {
      if (!this.isOpenMinute(minute)) continue;
      const start = Math.max(from, minute * MINUTE);
      const length = (minute + 1) * MINUTE - start;
      if (left <= length) return start + left;
      left -= length;
    }
  }

  subtract(from: number, ms: number): number {
    if (ms === 0) return from;
    let left = ms;
    for (let minute = Math.ceil(from / MINUTE) - 1; ; minute -= 1) {
      if (!this.isOpenMinute(minute)) continue;
      const end = Math.min(from, (minute + 1) * MINUTE);
      const length = end - minute * MINUTE;
      if (left <= length) return end - left;
      left -= length;
    }
  }

  localDate(at: number): string {
    return this.quarterOf(Math.floor(at / MINUTE)).date;
  }

  /** The n-th date with an open minute, after the date of `at` or counting it. */
  nthWorkingDate(at: number, n: number, countsItself: boolean): string {
    let minute = this.firstMinuteOf(this.localDate(at), Math.floor(at / MINUTE));
    let last = countsItself ? "" : this.localDate(at);
    for (let found = 0; found < n; minute += 1) {
      const { date } = this.quarterOf(minute);
      if (date === last || !this.isOpenMinute(minute)) continue;
      last = date;
      found += 1;
    }
    return last;
  }

  /** End of the last open minute of a date; NaN without one. */
  close(date: string): number {
    return ((this.openMinutesOf(date).at(-1) ?? Number.NaN) + 1) * MINUTE;
  }

  /** Start of the first open minute of a date; NaN without one. */
  open(date: string): number {
    return (this.openMinutesOf(date)[0] ?? Number.NaN) * MINUTE;
  }

  /** A wall-clock time on a date: the first pass of a repeated time; a skipped time moved on by the skip. */
  atLocalTime(date: string, minuteOfDay: number, restMs: number): number {
    const minutes = this.minutesOf(date);
    const exact = minutes.find((minute) => this.minuteOfDay(minute) === minuteOfDay);
    if (exact !== undefined) return exact * MINUTE + restMs;
    const before = minutes.filter((minute) => this.minuteOfDay(minute) < minuteOfDay).at(-1) ?? Number.NaN;
    return (before + minuteOfDay - this.minuteOfDay(before)) * MINUTE + restMs;
  }

  sameTimeOnNthWorkingDay(from: number, n: number): number {
    const date = this.nthWorkingDate(from, n, false);
    const rest = from - Math.floor(from / MINUTE) * MINUTE;
    return Math.min(this.atLocalTime(date, this.minuteOfDay(Math.floor(from / MINUTE)), rest), this.close(date));
  }

  /** Rule D1 of Part B.2, word by word. */
  workingDaysDue(from: number, n: number): { startAt: number; endAt: number; allowanceMs: number } {
    const startAt = this.nextOpening(from);
    const isAtOpening = startAt === this.open(this.localDate(startAt));
    const nominal = isAtOpening
      ? this.close(this.nthWorkingDate(startAt, n, true))
      : this.sameTimeOnNthWorkingDay(startAt, n);
    const allowanceMs = this.between(startAt, nominal);
    return { startAt, endAt: this.add(startAt, allowanceMs), allowanceMs };
  }

  private isOpenMinute(minute: number): boolean {
    const quarter = this.quarterOf(minute);
    return quarter.hours[this.minuteOfDay(minute)] === 1;
  }

  private minuteOfDay(minute: number): number {
    return this.quarterOf(minute).minuteOfDay + (((minute % 15) + 15) % 15);
  }

  private firstOpenMinute(from: number): number {
    for (let minute = from; minute < from + LONGEST_WALK; minute += 1) if (this.isOpenMinute(minute)) return minute;
    throw new Error("The oracle walked for two years and met no opening.");
  }

  private firstMinuteOf(date: string, near: number): number {
    let minute = near;
    while (this.quarterOf(minute - 1).date === date) minute -= 1;
    return minute;
  }

  private minutesOf(date: string): number[] {
    const known = this.minutesOfDates.get(date);
    if (known) return known;
    const utcMidnight = Date.parse(`${date}T00:00:00Z`) / MINUTE;
    const around = Array.from({ length: 3 * 1440 }, (_, index) => utcMidnight - 1440 + index);
    const minutes = around.filter((minute) => this.quarterOf(minute).date === date);
    this.minutesOfDates.set(date, minutes);
    return minutes;
  }

  private openMinutesOf(date: string): number[] {
    const open =
      this.openMinutesOfDates.get(date) ?? this.minutesOf(date).filter((minute) => this.isOpenMinute(minute));
    this.openMinutesOfDates.set(date, open);
    return open;
  }

  private quarterOf(minute: number): Quarter {
    const key = Math.floor(minute / 15);
    const known = this.quarters.get(key);
    if (known) return known;
    const text = this.format.format(key * QUARTER); // 2026-03-29 00:45
    const date = text.slice(0, 10);
    const minuteOfDay = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
    const quarter = { date, minuteOfDay, hours: this.hoursOf(date) };
    this.quarters.set(key, quarter);
    return quarter;
  }

  /** 1 for every open minute of a local date, painted in the order `CalendarData` lays down. */
  private hoursOf(date: string): Uint8Array {
    const known = this.days.get(date);
    if (known) return known;
    const hours = new Uint8Array(1440);
    if (!isClosedDate(this.data, date)) paintHours(hours, ordinaryHours(this.data, date), 1);
    for (const opening of this.data.extraOpenings) if (opening.date === date) paintHours(hours, opening.hours, 1);
    for (const { from, startsAt, endsAt } of this.data.closures) {
      if (from !== date || (startsAt === undefined && endsAt === undefined)) continue;
      paintHours(hours, [{ from: startsAt ?? "00:00", to: endsAt ?? "24:00" }], 0);
    }
    this.days.set(date, hours);
    return hours;
  }
}

function ordinaryHours(data: CalendarData, date: string): readonly { from: string; to: string }[] {
  const weekday = WEEKDAYS[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? "sun";
  let governing: CalendarLayer | undefined;
  for (const layer of data.layers) {
    if (!layer.ranges.some((range) => range.from <= date && date <= range.to)) continue;
    if (!governing || layer.precedence > governing.precedence) governing = layer;
  }
  return (governing ? governing.weekly : data.weekly)[weekday] ?? [];
}

function isClosedDate(data: CalendarData, date: string): boolean {
  const isPublic = holidayDates[data.publicHolidays].includes(date) && !data.holidaysRemoved.includes(date);
  if (isPublic || data.holidaysAdded.some((holiday) => holiday.date === date)) return true;
  for (const { from, to, startsAt, endsAt } of data.closures) {
    if (startsAt === undefined && endsAt === undefined && from <= date && date <= to) return true;
  }
  const monthDay = date.slice(5);
  return data.recurringClosures.some(({ from, to }) =>
    from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to,
  );
}

function paintHours(hours: Uint8Array, spans: readonly { from: string; to: string }[], value: number): void {
  for (const { from, to } of spans) hours.fill(value, minutes(from), minutes(to));
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
