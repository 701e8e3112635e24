import { describe, expect, test } from "vitest";
import type { CalendarData } from "../../../shared/calendar/calendar-data.ts";
import { stretches } from "../../../shared/calendar/stretches.ts";
import { at, COVENTRY, calendarOf, hours, shown } from "../../support/calendar/samples.ts";

/** Lines such as `Fri 16:30 open weekly`: where each stretch begins and why. */
function ledger(data: CalendarData, from: string, to: string): string[] {
  const calendar = calendarOf(data);
  return stretches(calendar, at(calendar, from), at(calendar, to)).map((line) => {
    const name = "name" in line.reason ? ` (${line.reason.name})` : "";
    const change = line.clockChange ? `, clocks ${line.clockChange}` : "";
    return `${shown(calendar, line.from).slice(0, 16)} ${line.open ? "open" : "closed"}: ${line.reason.kind}${name}${change}`;
  });
}

describe("the stretches of a span say why each counts or does not", () => {
  test("a weekend with a clock change is told apart from the nights around it", () => {
    expect(ledger(COVENTRY, "2026-03-27T15:00", "2026-03-30T09:00")).toEqual([
      "2026-03-27 15:00 open: weekly",
      "2026-03-27 16:30 closed: outside-hours",
      "2026-03-28 00:00 closed: weekend",
      "2026-03-29 00:00 closed: weekend, clocks forward",
      "2026-03-30 00:00 closed: outside-hours",
      "2026-03-30 08:00 open: weekly",
    ]);
  });

  test("one night between two days is one stretch, and so is an ordinary weekend", () => {
    expect(ledger(COVENTRY, "2026-03-12T17:00", "2026-03-16T08:00")).toEqual([
      "2026-03-12 17:00 closed: outside-hours",
      "2026-03-13 08:00 open: weekly",
      "2026-03-13 16:30 closed: outside-hours",
      "2026-03-14 00:00 closed: weekend",
      "2026-03-16 00:00 closed: outside-hours",
    ]);
  });

  test("holidays and closures are named", () => {
    expect(ledger(COVENTRY, "2026-12-24T20:00", "2027-01-02T12:00")).toEqual([
      "2026-12-24 20:00 closed: outside-hours",
      "2026-12-25 00:00 closed: holiday (Christmas Day)",
      "2026-12-26 00:00 closed: recurring-closure (Christmas closure)",
      "2026-12-28 00:00 closed: holiday (Boxing Day (substitute day))",
      "2026-12-29 00:00 closed: recurring-closure (Christmas closure)",
      "2027-01-01 00:00 closed: holiday (New Year's Day)",
      "2027-01-02 00:00 closed: weekend",
    ]);
  });

  test("layers, lunch, part-day closures and extra openings are told apart", () => {
    const data: CalendarData = {
      ...COVENTRY,
      layers: [
        {
          name: "Exam days",
          precedence: 1,
          ranges: [{ from: "2026-08-12", to: "2026-08-13" }],
          weekly: { wed: [...hours("07:00", "12:00"), ...hours("13:00", "16:00")] },
        },
      ],
      closures: [{ name: "Power cut", from: "2026-08-12", to: "2026-08-12", startsAt: "13:10" }],
      extraOpenings: [{ name: "Results evening", date: "2026-08-12", hours: hours("15:00", "20:00") }],
    };
    const evening = { ...data, closures: [{ ...data.closures[0], endsAt: "14:00" } as (typeof data.closures)[number]] };
    expect(ledger(data, "2026-08-12T00:00", "2026-08-14T00:00")).toEqual([
      "2026-08-12 00:00 closed: outside-hours",
      "2026-08-12 07:00 open: layer (Exam days)",
      "2026-08-12 12:00 closed: outside-hours",
      "2026-08-12 13:00 open: layer (Exam days)",
      "2026-08-12 13:10 closed: part-day-closure (Power cut)",
      "2026-08-12 20:00 closed: outside-hours",
      "2026-08-13 00:00 closed: no-hours-day",
    ]);
    expect(ledger(evening, "2026-08-12T13:00", "2026-08-12T21:00")).toEqual([
      "2026-08-12 13:00 open: layer (Exam days)",
      "2026-08-12 13:10 closed: part-day-closure (Power cut)",
      "2026-08-12 14:00 open: layer (Exam days)",
      "2026-08-12 16:00 open: extra-opening (Results evening)",
      "2026-08-12 20:00 closed: outside-hours",
    ]);
  });

  test("an extra opening works even on a holiday, which stays the reason for the rest of the day", () => {
    const data = {
      ...COVENTRY,
      extraOpenings: [{ name: "Election", date: "2026-05-04", hours: hours("10:00", "12:00") }],
    };
    expect(ledger(data, "2026-05-04T00:00", "2026-05-05T00:00")).toEqual([
      "2026-05-04 00:00 closed: holiday (Early May bank holiday)",
      "2026-05-04 10:00 open: extra-opening (Election)",
      "2026-05-04 12:00 closed: holiday (Early May bank holiday)",
    ]);
  });

  test("the administrator's own holidays are added, and a bank holiday the desk works is open", () => {
    const data: CalendarData = {
      ...COVENTRY,
      holidaysAdded: [{ date: "2026-05-05", name: "Founders' day" }],
      holidaysRemoved: ["2026-05-04"],
    };
    expect(ledger(data, "2026-05-04T08:00", "2026-05-06T00:00")).toEqual([
      "2026-05-04 08:00 open: weekly",
      "2026-05-04 17:00 closed: outside-hours",
      "2026-05-05 00:00 closed: holiday (Founders' day)",
    ]);
  });

  test("an empty or backward span has no stretches", () => {
    expect(ledger(COVENTRY, "2026-03-27T15:00", "2026-03-27T15:00")).toEqual([]);
    expect(ledger(COVENTRY, "2026-03-27T15:00", "2026-03-27T14:00")).toEqual([]);
  });
});
