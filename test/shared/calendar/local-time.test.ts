import { describe, expect, test } from "vitest";
import { dayNumberOf, formatLocalDate, parseLocalDate } from "../../../shared/calendar/local-date.ts";
import { instantOfLocal, localDateOf, localTimeOf, sameTimeAfterDays } from "../../../shared/calendar/local-time.ts";
import { openZone } from "../../../shared/calendar/zone.ts";
import { expectOk } from "../../../shared/kernel/result.ts";

function zone(name: string) {
  return expectOk(openZone(name), name);
}
const london = zone("Europe/London");

function instantText(name: string, text: string, fold?: 0 | 1): string {
  const result = instantOfLocal(zone(name), text, fold);
  return result.ok ? new Date(result.value).toISOString() : result.error.kind;
}

describe("a local date and time names an instant", () => {
  test.each([
    ["Europe/London", "2026-03-27T15:00", "2026-03-27T15:00:00.000Z"],
    ["Europe/London", "2026-07-01T00:00:30", "2026-06-30T23:00:30.000Z"],
    ["America/Chicago", "2026-03-07T24:00", "2026-03-08T06:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00.000Z"],
    ["Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15:00.000Z"],
  ])("%s %s", (name, text, instant) => {
    expect(instantText(name, text)).toBe(instant);
  });

  test("a time skipped by the clocks going forward is refused in a sentence", () => {
    expect(instantText("Europe/London", "2026-03-29T01:00")).toBe("skipped");
    expect(instantText("Europe/London", "2026-03-29T01:59:59")).toBe("skipped");
    expect(instantText("Europe/London", "2026-03-29T02:00")).toBe("2026-03-29T01:00:00.000Z");
    expect(instantText("Australia/Lord_Howe", "2026-10-04T02:15")).toBe("skipped");
    expect(instantOfLocal(london, "2026-03-29T01:30")).toMatchObject({
      error: { message: "2026-03-29T01:30 does not exist in Europe/London: the clocks go forward over it." },
    });
  });

  test("a repeated time means its first pass, or its second with fold 1", () => {
    expect(instantText("Europe/London", "2026-10-25T01:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(instantText("Europe/London", "2026-10-25T01:30", 1)).toBe("2026-10-25T01:30:00.000Z");
    expect(instantText("Europe/London", "2026-10-25T02:00", 1)).toBe("not-repeated");
    expect(instantText("Australia/Lord_Howe", "2026-04-05T01:45", 0)).toBe("2026-04-04T14:45:00.000Z");
    expect(instantText("Australia/Lord_Howe", "2026-04-05T01:45", 1)).toBe("2026-04-04T15:15:00.000Z");
  });

  test.each([
    "",
    "2026-03-27",
    "2026-03-27 15:00",
    "2026-02-29T10:00",
    "2026-03-27T24:01",
    "2026-03-27T15:00Z",
    "26-3-27T1:00",
  ])("the text %j is refused", (text) => {
    expect(instantText("Europe/London", text)).toBe("bad-text");
  });

  test("years outside 1970 to 2200 are refused", () => {
    expect(instantText("Europe/London", "1969-12-31T10:00")).toBe("beyond-horizon");
    expect(instantText("Europe/London", "2201-01-01T10:00")).toBe("beyond-horizon");
  });
});

describe("the wall clock at an instant", () => {
  test("shows local date and time on either side of a change", () => {
    const change = Date.UTC(2026, 2, 29, 1);
    expect([change - 1, change].map((at) => localTimeOf(london, at))).toEqual(["00:59:59", "02:00:00"]);
    expect(localDateOf(zone("America/Chicago"), change)).toBe("2026-03-28");
  });

  test("some days later shows the same time, moved on when it is skipped", () => {
    const saturday = expectOk(instantOfLocal(london, "2026-03-28T01:30"), "Saturday");
    expect(localTimeOf(london, sameTimeAfterDays(london, saturday, 1))).toBe("02:30:00");
    expect(localTimeOf(london, sameTimeAfterDays(london, saturday, 2))).toBe("01:30:00");
    expect(sameTimeAfterDays(london, sameTimeAfterDays(london, saturday, 200), -200)).toBe(saturday);
  });
});

test("day numbers and dates agree with the platform's own calendar for every day from 1970 to 2200", () => {
  const wrong: string[] = [];
  for (let day = 0; day <= dayNumberOf(2200, 12, 31); day += 1) {
    const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (formatLocalDate(day) !== text || parseLocalDate(text) !== day) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});
