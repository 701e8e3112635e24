import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { localDateOf, localTimeOf } from "../../../shared/calendar/local-time.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";

/** One expected value the engine does not agree with, or does not know. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A moment on the wall clock: without an offset, so read in the calendar's own zone. */
const WALL = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.0+)?$/;

/**
 * An expected date is compared on the calendar's local date, an expected moment on the instant (or, written without an
 * offset, on what the wall clock shows), everything else as it stands.
 */
export function isSame(expected: unknown, actual: unknown, calendar: Calendar): boolean {
  if (typeof expected !== "string" || typeof actual !== "number") return expected === actual;
  if (DATE.test(expected)) return localDateOf(calendar, actual) === expected;
  const wall = WALL.exec(expected);
  if (wall === null) return Date.parse(expected) === actual;
  return `${localDateOf(calendar, actual)}T${localTimeOf(calendar, actual)}` === `${wall[1]}${wall[2] ?? ":00"}`;
}

/** A text of the file with its white space made single: how it is broken and indented means nothing. */
export function collapsed(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** A value as the file would write it. */
export function shown(value: unknown): string {
  if (typeof value === "number" && value > 100_000_000_000) return isoOf(value);
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
}

export function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}
