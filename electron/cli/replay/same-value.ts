import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { localDateOf } from "../../../shared/calendar/local-time.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";

/** One expected value the engine does not agree with, or does not know. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** An expected date is compared on the calendar's local date, an expected moment on the instant, everything else as it stands. */
export function isSame(expected: unknown, actual: unknown, calendar: Calendar): boolean {
  if (typeof expected === "string" && typeof actual === "number") {
    if (/^\d{4}-\d{2}-\d{2}$/.test(expected)) return localDateOf(calendar, actual) === expected;
    return Date.parse(expected) === actual;
  }
  return expected === actual;
}

/** A value as the file would write it. */
export function shown(value: unknown): string {
  if (typeof value === "number" && value > 100_000_000_000) return isoOf(value);
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
}

export function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}
