import type { Instant, LocalDate } from "../kernel/instant.ts";
import { DAY_MS } from "../kernel/instant.ts";
import { buildTimeline } from "./build-timeline.ts";
import type { DayRules } from "./day-rules.ts";
import { CalendarHorizonError, FIRST_YEAR, HORIZON_FROM, HORIZON_TO, LAST_YEAR, yearOf } from "./horizon.ts";
import type { Timeline } from "./timeline.ts";
import type { Zone } from "./zone.ts";

/** The key of what only this room may read. */
export const COMPILED: unique symbol = Symbol("compiled calendar");

/**
 * A compiled service calendar. Opaque: made by `compileCalendar`, asked by the functions of this room.
 * What it has worked out grows as it is asked; answers never depend on what was asked before.
 */
export interface Calendar {
  readonly zone: Zone;
  /** First and last date, both inclusive, for which the public holidays are known; beyond them none is applied. */
  readonly holidaysKnownFrom: LocalDate;
  readonly holidaysKnownUntil: LocalDate;
  readonly [COMPILED]: Compiled;
}

/** The working part. `line` is replaced by a wider one when a question needs it. */
export interface Compiled {
  readonly rules: DayRules;
  readonly zone: Zone;
  line: Timeline | undefined;
}

/** The timeline of a calendar, made to cover `at`. @throws CalendarHorizonError outside 1970-2200 or for NaN. */
export function lineAt(calendar: Calendar, at: Instant): Timeline {
  const line = calendar[COMPILED].line;
  return line !== undefined && at >= line.from && at < line.to ? line : cover(calendar[COMPILED], at);
}

/** What is asked next lies near: the year before or after is worked out as well where it is this close. */
const NEAR_MS = 100 * DAY_MS;

function cover(compiled: Compiled, at: Instant): Timeline {
  const { line } = compiled;
  const year = yearOf(at);
  const from = yearOf(Math.max(at - NEAR_MS, HORIZON_FROM));
  const to = yearOf(Math.min(at + NEAR_MS, HORIZON_TO - 1));
  return rebuild(compiled, Math.min(line?.fromYear ?? year, from), Math.max(line?.toYear ?? year, to));
}

/** A timeline reaching further into the future. @throws CalendarHorizonError when it already reaches the horizon. */
export function extendLater(calendar: Calendar, line: Timeline): Timeline {
  if (line.toYear >= LAST_YEAR) throw new CalendarHorizonError(HORIZON_TO);
  return rebuild(calendar[COMPILED], line.fromYear, line.toYear + growth(line));
}

/** A timeline reaching further into the past, or undefined when it already reaches the horizon. */
export function extendEarlier(calendar: Calendar, line: Timeline): Timeline | undefined {
  if (line.fromYear <= FIRST_YEAR) return undefined;
  return rebuild(calendar[COMPILED], line.fromYear - growth(line), line.toYear);
}

/** Doubling keeps the work of a far question in proportion to the years it covers. */
function growth(line: Timeline): number {
  return line.toYear - line.fromYear + 1;
}

function rebuild(compiled: Compiled, fromYear: number, toYear: number): Timeline {
  const { rules, zone } = compiled;
  const line = buildTimeline(rules, zone, Math.max(FIRST_YEAR, fromYear), Math.min(LAST_YEAR, toYear));
  compiled.line = line;
  return line;
}
