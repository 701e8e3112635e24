import type { Instant, LocalDate } from "../kernel/instant.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../kernel/instant.ts";
import type { Result } from "../kernel/result.ts";
import { err, ok } from "../kernel/result.ts";
import { HORIZON_FROM, HORIZON_TO, yearOf } from "./horizon.ts";
import { type DayNumber, formatLocalDate, parseLocalDate } from "./local-date.ts";
import type { Zone } from "./zone.ts";
import { offsetAt, offsetsAround, tableOffset, wallToInstant } from "./zone.ts";

/** A calendar or a bare zone: whatever says where the wall clock hangs. */
export type Place = Zone | { readonly zone: Zone };

/** Why a local date and time names no single instant. `message` is a sentence for the person who typed it. */
export interface LocalTimeFault {
  readonly kind: "bad-text" | "skipped" | "not-repeated" | "beyond-horizon";
  readonly text: string;
  readonly message: string;
}

/** The zone of a calendar, or the zone itself. */
export function zoneOf(place: Place): Zone {
  return "zone" in place ? place.zone : place;
}

/** The local date (`YYYY-MM-DD`) shown on the wall at an instant. @throws CalendarHorizonError outside 1970-2200. */
export function localDateOf(place: Place, at: Instant): LocalDate {
  return formatLocalDate(Math.floor(wallOf(zoneOf(place), at) / DAY_MS));
}

/** The local date as a number of days, to compare dates with: equal days are one date. @throws CalendarHorizonError outside 1970-2200. */
export function localDayOf(place: Place, at: Instant): DayNumber {
  return Math.floor(wallOf(zoneOf(place), at) / DAY_MS);
}

/** The local time (`HH:MM:SS`, seconds cut off) shown on the wall at an instant. @throws CalendarHorizonError outside 1970-2200. */
export function localTimeOf(place: Place, at: Instant): string {
  const wall = wallOf(zoneOf(place), at);
  const time = wall - Math.floor(wall / DAY_MS) * DAY_MS;
  const parts = [time / HOUR_MS, (time % HOUR_MS) / MINUTE_MS, (time % MINUTE_MS) / SECOND_MS];
  return parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}

/** Wall-clock milliseconds (local date and time read as if it were UTC) at an instant. @throws CalendarHorizonError outside 1970-2200. */
export function wallOf(zone: Zone, at: Instant): number {
  return at + offsetAt(zone, at);
}

/**
 * The instant of a local date and time, `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, `24:00` allowed.
 * A time skipped by a clock change is refused. A repeated one means its first pass, or its second with `fold` 1;
 * `fold` 1 on a time that is not repeated is refused.
 */
export function instantOfLocal(place: Place, text: string, fold: 0 | 1 = 0): Result<Instant, LocalTimeFault> {
  const wall = parseLocalDateTime(text);
  const zone = zoneOf(place);
  if (wall === undefined) return fault("bad-text", text, `"${text}" is not a date and time like 2026-03-27T15:00.`);
  if (wall < HORIZON_FROM + DAY_MS || wall >= HORIZON_TO - DAY_MS)
    return fault("beyond-horizon", text, `${text} lies outside the years 1970 to 2200.`);
  const table = offsetsAround(zone, yearOf(wall));
  const early = wall - tableOffset(table, wall - DAY_MS);
  const late = wall - tableOffset(table, wall + DAY_MS);
  const isEarlyReal = early + tableOffset(table, early) === wall;
  const isLateReal = late + tableOffset(table, late) === wall;
  if (!isEarlyReal && !isLateReal)
    return fault("skipped", text, `${text} does not exist in ${zone.name}: the clocks go forward over it.`);
  const isRepeated = isEarlyReal && isLateReal && early !== late;
  if (fold === 1 && !isRepeated) return fault("not-repeated", text, `${text} occurs only once in ${zone.name}.`);
  return ok(isRepeated && fold === 1 ? late : isEarlyReal ? early : late);
}

/**
 * The same local time `days` calendar days later (earlier when negative), by the `compatible` rule for skipped and
 * repeated times. Takes no notice of service hours. @throws CalendarHorizonError outside 1970-2200.
 */
export function sameTimeAfterDays(place: Place, at: Instant, days: number): Instant {
  const zone = zoneOf(place);
  const wall = wallOf(zone, at) + days * DAY_MS;
  return wallToInstant(offsetsAround(zone, yearOf(wall)), wall);
}

/**
 * The first instant of the local day that `at` lies in. A midnight that a clock change skips is the moment of the change;
 * one that comes twice is its first pass. @throws CalendarHorizonError outside 1970-2200.
 */
export function startOfLocalDay(place: Place, at: Instant): Instant {
  const zone = zoneOf(place);
  const midnight = Math.floor(wallOf(zone, at) / DAY_MS) * DAY_MS;
  return wallToInstant(offsetsAround(zone, yearOf(midnight)), midnight);
}

function parseLocalDateTime(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00(?::00)?)$/.exec(text);
  const day = match?.[1] === undefined ? undefined : parseLocalDate(match[1]);
  if (!match || day === undefined) return undefined;
  if (match[2] === undefined) return (day + 1) * DAY_MS;
  return day * DAY_MS + Number(match[2]) * HOUR_MS + Number(match[3]) * MINUTE_MS + Number(match[4] ?? 0) * SECOND_MS;
}

function fault(kind: LocalTimeFault["kind"], text: string, message: string): Result<Instant, LocalTimeFault> {
  return err({ kind, text, message });
}
