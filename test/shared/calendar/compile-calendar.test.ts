import { describe, expect, test } from "vitest";
import type { CalendarData } from "../../../shared/calendar/calendar-data.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { COVENTRY, hours } from "../../support/calendar/samples.ts";

function faultsOf(change: Partial<CalendarData>): string[] {
  const result = compileCalendar({ ...COVENTRY, ...change });
  return result.ok ? [] : result.error.map(({ path, kind }) => `${path} ${kind}`);
}

const TERM = {
  name: "Term",
  precedence: 1,
  weekly: COVENTRY.weekly,
  ranges: [{ from: "2026-01-05", to: "2026-02-13" }],
};

describe("a calendar that cannot be kept is refused, and the field is named", () => {
  test.each<[title: string, change: Partial<CalendarData>, faults: string[]]>([
    ["an unknown zone", { zone: "Europe/Coventry" }, ["zone unknown-zone"]],
    ["a fixed offset in place of a zone", { zone: "+01:00" }, ["zone unknown-zone"]],
    ["no hours in the week", { weekly: {} }, ["weekly no-service-hours"]],
    ["a week of empty days", { weekly: { mon: [], fri: [] } }, ["weekly no-service-hours"]],
    [
      "hours that end before they begin",
      { weekly: { mon: hours("17:00", "08:00") } },
      ["weekly.mon[0].to inverted-hours"],
    ],
    ["hours of no length", { weekly: { mon: hours("08:00", "08:00") } }, ["weekly.mon[0].to empty-hours"]],
    ["a time that does not exist", { weekly: { mon: hours("08:60", "17:00") } }, ["weekly.mon[0].from bad-time"]],
    ["a time without its zero", { weekly: { mon: hours("8:00", "17:00") } }, ["weekly.mon[0].from bad-time"]],
    ["a beginning at 24:00", { weekly: { mon: hours("24:00", "24:00") } }, ["weekly.mon[0].to empty-hours"]],
    [
      "two stretches that overlap",
      { weekly: { tue: [...hours("08:00", "12:30"), ...hours("12:00", "17:00")] } },
      ["weekly.tue[1] overlapping-hours"],
    ],
    [
      "overlapping hours of an extra opening",
      {
        extraOpenings: [
          { name: "Fair", date: "2026-07-04", hours: [...hours("09:00", "12:00"), ...hours("10:00", "11:00")] },
        ],
      },
      ["extraOpenings[0].hours[1] overlapping-hours"],
    ],
    [
      "layers of equal precedence that share dates",
      { layers: [TERM, { ...TERM, name: "Exams", ranges: [{ from: "2026-02-13", to: "2026-02-20" }] }] },
      ["layers[1].ranges[0] overlapping-layers"],
    ],
    [
      "a layer whose range is inverted",
      { layers: [{ ...TERM, ranges: [{ from: "2026-02-13", to: "2026-01-05" }] }] },
      ["layers[0].ranges[0].to inverted-range"],
    ],
    [
      "a layer without a precedence",
      { layers: [{ ...TERM, precedence: Number.NaN }] },
      ["layers[0].precedence bad-precedence"],
    ],
    ["a layer without a name", { layers: [{ ...TERM, name: " " }] }, ["layers[0].name missing-name"]],
    [
      "a date that does not exist",
      { holidaysAdded: [{ date: "2026-02-29", name: "Leap" }] },
      ["holidaysAdded[0].date bad-date"],
    ],
    ["a month that does not exist", { holidaysRemoved: ["2026-13-01"] }, ["holidaysRemoved[0] bad-date"]],
    ["a date beyond the horizon", { holidaysRemoved: ["2201-01-01"] }, ["holidaysRemoved[0] beyond-horizon"]],
    [
      "a recurring closure on 30 February",
      { recurringClosures: [{ name: "Never", from: "02-30", to: "03-01" }] },
      ["recurringClosures[0].from bad-month-day"],
    ],
    [
      "recurring closures that leave nothing of the year",
      { recurringClosures: [{ name: "All year", from: "01-02", to: "01-01" }] },
      ["recurringClosures no-service-hours"],
    ],
    [
      "recurring closures that leave only days that are holidays",
      { recurringClosures: [{ name: "Nearly all year", from: "12-27", to: "12-24" }] },
      ["recurringClosures no-service-hours"],
    ],
    [
      "a closure that ends before it begins",
      { closures: [{ name: "Move", from: "2026-02-02", to: "2026-02-01" }] },
      ["closures[0].to inverted-range"],
    ],
    [
      "a closure of a thousand days",
      { closures: [{ name: "Flood", from: "2026-01-05", to: "2028-09-30" }] },
      ["closures[0] closed-too-long"],
    ],
    [
      "the longest possible closure",
      { closures: [{ name: "For good", from: "1970-01-01", to: "2200-12-31" }] },
      ["closures[0] closed-too-long"],
    ],
    [
      "a layer of years without hours",
      { layers: [{ ...TERM, weekly: {}, ranges: [{ from: "2026-01-05", to: "2027-12-30" }] }] },
      ["layers[0] closed-too-long"],
    ],
    [
      "a part-day closure of several days",
      { closures: [{ name: "Training", from: "2026-02-02", to: "2026-02-03", startsAt: "13:10" }] },
      ["closures[0].to part-day-closure-of-several-days"],
    ],
    [
      "a part-day closure that ends before it begins",
      { closures: [{ name: "Training", from: "2026-02-02", to: "2026-02-02", startsAt: "13:10", endsAt: "12:00" }] },
      ["closures[0].endsAt inverted-hours"],
    ],
  ])("%s", (_title, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  test("every fault is reported, not only the first", () => {
    const faults = faultsOf({
      zone: "Nowhere",
      weekly: { mon: hours("9am", "17:00"), tue: hours("17:00", "09:00") },
      closures: [{ name: "", from: "2026-02-30", to: "2026-03-01" }],
    });
    expect(faults).toEqual([
      "zone unknown-zone",
      "weekly.mon[0].from bad-time",
      "weekly.tue[0].to inverted-hours",
      "closures[0].name missing-name",
      "closures[0].from bad-date",
    ]);
  });

  test("each fault speaks in a sentence", () => {
    const result = compileCalendar({
      ...COVENTRY,
      closures: [{ name: "Flood", from: "2026-01-05", to: "2028-09-30" }],
    });
    expect(result).toMatchObject({
      ok: false,
      error: [
        {
          message: "The desk would not open from 2026-01-03 to 2028-10-01, 1003 days on end; at most 366 are allowed.",
        },
      ],
    });
  });
});

describe("a calendar that can be kept is accepted", () => {
  test.each<[title: string, change: Partial<CalendarData>]>([
    ["a closure of a year", { closures: [{ name: "Rebuilding", from: "2026-01-05", to: "2026-12-20" }] }],
    ["layers of different precedence that share dates", { layers: [TERM, { ...TERM, name: "Exams", precedence: 2 }] }],
    ["a layer that repeats its own dates", { layers: [{ ...TERM, ranges: [...TERM.ranges, ...TERM.ranges] }] }],
    ["stretches that touch", { weekly: { mon: [...hours("08:00", "12:00"), ...hours("12:00", "24:00")] } }],
    ["one opening a week", { weekly: { sun: hours("01:15", "01:45") } }],
    [
      "a long closure with an opening in the middle",
      {
        closures: [{ name: "Flood", from: "2026-01-05", to: "2027-12-20" }],
        extraOpenings: [{ name: "Sale", date: "2027-01-04", hours: hours("09:00", "10:00") }],
      },
    ],
  ])("%s", (_title, change) => {
    expect(faultsOf(change)).toEqual([]);
  });

  test("it says for which dates its public holidays are known", () => {
    const result = compileCalendar(COVENTRY);
    expect(result).toMatchObject({ value: { holidaysKnownFrom: "2000-01-01", holidaysKnownUntil: "2060-12-31" } });
  });
});
