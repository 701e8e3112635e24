import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { CalendarData, OpenHours } from "../../../shared/calendar/calendar-data.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { instantOfLocal, localDateOf, localTimeOf } from "../../../shared/calendar/local-time.ts";
import { expectOk } from "../../../shared/kernel/result.ts";

/** One stretch of hours, as data. */
export function hours(from: string, to: string): OpenHours[] {
  return [{ from, to }];
}

const DAY = hours("08:00", "17:00");

/** Coventry's hours of Part B.1: Monday to Thursday 08:00-17:00, Friday to 16:30, closed 25 December to 1 January. */
export const COVENTRY: CalendarData = {
  zone: "Europe/London",
  weekly: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: hours("08:00", "16:30") },
  layers: [],
  publicHolidays: "england-and-wales",
  holidaysAdded: [],
  holidaysRemoved: [],
  recurringClosures: [{ name: "Christmas closure", from: "12-25", to: "01-01" }],
  closures: [],
  extraOpenings: [],
};

/** A desk that is always open, in any zone. */
export function roundTheClock(zone: string): CalendarData {
  const all = hours("00:00", "24:00");
  const weekly = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
  return { ...COVENTRY, zone, weekly, publicHolidays: "none", recurringClosures: [] };
}

export function calendarOf(data: CalendarData): Calendar {
  return expectOk(compileCalendar(data), "a sample calendar");
}

/** The instant of a local text such as `2026-03-27T15:00`. */
export function at(calendar: Calendar, text: string, fold: 0 | 1 = 0): number {
  return expectOk(instantOfLocal(calendar, text, fold), text);
}

/** The local text of an instant, `2026-03-27 15:00:00`, so that a failing test reads well. */
export function shown(calendar: Calendar, instant: number): string {
  return `${localDateOf(calendar, instant)} ${localTimeOf(calendar, instant)}`;
}
