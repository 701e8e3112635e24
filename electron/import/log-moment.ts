import { formatLocalDate, parseLocalDate } from "../../shared/calendar/local-date.ts";
import { instantOfLocal, type Place, sameTimeAfterDays } from "../../shared/calendar/local-time.ts";
import type { Instant } from "../../shared/kernel/instant.ts";

/** A local date and time out of the log as an instant. */
export interface LogMoment {
  readonly at: Instant;
  /** The second pass, where the clocks went back over this time. */
  readonly secondAt: Instant | null;
  /** The time does not exist, the clocks went forward over it; `at` is as much later. */
  readonly isSkipped: boolean;
}

const SHAPE = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Reads a day-first date and time (`29-02-2016 01:16`) in the agreement's zone; undefined for text that is none. */
export function readMoment(place: Place, text: string): LogMoment | undefined {
  const [, day = "", month = "", year = "", hour = "", minute = "", second = "00"] = SHAPE.exec(text) ?? [];
  if (year === "") return undefined;
  const two = (part: string): string => part.padStart(2, "0");
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`;
  const found = instantOfLocal(place, local);
  if (found.ok) {
    const again = instantOfLocal(place, local, 1);
    return { at: found.value, secondAt: again.ok ? again.value : null, isSkipped: false };
  }
  const at = found.error.kind === "skipped" ? afterTheGap(place, local) : undefined;
  return at === undefined ? undefined : { at, secondAt: null, isSkipped: true };
}

/** As a clock that nobody had set forward would show it: the same time the day before, a day later. */
function afterTheGap(place: Place, local: string): Instant | undefined {
  const [date = "", time = ""] = local.split("T");
  const day = parseLocalDate(date);
  const before = day === undefined ? undefined : instantOfLocal(place, `${formatLocalDate(day - 1)}T${time}`);
  return before?.ok ? sameTimeAfterDays(place, before.value, 1) : undefined;
}
