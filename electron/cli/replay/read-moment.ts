import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { instantOfLocal } from "../../../shared/calendar/local-time.ts";
import { closeOfNthWorkingDay, isWorkingDay } from "../../../shared/calendar/working-days.ts";
import { openZone } from "../../../shared/calendar/zone.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { HistoryEvent } from "./history-file.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The instant an event happened at; the `instant` beside a local time, if there is one, must be the same. */
export function instantOf(source: HistoryEvent, zoneName: string): Result<Instant, string> {
  const at = momentOf(source.at, zoneName, source.fold);
  if (!at.ok || source.instant === undefined) return at;
  const stated = momentOf(source.instant, zoneName, source.fold);
  return stated.ok && stated.value === at.value
    ? at
    : err(`"at" ${source.at} in ${zoneName} is not the "instant" ${source.instant}.`);
}

/**
 * A new deadline: a moment, or a date alone, which is the close of that day (COV-72).
 * @returns a sentence for a date on which the desk does not open: it has no close, and none is made up.
 */
export function deadlineOf(text: string, zoneName: string, calendar: Calendar): Result<Instant, string> {
  if (!DATE.test(text)) return momentOf(text, zoneName, undefined);
  const midnight = instantOfLocal(calendar, `${text}T00:00`);
  if (!midnight.ok) return err(midnight.error.message);
  return isWorkingDay(calendar, text)
    ? ok(closeOfNthWorkingDay(calendar, midnight.value, 1))
    : err(`"newDeadline" ${text} is a day on which the desk does not open, so it has no close: give the moment.`);
}

/** A local time in the zone, or a time with its offset. */
function momentOf(text: string, zoneName: string, fold: 0 | 1 | undefined): Result<Instant, string> {
  const zone = openZone(zoneName);
  if (!zone.ok) return err(`"${zoneName}" is not a time zone like Europe/London.`);
  if (WITH_OFFSET.test(text)) {
    const stated = Date.parse(text);
    return Number.isNaN(stated) ? err(`"${text}" is not a date and time like 2026-03-27T15:00+00:00.`) : ok(stated);
  }
  const at = instantOfLocal(zone.value, text, fold);
  return at.ok ? at : err(at.error.message);
}
