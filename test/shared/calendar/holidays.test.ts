import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generateHolidays, holidayFileText } from "../../../build/holidays/generate-holidays.ts";

/** Part B.1 of the requirements, checked there against the rules. */
const ENGLISH_2025_TO_2027 = [
  "2025-01-01",
  "2025-04-18",
  "2025-04-21",
  "2025-05-05",
  "2025-05-26",
  "2025-08-25",
  "2025-12-25",
  "2025-12-26",
  "2026-01-01",
  "2026-04-03",
  "2026-04-06",
  "2026-05-04",
  "2026-05-25",
  "2026-08-31",
  "2026-12-25",
  "2026-12-28",
  "2027-01-01",
  "2027-03-26",
  "2027-03-29",
  "2027-05-03",
  "2027-05-31",
  "2027-08-30",
  "2027-12-27",
  "2027-12-28",
];

/** Bank holidays made or moved by proclamation: which ordinary dates fell away, which came instead or besides. */
const PROCLAIMED_AWAY = ["2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30"];
const PROCLAIMED = [
  "2002-06-03",
  "2002-06-04",
  "2011-04-29",
  "2012-06-04",
  "2012-06-05",
  "2020-05-08",
  "2022-06-02",
  "2022-06-03",
  "2022-09-19",
  "2023-05-08",
];

const DAY = 86_400_000;

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The n-th given weekday (0 Sunday) of a month (1-12); n = -1 is the last. */
function nth(year: number, month: number, weekday: number, n: number): string {
  const first = Date.UTC(year, n > 0 ? month - 1 : month, 1);
  const ahead = (weekday - new Date(first).getUTCDay() + 7) % 7;
  return iso(first + (ahead + 7 * (n > 0 ? n - 1 : n)) * DAY);
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}

/** Banking and Financial Dealings Act 1971: the next free weekday stands in for a holiday on a weekend. */
function englishYear(year: number): string[] {
  const found = [
    nth(year, 5, 1, 1),
    nth(year, 5, 1, -1),
    nth(year, 8, 1, -1),
    iso(easter(year) - 2 * DAY),
    iso(easter(year) + DAY),
  ];
  const fixed = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 25), Date.UTC(year, 11, 26)];
  const onWeekdays = fixed.filter((time) => new Date(time).getUTCDay() % 6 !== 0);
  found.push(...onWeekdays.map(iso));
  for (let time of fixed.filter((each) => !onWeekdays.includes(each))) {
    while (new Date(time).getUTCDay() % 6 === 0 || found.includes(iso(time))) time += DAY;
    found.push(iso(time));
  }
  return found;
}

/** 5 U.S.C. 6103: Saturday's holiday is kept on Friday, Sunday's on Monday. */
function federalYear(year: number): string[] {
  const fixed = [[1, 1], ...(year >= 2021 ? [[6, 19]] : []), [7, 4], [11, 11], [12, 25]];
  const observed = fixed.map(([month = 1, day = 1]) => {
    const time = Date.UTC(year, month - 1, day);
    const weekday = new Date(time).getUTCDay();
    return iso(time + (weekday === 6 ? -DAY : weekday === 0 ? DAY : 0));
  });
  const mondays = [
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
  ];
  return [...observed, ...mondays, nth(year, 11, 4, 4)];
}

function years(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe("public holidays", () => {
  test.each(["england-and-wales", "us-federal"] as const)("the list %s is what the generator writes today", (list) => {
    const file = new URL(`../../../shared/calendar/holidays/${list}.json`, import.meta.url);
    expect(readFileSync(file, "utf8")).toBe(holidayFileText(list));
  });

  test("England and Wales 2025 to 2027 is the checked list of the requirements", () => {
    const dates = generateHolidays("england-and-wales").map((holiday) => holiday.date);
    expect(dates.filter((date) => date >= "2025" && date < "2028")).toEqual(ENGLISH_2025_TO_2027);
  });

  test("England and Wales 2000 to 2060 follows the Act of 1971 and the proclamations", () => {
    const ruled = years(2000, 2060)
      .flatMap(englishYear)
      .filter((date) => !PROCLAIMED_AWAY.includes(date));
    const dates = generateHolidays("england-and-wales").map((holiday) => holiday.date);
    expect(dates).toEqual([...ruled, ...PROCLAIMED].sort());
  });

  test("US federal holidays 2000 to 2060 follow 5 U.S.C. 6103, observed days included", () => {
    const ruled = years(1999, 2061)
      .flatMap(federalYear)
      .filter((date) => date >= "2000" && date < "2061");
    expect(generateHolidays("us-federal").map((holiday) => holiday.date)).toEqual(ruled.sort());
  });
});
