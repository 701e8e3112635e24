import type { Instant } from "../kernel/instant.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../kernel/instant.ts";
import type { Result } from "../kernel/result.ts";
import { err, ok } from "../kernel/result.ts";
import { FIRST_YEAR, LAST_YEAR, yearOf } from "./horizon.ts";
import { dayNumberOf } from "./local-date.ts";

/** Offsets of a zone as constant stretches: `offsets[k]` holds from `starts[k]` (inclusive) to `starts[k + 1]`. */
export interface OffsetTable {
  readonly starts: readonly Instant[];
  readonly offsets: readonly number[];
}

interface ZoneCache {
  fromYear: number;
  toYear: number;
  table: OffsetTable;
}

/** An IANA time zone, read from the platform's own zone data. Opaque: made by `openZone`. */
export interface Zone {
  readonly name: string;
  /** Milliseconds to add to an instant to get the wall clock, asked of the platform (slow). */
  readonly askOffset: (at: Instant) => number;
  /** What is known so far. Grows; answers never depend on it. */
  readonly cache: ZoneCache;
}

/** Shortest time between two clock changes anywhere is several days, so this step cannot jump over a pair of them. */
const PROBE_STEP_MS = 4 * DAY_MS;

const opened = new Map<string, Zone>();

/** Opens an IANA zone such as `Europe/London`; fixed offsets like `+01:00` are refused. @returns the refused name otherwise. */
export function openZone(name: string): Result<Zone, string> {
  const known = opened.get(name);
  if (known) return ok(known);
  if (!/^[A-Za-z]/.test(name)) return err(name);
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
    const askOffset = (at: Instant) => parseOffset(format.format(at));
    const zone: Zone = { name, askOffset, cache: { fromYear: 0, toYear: -1, table: { starts: [], offsets: [] } } };
    opened.set(name, zone);
    return ok(zone);
  } catch {
    return err(name); // Intl answers an unknown zone with a RangeError and nothing else
  }
}

/** Reads the end of `3/29/2026, GMT+01:00`; plain `GMT` is zero. Seconds occur in some zones before 1972. */
function parseOffset(text: string): number {
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return 0;
  const size = Number(match[2]) * HOUR_MS + Number(match[3]) * MINUTE_MS + Number(match[4] ?? 0) * SECOND_MS;
  return match[1] === "-" ? -size : size;
}

/**
 * The zone's constant-offset stretches, covering at least the given years (both inclusive) and a year to each side.
 * Only ever widens what is known, so a table already handed out stays right.
 */
export function offsetTable(zone: Zone, fromYear: number, toYear: number): OffsetTable {
  const { cache } = zone;
  if (fromYear >= cache.fromYear && toYear <= cache.toYear) return cache.table;
  const isEmpty = cache.fromYear > cache.toYear;
  cache.fromYear = isEmpty ? fromYear : Math.min(fromYear, cache.fromYear);
  cache.toYear = isEmpty ? toYear : Math.max(toYear, cache.toYear);
  cache.table = probeOffsets(zone, cache.fromYear, cache.toYear);
  return cache.table;
}

function probeOffsets(zone: Zone, fromYear: number, toYear: number): OffsetTable {
  const end = dayNumberOf(toYear + 2, 1, 1) * DAY_MS;
  let at = dayNumberOf(fromYear - 1, 1, 1) * DAY_MS;
  let offset = zone.askOffset(at);
  const starts = [at];
  const offsets = [offset];
  while (at < end) {
    const next = at + PROBE_STEP_MS;
    const nextOffset = zone.askOffset(next);
    if (nextOffset !== offset) {
      starts.push(findChange(zone, at, next, offset));
      offsets.push(nextOffset);
    }
    at = next;
    offset = nextOffset;
  }
  return { starts, offsets };
}

/** The first instant in (before, after] whose offset is no longer `offset`. */
function findChange(zone: Zone, before: Instant, after: Instant, offset: number): Instant {
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.askOffset(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** Index of the stretch of `table` that holds `at`: the last one starting at or before it. */
export function offsetIndex(table: OffsetTable, at: Instant): number {
  let low = 0;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table.starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The table around one year; a little more than asked is fetched, so that neighbouring questions are free. */
export function offsetsAround(zone: Zone, year: number): OffsetTable {
  if (year >= zone.cache.fromYear && year <= zone.cache.toYear) return zone.cache.table;
  return offsetTable(zone, Math.max(FIRST_YEAR, year - 1), Math.min(LAST_YEAR, year + 2));
}

/** Milliseconds to add to the instant to get its wall clock. @throws CalendarHorizonError outside 1970-2200. */
export function offsetAt(zone: Zone, at: Instant): number {
  return tableOffset(offsetsAround(zone, yearOf(at)), at);
}

/**
 * The instant of wall-clock milliseconds (local date and time read as if UTC) by the `compatible` rule of ECMAScript
 * Temporal: a repeated time means its first pass, a skipped time moves forward by the length of the skip.
 */
export function wallToInstant(table: OffsetTable, wall: number): Instant {
  const early = wall - tableOffset(table, wall - DAY_MS);
  if (early + tableOffset(table, early) === wall) return early;
  const late = wall - tableOffset(table, wall + DAY_MS);
  return late + tableOffset(table, late) === wall ? late : early;
}

/** The offset of a table at an instant it covers. */
export function tableOffset(table: OffsetTable, at: Instant): number {
  return table.offsets[offsetIndex(table, at)] ?? 0;
}
