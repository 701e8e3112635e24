import { parseLocalDate } from "../calendar/local-date.ts";
import { localDateOf, type Place, zoneOf } from "../calendar/local-time.ts";
import { offsetsAround, wallToInstant } from "../calendar/zone.ts";
import { DAY_MS, type Instant } from "../kernel/instant.ts";

/** From the first instant of a month to the first of the next, on the wall clock of the agreement's own people. */
export interface MonthSpan {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** @returns null for text that is no month between 1971 and 2199. */
export function monthSpan(place: Place, month: string): MonthSpan | null {
  const read = MONTH.exec(month);
  const year = Number(read?.[1]);
  if (read === null || year < 1971 || year > 2199) return null;
  return { month, from: firstInstant(place, month), to: firstInstant(place, monthAfter(month, 1)) };
}

/** The month `count` later, or earlier where it is negative. `month` is one that `monthSpan` knows. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const months = year * 12 + number - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** The month an instant lies in, `YYYY-MM`. */
export const monthOf = (place: Place, at: Instant): string => localDateOf(place, at).slice(0, 7);

/** A midnight that a clock change skips begins with the first instant after it. */
function firstInstant(place: Place, month: string): Instant {
  const day = parseLocalDate(`${month}-01`);
  if (day === undefined) throw new RangeError(`"${month}" is not a month.`);
  return wallToInstant(offsetsAround(zoneOf(place), Number(month.slice(0, 4))), day * DAY_MS);
}
