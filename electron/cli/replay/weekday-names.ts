import { type OpenHours, WEEKDAYS, type Weekday, type WeeklyHours } from "../../../shared/calendar/calendar-data.ts";

/**
 * The weekdays a text or a list of texts names: `Mon-Fri`, `Sun-Sat`, `Mon, Wed and Fri`, `Monday to Thursday`. Undefined
 * where it names none.
 */
export function weekdaysIn(named: unknown): readonly Weekday[] | undefined {
  const texts: readonly unknown[] = Array.isArray(named) ? named : [named];
  if (!texts.every((text) => typeof text === "string")) return undefined;
  const parts = texts.flatMap((text) => text.split(/,|;|\+|&|\band\b/i)).map((part) => part.trim());
  const found = parts.map(rangeIn);
  return found.some((range) => range === undefined) ? undefined : found.flatMap((range) => range ?? []);
}

function rangeIn(text: string): readonly Weekday[] | undefined {
  const ends = text.split(/\s*(?:-|\u2013|\bto\b)\s*/i).map(weekdayOf);
  const [first, last = first] = ends;
  if (ends.length > 2 || first === undefined || last === undefined) return undefined;
  return from(first, last);
}

function weekdayOf(name: string): Weekday | undefined {
  return /^[a-z]{3,9}$/i.test(name)
    ? WEEKDAYS.find((day, index) => day === name.toLowerCase() || NAMES[index]?.startsWith(name.toLowerCase()))
    : undefined;
}

const NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** From one weekday to another, both included, over the end of the week where need be. */
function from(first: Weekday, last: Weekday): readonly Weekday[] {
  const start = WEEKDAYS.indexOf(first);
  const count = ((WEEKDAYS.indexOf(last) - start + 7) % 7) + 1;
  return [...WEEKDAYS, ...WEEKDAYS].slice(start, start + count);
}

const DAY_FIELD = /^(term|nonTerm)?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(Mon|Tue|Wed|Thu|Fri|Sat|Sun)?$/i;

/** What a field such as `monThu`, `termFri` or `sat` gives hours for; undefined for a field that is named otherwise. */
export function dayField(field: string): { when: "term" | "nonTerm" | "always"; days: readonly Weekday[] } | undefined {
  const [, prefix, first, last] = DAY_FIELD.exec(field) ?? [];
  const days = first === undefined ? undefined : weekdaysIn(last === undefined ? first : `${first}-${last}`);
  if (days === undefined) return undefined;
  if (prefix === undefined) return { when: "always", days };
  return { when: prefix.toLowerCase() === "term" ? "term" : "nonTerm", days };
}

export function weekOf(days: readonly Weekday[], hours: readonly OpenHours[]): WeeklyHours {
  return Object.fromEntries(days.map((day) => [day, hours]));
}
