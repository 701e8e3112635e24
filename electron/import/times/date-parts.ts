import { monthNamed } from "./month-names.ts";

/** Which of two numbers is the day. One order holds for a whole file. */
export type DateOrder = "day-first" | "month-first";

/** A date and time as numbers, before it is known where the clock hung that showed it. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Null where only a date is given. */
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null;
  /** Minutes east of Greenwich, where the text says so itself. */
  readonly offsetMinutes: number | null;
}

const WEEKDAY = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?/i;
const TIME =
  /^(?:T|,?\s+|\s+at\s+)?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?:\s*([ap])\.?\s?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const DAY_NAMED = /^(\d{1,2})(?:\.|st|nd|rd|th)?[-/ ]\s*(\p{L}{3,}\.?)[-/., ]\s*(\d{4}|\d{2})(?!\d)/iu;
const MONTH_NAMED = /^(\p{L}{3,}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu;

/** A date at the beginning of a text: its numbers, whether their order is known, and what comes after it. */
interface FoundDate {
  readonly numbers: readonly [first: number, second: number];
  readonly year: number;
  readonly isOrdered: boolean;
  readonly rest: string;
}

function findDate(text: string): FoundDate | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) {
    const [all, year, , month, day] = yearFirst;
    return { numbers: [Number(day), Number(month)], year: Number(year), isOrdered: true, rest: text.slice(all.length) };
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast !== null) {
    const [all, first, , second, year = ""] = yearLast;
    const numbers = [Number(first), Number(second)] as const;
    return { numbers, year: fullYear(year), isOrdered: false, rest: text.slice(all.length) };
  }
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed !== null) return named(text, dayNamed[0], dayNamed[1], dayNamed[2], dayNamed[3]);
  const monthFirst = MONTH_NAMED.exec(text);
  return monthFirst === null ? null : named(text, monthFirst[0], monthFirst[2], monthFirst[1], monthFirst[3]);
}

function named(text: string, all: string, day = "", name = "", year = ""): FoundDate | null {
  const month = monthNamed(name);
  if (month === undefined) return null;
  return { numbers: [Number(day), month], year: fullYear(year), isOrdered: true, rest: text.slice(all.length) };
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The two numbers of a date of which the text itself does not say which is the day; null where it says so. */
export function openNumbers(text: string): readonly [first: number, second: number] | null {
  const found = findDate(text.trim().replace(WEEKDAY, ""));
  return found === null || found.isOrdered || readTime(found.rest) === null ? null : found.numbers;
}

/** A date, with or without a time of day, as people and programs write it; undefined for any other text. */
export function readDateParts(text: string, order: DateOrder): DateParts | undefined {
  const found = findDate(text.trim().replace(WEEKDAY, ""));
  if (found === null) return undefined;
  const [first, second] = found.numbers;
  const [day, month] = found.isOrdered || order === "day-first" ? [first, second] : [second, first];
  const time = readTime(found.rest);
  return time === null ? undefined : { year: found.year, month, day, ...time };
}

/** Null where what follows the date is no time. */
function readTime(rest: string): Pick<DateParts, "time" | "offsetMinutes"> | null {
  if (rest.trim() === "") return { time: null, offsetMinutes: null };
  const found = TIME.exec(rest);
  if (found === null) return null;
  const [, hour = "", minute = "", second = "0", half, zone] = found;
  const hours = half === undefined ? Number(hour) : hourOfHalf(Number(hour), half.toLowerCase());
  const time = { hour: hours, minute: Number(minute), second: Number(second) };
  if (!(hours <= 23) || time.minute > 59 || time.second > 59) return null;
  return { time, offsetMinutes: zone === undefined ? null : offsetOf(zone) };
}

/** Noon is 12 PM and midnight 12 AM; 0 and 13 to 23 are no hours of a half day. */
function hourOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === "p" ? 12 : 0);
}

function offsetOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (found === null) return 0;
  const [, sign, hours, minutes = "0"] = found;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
