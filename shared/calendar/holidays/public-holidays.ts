import type { LocalDate } from "../../kernel/instant.ts";
import type { CalendarData, Holiday } from "../calendar-data.ts";
import { FIRST_DATE, LAST_DATE } from "../local-date.ts";
import englandAndWales from "./england-and-wales.json" with { type: "json" };
import usFederal from "./us-federal.json" with { type: "json" };

/** A resolved list of public holidays, and the dates (both inclusive) between which it is complete. */
export interface HolidayTable {
  readonly holidays: readonly Holiday[];
  readonly knownFrom: LocalDate;
  readonly knownUntil: LocalDate;
}

/** Years written by build/holidays/generate-holidays.ts. */
const GENERATED = { knownFrom: "2000-01-01", knownUntil: "2060-12-31" };

const TABLES: { readonly [list in CalendarData["publicHolidays"]]: HolidayTable } = {
  "england-and-wales": { holidays: englandAndWales, ...GENERATED },
  "us-federal": { holidays: usFederal, ...GENERATED },
  none: { holidays: [], knownFrom: FIRST_DATE, knownUntil: LAST_DATE },
};

/**
 * The public holidays of one list. Before `knownFrom` and after `knownUntil` no holiday is listed, so a calendar
 * treats every date there as ordinary; the calendar carries both dates so that a screen can say so.
 */
export function publicHolidays(list: CalendarData["publicHolidays"]): HolidayTable {
  return TABLES[list];
}
