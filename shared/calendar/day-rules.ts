import { DAY_MS } from "../kernel/instant.ts";
import type { CalendarData, OpenHours, WeeklyHours } from "./calendar-data.ts";
import { WEEKDAYS } from "./calendar-data.ts";
import type { DayPart } from "./day-parts.ts";
import { paint, wholeDay } from "./day-parts.ts";
import { publicHolidays } from "./holidays/public-holidays.ts";
import type { DayNumber } from "./local-date.ts";
import { parseLocalDate, parseLocalTime, parseMonthDay } from "./local-date.ts";
import type { ClosedReason, OpenReason } from "./stretch-reason.ts";

/** Milliseconds from local midnight: [from, to). */
export interface LocalSpan {
  readonly from: number;
  readonly to: number;
}

interface DatedSpan<Reason> extends LocalSpan {
  readonly reason: Reason;
}

/** One date range of a layer, with the finished day for each weekday. */
interface LayerRange {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly week: readonly (readonly DayPart[])[];
}

interface ClosedRange {
  readonly from: number;
  readonly to: number;
  readonly reason: ClosedReason;
}

/** Calendar data with every text read, ready to be asked about one local date after another. */
export interface DayRules {
  readonly week: readonly (readonly DayPart[])[];
  /** Highest precedence first. */
  readonly layers: readonly LayerRange[];
  readonly holidays: ReadonlyMap<DayNumber, ClosedReason>;
  readonly closures: readonly ClosedRange[];
  /** From and to as month * 100 + day. */
  readonly recurring: readonly ClosedRange[];
  readonly extraOpenings: ReadonlyMap<DayNumber, readonly DatedSpan<OpenReason>[]>;
  readonly partClosures: ReadonlyMap<DayNumber, readonly DatedSpan<ClosedReason>[]>;
}

/** Reads calendar data that has been checked; a text that cannot be read here is a bug. */
export function readDayRules(data: CalendarData): DayRules {
  const byPrecedence = [...data.layers].sort((one, other) => other.precedence - one.precedence);
  return {
    week: weekParts(data.weekly, { kind: "weekly" }),
    layers: byPrecedence.flatMap((layer) => {
      const week = weekParts(layer.weekly, { kind: "layer", name: layer.name });
      return layer.ranges.map((range) => ({
        from: mustRead(parseLocalDate(range.from)),
        to: mustRead(parseLocalDate(range.to)),
        week,
      }));
    }),
    holidays: readHolidays(data),
    closures: data.closures
      .filter((closure) => !isPartDay(closure))
      .map((closure) => ({
        from: mustRead(parseLocalDate(closure.from)),
        to: mustRead(parseLocalDate(closure.to)),
        reason: { kind: "closure", name: closure.name },
      })),
    recurring: data.recurringClosures.map((closure) => ({
      from: mustRead(parseMonthDay(closure.from)),
      to: mustRead(parseMonthDay(closure.to)),
      reason: { kind: "recurring-closure", name: closure.name },
    })),
    extraOpenings: readExtraOpenings(data),
    partClosures: readPartClosures(data),
  };
}

/** True for a closure of part of one date. */
export function isPartDay(closure: CalendarData["closures"][number]): boolean {
  return closure.startsAt !== undefined || closure.endsAt !== undefined;
}

function mustRead(value: number | undefined): number {
  if (value === undefined) throw new Error("Calendar data was read before it was checked.");
  return value;
}

function readSpan(hours: OpenHours): LocalSpan {
  return { from: mustRead(parseLocalTime(hours.from)), to: mustRead(parseLocalTime(hours.to)) };
}

/** One object each, so that neighbouring days with the same reason are seen to be the same. */
const OUTSIDE_HOURS: ClosedReason = { kind: "outside-hours" };
const WEEKEND: ClosedReason = { kind: "weekend" };

function weekParts(weekly: WeeklyHours, reason: OpenReason): readonly (readonly DayPart[])[] {
  return WEEKDAYS.map((weekday, index) => {
    const hours = weekly[weekday] ?? [];
    if (hours.length > 0) {
      const night = wholeDay(OUTSIDE_HOURS);
      return hours.reduce((parts, stretch) => paint(parts, { ...readSpan(stretch), reason }), night);
    }
    if (index >= 5) return wholeDay(WEEKEND);
    const layer = reason.kind === "layer" ? { layer: reason.name } : {};
    return wholeDay({ kind: "no-hours-day", weekday, ...layer });
  });
}

/** Public holidays, less those the desk works, plus the administrator's own (whose names win). */
function readHolidays({ publicHolidays: list, holidaysRemoved, holidaysAdded }: CalendarData) {
  const holidays = new Map(listedHolidays(list));
  for (const date of holidaysRemoved) holidays.delete(mustRead(parseLocalDate(date)));
  for (const { date, name } of holidaysAdded) holidays.set(mustRead(parseLocalDate(date)), { kind: "holiday", name });
  return holidays;
}

const listed = new Map<CalendarData["publicHolidays"], ReadonlyMap<DayNumber, ClosedReason>>();

/** Half a thousand dates of sixty years are read once for all calendars. */
function listedHolidays(list: CalendarData["publicHolidays"]): ReadonlyMap<DayNumber, ClosedReason> {
  const known = listed.get(list);
  if (known !== undefined) return known;
  const fresh = new Map<DayNumber, ClosedReason>(
    publicHolidays(list).holidays.map(({ date, name }) => [mustRead(parseLocalDate(date)), { kind: "holiday", name }]),
  );
  listed.set(list, fresh);
  return fresh;
}

function readExtraOpenings(data: CalendarData): Map<DayNumber, DatedSpan<OpenReason>[]> {
  const openings = new Map<DayNumber, DatedSpan<OpenReason>[]>();
  for (const { name, date, hours } of data.extraOpenings) {
    const day = mustRead(parseLocalDate(date));
    const spans = hours.map((stretch) => ({ ...readSpan(stretch), reason: { kind: "extra-opening", name } as const }));
    openings.set(day, [...(openings.get(day) ?? []), ...spans]);
  }
  return openings;
}

function readPartClosures(data: CalendarData): Map<DayNumber, DatedSpan<ClosedReason>[]> {
  const closures = new Map<DayNumber, DatedSpan<ClosedReason>[]>();
  for (const closure of data.closures.filter(isPartDay)) {
    const day = mustRead(parseLocalDate(closure.from));
    const from = closure.startsAt === undefined ? 0 : mustRead(parseLocalTime(closure.startsAt));
    const to = closure.endsAt === undefined ? DAY_MS : mustRead(parseLocalTime(closure.endsAt));
    const reason: ClosedReason = { kind: "part-day-closure", name: closure.name };
    closures.set(day, [...(closures.get(day) ?? []), { from, to, reason }]);
  }
  return closures;
}
