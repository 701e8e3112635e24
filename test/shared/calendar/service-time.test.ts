import { describe, expect, test } from "vitest";
import { CalendarHorizonError } from "../../../shared/calendar/horizon.ts";
import {
  addServiceTime,
  isOpen,
  nextOpening,
  serviceTimeBetween,
  subtractServiceTime,
} from "../../../shared/calendar/service-time.ts";
import { HOUR_MS, MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { at, COVENTRY, calendarOf, hours, roundTheClock, shown } from "../../support/calendar/samples.ts";

const coventry = calendarOf(COVENTRY);

describe("the edges of service hours", () => {
  test("opening is inclusive and closing exclusive, to the millisecond", () => {
    const opening = at(coventry, "2026-03-30T08:00");
    const closing = at(coventry, "2026-03-30T17:00");
    expect([opening - 1, opening, closing - 1, closing].map((instant) => isOpen(coventry, instant))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("time that ends exactly at closing lands on the closing instant, a millisecond more on the next morning", () => {
    const from = at(coventry, "2026-03-27T15:00");
    expect(shown(coventry, addServiceTime(coventry, from, 90 * MINUTE_MS))).toBe("2026-03-27 16:30:00");
    const more = addServiceTime(coventry, from, 90 * MINUTE_MS + 1);
    expect(more).toBe(at(coventry, "2026-03-30T08:00") + 1);
  });

  test("time subtracted that ends exactly at an opening lands on the opening instant", () => {
    const from = at(coventry, "2026-03-30T09:00");
    expect(shown(coventry, subtractServiceTime(coventry, from, HOUR_MS))).toBe("2026-03-30 08:00:00");
    const more = subtractServiceTime(coventry, from, HOUR_MS + 1);
    expect(more).toBe(at(coventry, "2026-03-27T16:30") - 1);
  });

  test("zero added or subtracted outside hours stays put", () => {
    const saturday = at(coventry, "2026-03-28T11:00");
    expect(addServiceTime(coventry, saturday, 0)).toBe(saturday);
    expect(subtractServiceTime(coventry, saturday, 0)).toBe(saturday);
  });

  test("a negative amount goes the other way", () => {
    const from = at(coventry, "2026-03-30T09:00");
    expect(addServiceTime(coventry, from, -HOUR_MS)).toBe(subtractServiceTime(coventry, from, HOUR_MS));
    expect(subtractServiceTime(coventry, from, -HOUR_MS)).toBe(addServiceTime(coventry, from, HOUR_MS));
  });

  test("service time between is negative when the second instant comes first", () => {
    const a = at(coventry, "2026-03-27T15:00");
    const b = at(coventry, "2026-03-30T09:00");
    expect(serviceTimeBetween(coventry, a, b)).toBe(2.5 * HOUR_MS);
    expect(serviceTimeBetween(coventry, b, a)).toBe(-2.5 * HOUR_MS);
  });

  test("the next opening is now when open, and tomorrow's at closing", () => {
    const morning = at(coventry, "2026-03-31T10:00");
    expect(nextOpening(coventry, morning)).toBe(morning);
    const closing = at(coventry, "2026-03-30T17:00");
    expect(shown(coventry, nextOpening(coventry, closing))).toBe("2026-03-31 08:00:00");
  });

  test("Christmas closes the desk from 24 December's evening to 4 January 2027", () => {
    expect(shown(coventry, nextOpening(coventry, at(coventry, "2026-12-24T17:00")))).toBe("2027-01-04 08:00:00");
  });
});

describe("clock changes", () => {
  const night = calendarOf({ ...COVENTRY, weekly: { sun: hours("00:30", "02:30") } });

  test("hours inside a skipped hour do not exist", () => {
    const day = at(night, "2026-03-29T00:00");
    expect(serviceTimeBetween(night, day, day + 23 * HOUR_MS)).toBe(HOUR_MS);
    expect(shown(night, addServiceTime(night, day, 45 * MINUTE_MS))).toBe("2026-03-29 02:15:00");
  });

  test("hours inside a repeated hour are open in both passes", () => {
    const day = at(night, "2026-10-25T00:00");
    expect(serviceTimeBetween(night, day, day + 25 * HOUR_MS)).toBe(3 * HOUR_MS);
    expect(isOpen(night, at(night, "2026-10-25T01:30", 0))).toBe(true);
    expect(isOpen(night, at(night, "2026-10-25T01:30", 1))).toBe(true);
  });

  test("a boundary inside a repeated hour opens twice", () => {
    const twice = calendarOf({ ...COVENTRY, weekly: { sun: hours("01:30", "01:45") } });
    const day = at(twice, "2026-10-25T00:00");
    expect(serviceTimeBetween(twice, day, day + 25 * HOUR_MS)).toBe(30 * MINUTE_MS);
    expect(nextOpening(twice, at(twice, "2026-10-25T01:45", 0))).toBe(at(twice, "2026-10-25T01:30", 1));
  });

  test("a day of 23, 25 or 23 and a half hours counts as long as it is", () => {
    const length = (zone: string, from: string, to: string) => {
      const calendar = calendarOf(roundTheClock(zone));
      return serviceTimeBetween(calendar, at(calendar, from), at(calendar, to)) / HOUR_MS;
    };
    expect(length("Europe/London", "2026-03-29T00:00", "2026-03-30T00:00")).toBe(23);
    expect(length("America/Chicago", "2026-11-01T00:00", "2026-11-02T00:00")).toBe(25);
    expect(length("Australia/Lord_Howe", "2026-10-04T00:00", "2026-10-05T00:00")).toBe(23.5);
  });

  test("a date that the zone left out has no service time", () => {
    const apia = calendarOf(roundTheClock("Pacific/Apia")); // Samoa had no 30 December 2011
    expect(serviceTimeBetween(apia, at(apia, "2011-12-29T00:00"), at(apia, "2011-12-31T00:00"))).toBe(24 * HOUR_MS);
  });

  test("midnight that comes twice leaves no date short", () => {
    const zone = "America/St_Johns"; // until 2011 its clocks went back at one minute past midnight
    const friday = calendarOf({ ...COVENTRY, zone, weekly: { sat: hours("23:00", "24:00") } });
    const saturday = at(friday, "2008-11-01T22:00");
    expect(serviceTimeBetween(friday, saturday, saturday + 5 * HOUR_MS)).toBe(HOUR_MS + 59 * MINUTE_MS);
  });
});

describe("far away", () => {
  test("what was asked before makes no difference", () => {
    const far = calendarOf(COVENTRY);
    const from = at(far, "2026-03-27T15:00");
    const fresh = addServiceTime(far, from, 40 * HOUR_MS);
    expect(subtractServiceTime(far, at(far, "1975-06-02T12:00"), HOUR_MS)).toBe(at(far, "1975-06-02T11:00"));
    addServiceTime(far, from, 100_000 * HOUR_MS);
    expect(addServiceTime(far, from, 40 * HOUR_MS)).toBe(fresh);
  });

  test("a century of service time is added and subtracted exactly", () => {
    const far = calendarOf(COVENTRY);
    const from = at(far, "2026-03-27T15:00");
    const there = addServiceTime(far, from, 200_000 * HOUR_MS);
    expect(serviceTimeBetween(far, from, there)).toBe(200_000 * HOUR_MS);
    expect(subtractServiceTime(far, there, 200_000 * HOUR_MS)).toBe(from);
  });

  test("beyond the years 1970 to 2200 is an error that says so, never a search", () => {
    const from = at(coventry, "2026-03-27T15:00");
    expect(() => addServiceTime(coventry, from, 1e15)).toThrow(CalendarHorizonError);
    expect(() => addServiceTime(coventry, from, Number.POSITIVE_INFINITY)).toThrow(CalendarHorizonError);
    expect(() => addServiceTime(coventry, from, Number.NaN)).toThrow(CalendarHorizonError);
    expect(() => subtractServiceTime(coventry, from, 1e15)).toThrow(CalendarHorizonError);
    expect(() => subtractServiceTime(coventry, from, 500_000 * HOUR_MS)).toThrow(CalendarHorizonError);
    expect(() => isOpen(coventry, -1)).toThrow(CalendarHorizonError);
    expect(() => isOpen(coventry, Number.NaN)).toThrow(CalendarHorizonError);
    expect(() => nextOpening(coventry, Date.UTC(2201, 0, 1))).toThrow("covers the years 1970 to 2200");
  });

  test("a desk that never closes is open now, and counts every minute", () => {
    const always = calendarOf(roundTheClock("Europe/London"));
    const now = at(always, "2026-03-27T15:00");
    expect(nextOpening(always, now)).toBe(now);
    expect(addServiceTime(always, now, 48 * HOUR_MS)).toBe(now + 48 * HOUR_MS);
  });
});
