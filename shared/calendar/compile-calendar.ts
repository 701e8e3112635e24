import type { Result } from "../kernel/result.ts";
import { err, ok } from "../kernel/result.ts";
import type { Calendar } from "./calendar.ts";
import { COMPILED } from "./calendar.ts";
import type { CalendarData } from "./calendar-data.ts";
import type { CalendarFault } from "./calendar-fault.ts";
import { checkCalendarData } from "./check-calendar-data.ts";
import { checkOpenings, checkWeekHasHours } from "./check-openings.ts";
import { readDayRules } from "./day-rules.ts";
import { publicHolidays } from "./holidays/public-holidays.ts";
import { openZone } from "./zone.ts";

/**
 * Compiles calendar data, or reports everything that is wrong with it, each fault with its field and a sentence.
 * Whether the desk ever opens is judged once every text can be read. Cheap: nothing is worked out until it is asked.
 */
export function compileCalendar(data: CalendarData): Result<Calendar, readonly CalendarFault[]> {
  const zone = openZone(data.zone);
  const textFaults = [...checkCalendarData(data), ...checkWeekHasHours(data)];
  const rules = textFaults.length === 0 ? readDayRules(data) : null;
  const faults = [
    ...(zone.ok ? [] : [unknownZone(zone.error)]),
    ...textFaults,
    ...(rules === null ? [] : checkOpenings(data, rules)),
  ];
  if (faults.length > 0 || !zone.ok || rules === null) return err(faults);
  const { knownFrom, knownUntil } = publicHolidays(data.publicHolidays);
  return ok({
    zone: zone.value,
    holidaysKnownFrom: knownFrom,
    holidaysKnownUntil: knownUntil,
    [COMPILED]: { rules, zone: zone.value, line: undefined },
  });
}

function unknownZone(zone: string): CalendarFault {
  return { path: "zone", kind: "unknown-zone", zone, message: `"${zone}" is not a time zone like Europe/London.` };
}
