/**
 * The calendar half of the brute-force clock: one cell for every minute, filled from Intl's local times alone.
 * It reads the `calendars` section of the worked examples and shares no code with the product, so that a mistake
 * there cannot hide behind the same mistake here.
 */
import type workedExamples from "../../fixtures/worked-examples.json";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BASE = Date.UTC(2025, 4, 1);
const END = Date.UTC(2028, 1, 1);
const CELLS = (END - BASE) / MINUTE;

export type OracleAgreement = "stockport" | "calderdale" | "coventry" | "sips" | "cps";

/** The opening hours of one local date, or undefined when the desk stays shut. */
type HoursOf = (date: string, weekday: number) => readonly [string, string] | undefined;

type LocalCells = { day: Int32Array; minute: Int16Array };

export type OracleCalendar = LocalCells & {
  zone: string;
  open: Uint8Array;
  closes: Map<number, number | undefined>;
  allowances: Map<string, number>;
};

const localCells = new Map<string, LocalCells>();

const cellsOf = (zone: string): LocalCells => {
  const known = localCells.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const cells = { day: new Int32Array(CELLS), minute: new Int16Array(CELLS) };
  for (let at = BASE; at < END; at += HOUR) {
    const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
    const day = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1) / (24 * HOUR);
    for (let m = 0; m < 60; m++) {
      cells.day[(at - BASE) / MINUTE + m] = day;
      cells.minute[(at - BASE) / MINUTE + m] = (parts.hour ?? 0) * 60 + (parts.minute ?? 0) + m;
    }
  }
  localCells.set(zone, cells);
  return cells;
};

export const dateText = (day: number): string => new Date(day * 24 * HOUR).toISOString().slice(0, 10);
const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const within = (date: string, spans: readonly (readonly string[])[]): boolean =>
  spans.some(([from = "", to = ""]) => from <= date && date <= to);

/** What the oracle reads of the worked examples' calendars; the file's own shape. */
export type OracleCalendars = typeof workedExamples.calendars;

const hoursOf = (all: OracleCalendars): Record<OracleAgreement, HoursOf> => {
  const bank = new Set(all.englishBankHolidays);
  const { stockport, calderdale, coventry, sips, cps } = all;
  const pair = (hours: readonly string[]): readonly [string, string] => [hours[0] ?? "", hours[1] ?? ""];
  return {
    stockport: (date) => {
      if (bank.has(date)) return undefined;
      const part = within(date, stockport.termDates) ? stockport.termTime : stockport.outsideTerm;
      return [part.open, part.close];
    },
    calderdale: (date) => (bank.has(date) ? undefined : [calderdale.open, calderdale.close]),
    coventry: (date, weekday) => {
      if (bank.has(date) || within(date, coventry.closure)) return undefined;
      return pair(weekday === 5 ? coventry.fri : coventry.monThu);
    },
    sips: (date, weekday) => {
      if (bank.has(date) || within(date, sips.christmasShutdown)) return undefined;
      if (sips.examDownloadDays.includes(date)) return pair(sips.examDownloadHours);
      if (within(date, sips.termDates)) return pair(weekday === 5 ? sips.termFri : sips.termMonThu);
      return pair(weekday === 5 ? sips.nonTermFri : sips.nonTermMonThu);
    },
    cps: (date) => (cps.holidays.includes(date) ? undefined : [cps.open, cps.close]),
  };
};

/** Builds the open-minute table of one agreement. */
export const oracleCalendar = (all: OracleCalendars, agreement: OracleAgreement): OracleCalendar => {
  const zone = all[agreement].zone;
  const cells = cellsOf(zone);
  const open = new Uint8Array(CELLS);
  const hours = hoursOf(all)[agreement];
  const days = new Map<number, readonly [number, number]>();
  for (let i = 0; i < CELLS; i++) {
    const day = cells.day[i] ?? 0;
    let span = days.get(day);
    if (!span) {
      const weekday = new Date(day * 24 * HOUR).getUTCDay();
      const texts = weekday === 0 || weekday === 6 ? undefined : hours(dateText(day), weekday);
      span = texts ? [clock(texts[0]), clock(texts[1])] : [0, 0];
      days.set(day, span);
    }
    const minute = cells.minute[i] ?? 0;
    open[i] = span[0] <= minute && minute < span[1] ? 1 : 0;
  }
  return { zone, ...cells, open, closes: new Map(), allowances: new Map() };
};

export const cell = (at: number): number => Math.floor((at - BASE) / MINUTE);
export const cellStart = (index: number): number => BASE + index * MINUTE;
export const isOpen = (cal: OracleCalendar, at: number): boolean => cal.open[cell(at)] === 1;

/** The first instant at or after `at` that lies in an open minute. */
export const nextOpen = (cal: OracleCalendar, at: number): number => {
  if (isOpen(cal, at)) return at;
  let i = cell(at) + 1;
  while (cal.open[i] !== 1) i++;
  return cellStart(i);
};

/** The first instant at or after `at` whose local date is `day` and whose local clock shows `minute`. */
export const instantOf = (cal: OracleCalendar, day: number, minute: number): number => {
  let i = cell(day * 24 * HOUR - 26 * HOUR);
  while (cal.day[i] !== day || (cal.minute[i] ?? 0) < minute) i++;
  return cellStart(i);
};

/** The close of a local date's service, or undefined when the desk does not open on it. */
export const closeOf = (cal: OracleCalendar, day: number): number | undefined => {
  if (!cal.closes.has(day)) cal.closes.set(day, searchClose(cal, day));
  return cal.closes.get(day);
};

const searchClose = (cal: OracleCalendar, day: number): number | undefined => {
  let found: number | undefined;
  for (let i = cell(instantOf(cal, day, 0)); cal.day[i] === day; i++) if (cal.open[i] === 1) found = i;
  return found === undefined ? undefined : cellStart(found + 1);
};

/** The n-th working day after `day`, counting `day` itself as the first when `inclusive`. */
export const workingDay = (cal: OracleCalendar, day: number, n: number, inclusive: boolean): number => {
  let at = inclusive ? day : day + 1;
  for (let left = n; ; at++) {
    if (closeOf(cal, at) === undefined) continue;
    left -= 1;
    if (left === 0) return at;
  }
};

/** Reads a local wall-clock text; `fold` 1 takes the second pass of a repeated hour. */
export const readLocal = (cal: OracleCalendar, text: string, fold: 0 | 1 = 0): number => {
  const [date = "", time = "00:00"] = text.split("T");
  const day = Date.parse(`${date}T00:00:00Z`) / (24 * HOUR);
  const first = instantOf(cal, day, clock(time));
  const seconds = Number(time.slice(6, 8)) * 1000;
  if (fold === 0) return first + seconds;
  for (let i = cell(first) + 1; cal.day[i] === day; i++) {
    if (cal.minute[i] === clock(time)) return cellStart(i) + seconds;
  }
  return first + seconds;
};

/** Writes an instant with the zone's offset, as the worked examples do. */
export const writeInstant = (cal: OracleCalendar, at: number): string => {
  const i = cell(at);
  const local = (cal.day[i] ?? 0) * 24 * HOUR + (cal.minute[i] ?? 0) * MINUTE + (at - cellStart(i));
  const offset = Math.round((local - at) / MINUTE);
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  const offsetHours = Math.abs(offset) / 60;
  return `${new Date(local).toISOString().slice(0, 19)}${sign}${two(offsetHours)}:${two(Math.abs(offset) % 60)}`;
};
