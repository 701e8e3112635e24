import { formatLocalDate, parseLocalDate } from "../../../shared/calendar/local-date.ts";
import { instantOfLocal, type Place, sameTimeAfterDays } from "../../../shared/calendar/local-time.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { type DateOrder, type DateParts, readDateParts } from "./date-parts.ts";

/** A date and time out of an export as an instant. */
export interface ReadMoment {
  readonly at: Instant;
  /** The second pass, where the clocks went back over this time. */
  readonly secondAt: Instant | null;
  /** The time does not exist, the clocks went forward over it; `at` is as much later. */
  readonly isSkipped: boolean;
  /** Only a date was given; `at` is its first moment. */
  readonly isDateOnly: boolean;
}

/**
 * Reads a date and time in the zone whose clock showed it, or by the offset it names itself; undefined for text that is
 * none. The time a clock shows can be missing or come twice; both are told, never corrected in silence.
 */
export function readMoment(place: Place, text: string, order: DateOrder = "day-first"): ReadMoment | undefined {
  const parts = readDateParts(text, order);
  if (parts === undefined) return undefined;
  const isDateOnly = parts.time === null;
  const local = localText(parts);
  if (parts.offsetMinutes !== null) return byOffset(local, parts.offsetMinutes);
  const found = instantOfLocal(place, local);
  if (found.ok) {
    const again = instantOfLocal(place, local, 1);
    return { at: found.value, secondAt: again.ok ? again.value : null, isSkipped: false, isDateOnly };
  }
  const at = found.error.kind === "skipped" ? afterTheGap(place, local) : undefined;
  return at === undefined ? undefined : { at, secondAt: null, isSkipped: true, isDateOnly };
}

function localText({ year, month, day, time }: DateParts): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  const { hour, minute, second } = time ?? { hour: 0, minute: 0, second: 0 };
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function byOffset(local: string, offsetMinutes: number): ReadMoment | undefined {
  const [date = ""] = local.split("T");
  const wall = parseLocalDate(date) === undefined ? Number.NaN : Date.parse(`${local}Z`);
  const at = wall - offsetMinutes * MINUTE_MS;
  return Number.isNaN(at) ? undefined : { at, secondAt: null, isSkipped: false, isDateOnly: false };
}

/** As a clock that nobody had set forward would show it: the same time the day before, a day later. */
function afterTheGap(place: Place, local: string): Instant | undefined {
  const [date = "", time = ""] = local.split("T");
  const day = parseLocalDate(date);
  const before = day === undefined ? undefined : instantOfLocal(place, `${formatLocalDate(day - 1)}T${time}`);
  return before?.ok ? sameTimeAfterDays(place, before.value, 1) : undefined;
}
