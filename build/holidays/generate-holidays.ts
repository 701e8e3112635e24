import { writeFileSync } from "node:fs";
import Holidays from "date-holidays";

/**
 * Writes shared/calendar/holidays/*.json. Run by hand when the library is updated:
 * `node build/holidays/generate-holidays.ts`. A test regenerates the lists and compares.
 */

export const FIRST_HOLIDAY_YEAR = 2000;
export const LAST_HOLIDAY_YEAR = 2060;

export interface NamedDate {
  readonly date: string;
  readonly name: string;
}

export type HolidayList = "england-and-wales" | "us-federal";

interface ListSource {
  readonly region: readonly [country: string, state?: string];
  /** What the library lacks or has wrong, with the reason beside it. */
  readonly added: readonly NamedDate[];
  readonly dropped: readonly string[];
}

const SOURCES: { readonly [list in HolidayList]: ListSource } = {
  "england-and-wales": {
    region: ["GB", "ENG"],
    // Royal Proclamations: the Golden and Diamond Jubilees moved the spring bank holiday into June and put a day
    // beside it, and the royal wedding of 2011 was one more day.
    added: [
      { date: "2002-06-03", name: "Queen's Golden Jubilee" },
      { date: "2002-06-04", name: "Spring bank holiday" },
      { date: "2011-04-29", name: "Royal wedding" },
      { date: "2012-06-04", name: "Spring bank holiday" },
    ],
    dropped: ["2002-05-27", "2012-05-28"],
  },
  // The library knows no observed day for Veterans Day; 5 U.S.C. 6103(b) gives one to every federal holiday.
  "us-federal": { region: ["US"], added: veteransDaysObserved(), dropped: [] },
};

/** The bank holidays of one list, sorted by date. One that falls on a weekend is listed by its substitute alone: both lists give every such holiday one. */
export function generateHolidays(list: HolidayList): NamedDate[] {
  const { region, added, dropped } = SOURCES[list];
  const library = new Holidays(...(region as [string, string])); // the constructor takes the state as optional
  const found: NamedDate[] = [];
  for (let year = FIRST_HOLIDAY_YEAR - 1; year <= LAST_HOLIDAY_YEAR + 1; year += 1) {
    for (const { date, name, type } of library.getHolidays(year)) {
      if (type === "public") found.push({ date: date.slice(0, 10), name: name.replace("’", "'") });
    }
  }
  return [...found, ...added]
    .filter(
      ({ date }) => Number(date.slice(0, 4)) >= FIRST_HOLIDAY_YEAR && Number(date.slice(0, 4)) <= LAST_HOLIDAY_YEAR,
    )
    .filter(({ date }) => !isWeekend(date) && !dropped.includes(date))
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

function isWeekend(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Observed days for 11 November on a weekend: the Friday before a Saturday, the Monday after a Sunday. */
function veteransDaysObserved(): NamedDate[] {
  const observed: NamedDate[] = [];
  for (let year = FIRST_HOLIDAY_YEAR; year <= LAST_HOLIDAY_YEAR; year += 1) {
    const weekday = new Date(`${year}-11-11`).getUTCDay();
    const day = weekday === 6 ? 10 : weekday === 0 ? 12 : undefined;
    if (day) observed.push({ date: `${year}-11-${day}`, name: "Veterans Day (substitute day)" });
  }
  return observed;
}

/** The text of a list's file: one holiday a line, so that a change reads well in a review. */
export function holidayFileText(list: HolidayList): string {
  return `[\n${generateHolidays(list)
    .map((holiday) => `  { "date": "${holiday.date}", "name": ${JSON.stringify(holiday.name)} }`)
    .join(",\n")}\n]\n`;
}

if (import.meta.main) {
  for (const list of Object.keys(SOURCES) as HolidayList[]) {
    // Object.keys forgets the key type
    writeFileSync(new URL(`../../shared/calendar/holidays/${list}.json`, import.meta.url), holidayFileText(list));
  }
}
