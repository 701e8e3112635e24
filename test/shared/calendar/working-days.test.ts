import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { CalendarHorizonError } from "../../../shared/calendar/horizon.ts";
import {
  closeOfNextWorkingDay,
  closeOfNthWorkingDay,
  isWorkingDay,
  openingOfNextWorkingDay,
  sameDateNextMonth,
  sameTimeOnNthWorkingDay,
  workingDaysDue,
} from "../../../shared/calendar/working-days.ts";
import { at, COVENTRY, calendarOf, hours, roundTheClock, shown } from "../../support/calendar/samples.ts";

const coventry = calendarOf(COVENTRY);

function due(calendar: Calendar, from: string, n: number): [start: string, end: string, hours: number] {
  const { startAt, endAt, allowanceMs } = workingDaysDue(calendar, at(calendar, from), n);
  return [shown(calendar, startAt), shown(calendar, endAt), allowanceMs / 3_600_000];
}

describe("a promise of n working days (Part B.2, D1)", () => {
  test("raised inside the day: the same local time on the n-th working day after", () => {
    expect(due(coventry, "2026-03-27T15:00", 3)).toEqual(["2026-03-27 15:00:00", "2026-04-01 15:00:00", 26.5]);
  });

  test("cut back to that day's close: Tuesday 16:45 and 3 days is Friday 16:30", () => {
    expect(due(coventry, "2026-03-17T16:45", 3)).toEqual(["2026-03-17 16:45:00", "2026-03-20 16:30:00", 26.75]);
  });

  test("raised out of hours: the close of the n-th working day, counting the day it opens as day 1", () => {
    expect(due(coventry, "2026-03-28T11:00", 1)).toEqual(["2026-03-30 08:00:00", "2026-03-30 17:00:00", 9]);
    expect(due(coventry, "2026-03-26T17:00", 2)).toEqual(["2026-03-27 08:00:00", "2026-03-30 17:00:00", 17.5]);
  });

  test("raised exactly at opening is the same as raised the night before", () => {
    expect(due(coventry, "2026-03-30T08:00", 1)).toEqual(["2026-03-30 08:00:00", "2026-03-30 17:00:00", 9]);
    expect(due(coventry, "2026-03-30T08:01", 1)).toEqual(["2026-03-30 08:01:00", "2026-03-31 08:01:00", 9]);
  });

  test("days without hours do not count: bank holidays, the Christmas closure", () => {
    expect(due(coventry, "2026-04-02T10:00", 1)[1]).toBe("2026-04-07 10:00:00");
    expect(due(coventry, "2026-12-23T10:00", 2)[1]).toBe("2027-01-04 10:00:00");
  });

  const term = {
    name: "Term",
    precedence: 1,
    ranges: [{ from: "2026-03-23", to: "2026-03-27" }],
    weekly: COVENTRY.weekly,
  };
  const later = hours("09:00", "16:00");
  const stockport = calendarOf({
    ...COVENTRY,
    weekly: { mon: later, tue: later, wed: later, thu: later, fri: later },
    layers: [term],
  });

  test("a time before that day opens is due at the close before it", () => {
    expect(due(stockport, "2026-03-27T08:30", 1)).toEqual(["2026-03-27 08:30:00", "2026-03-27 16:30:00", 8]);
  });

  const lunch = [...hours("08:00", "12:00"), ...hours("13:00", "17:00")];
  const withLunch = calendarOf({
    ...COVENTRY,
    weekly: { mon: lunch, tue: lunch, wed: hours("08:00", "12:00"), thu: lunch },
  });

  test("raised in the lunch break it runs from the afternoon's opening to the same time, for whole days", () => {
    expect(due(withLunch, "2026-03-16T12:30", 1)).toEqual(["2026-03-16 13:00:00", "2026-03-17 12:00:00", 8]);
    expect(due(withLunch, "2026-03-16T14:00", 1)).toEqual(["2026-03-16 14:00:00", "2026-03-17 14:00:00", 8]);
    expect(due(withLunch, "2026-03-16T14:00", 2)[1]).toBe("2026-03-18 12:00:00");
  });

  test("round the clock, midnight is the opening of each date", () => {
    const always = calendarOf(roundTheClock("Europe/London"));
    expect(due(always, "2026-03-28T00:00", 2)).toEqual(["2026-03-28 00:00:00", "2026-03-30 00:00:00", 47]);
    expect(due(always, "2026-03-28T10:00", 2)[1]).toBe("2026-03-30 10:00:00");
  });

  test("a local time skipped on the n-th day moves forward, a repeated one means its first pass", () => {
    const always = calendarOf(roundTheClock("Europe/London"));
    expect(due(always, "2026-03-28T01:30", 1)[1]).toBe("2026-03-29 02:30:00");
    expect(workingDaysDue(always, at(always, "2026-10-24T01:30"), 1).endAt).toBe(at(always, "2026-10-25T01:30", 0));
  });

  test("a count that is no count is refused as a bug", () => {
    for (const n of [0, -1, 1.5, Number.NaN]) expect(() => due(coventry, "2026-03-27T15:00", n)).toThrow(RangeError);
    expect(() => due(coventry, "2026-03-27T15:00", 1e6)).toThrow(CalendarHorizonError);
  });
});

describe("single questions about working days", () => {
  test("a working day is a local date with an open instant", () => {
    const dates = ["2026-03-27", "2026-03-28", "2026-04-03", "2026-12-29"];
    expect(dates.map((date) => isWorkingDay(coventry, date))).toEqual([true, false, false, false]);
    expect(() => isWorkingDay(coventry, "27/03/2026")).toThrow(RangeError);
  });

  test("hours that a clock change swallows make no working day", () => {
    const swallowed = calendarOf({ ...COVENTRY, weekly: { sun: hours("01:15", "01:45") } });
    expect(isWorkingDay(swallowed, "2026-03-29")).toBe(false);
    expect(isWorkingDay(swallowed, "2026-03-22")).toBe(true);
  });

  test("the same time on the n-th working day counts from the local date, open or not", () => {
    const saturday = at(coventry, "2026-03-28T07:00");
    expect(shown(coventry, sameTimeOnNthWorkingDay(coventry, saturday, 1))).toBe("2026-03-30 07:00:00");
    const evening = at(coventry, "2026-03-26T20:00");
    expect(shown(coventry, sameTimeOnNthWorkingDay(coventry, evening, 1))).toBe("2026-03-27 16:30:00");
  });

  test("the close of the n-th working day counts the day of the next opening", () => {
    const close = (from: string, n: number) => shown(coventry, closeOfNthWorkingDay(coventry, at(coventry, from), n));
    expect(close("2026-03-26T10:00", 1)).toBe("2026-03-26 17:00:00");
    expect(close("2026-03-26T18:00", 1)).toBe("2026-03-27 16:30:00");
    expect(close("2026-03-28T10:00", 2)).toBe("2026-03-31 17:00:00");
  });

  test("the next working day is the one after the local date, whatever the hour (Columbia, CPS-31)", () => {
    for (const from of ["2026-03-27T00:30", "2026-03-27T10:00", "2026-03-28T10:00", "2026-03-29T23:00"]) {
      const instant = at(coventry, from);
      expect(shown(coventry, closeOfNextWorkingDay(coventry, instant))).toBe("2026-03-30 17:00:00");
      expect(shown(coventry, openingOfNextWorkingDay(coventry, instant))).toBe("2026-03-30 08:00:00");
    }
  });

  test("the same date next month: end of month clamped, closed dates moved on, late times cut back", () => {
    const next = (from: string) => shown(coventry, sameDateNextMonth(coventry, at(coventry, from)));
    expect(next("2025-11-03T11:00")).toBe("2025-12-03 11:00:00");
    expect(next("2026-01-30T11:00")).toBe("2026-03-02 11:00:00"); // 28 February is a Saturday
    expect(next("2027-12-08T11:00")).toBe("2028-01-10 11:00:00"); // 8 January is a Saturday
    expect(next("2026-11-25T11:00")).toBe("2027-01-04 11:00:00");
    expect(next("2026-03-29T23:00")).toBe("2026-04-29 17:00:00");
    expect(next("2028-01-31T09:00")).toBe("2028-02-29 09:00:00");
  });
});
