import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import type { CalendarData } from "../../../shared/calendar/calendar-data.ts";
import { datesIn, type Fields, type Problems } from "./read-fields.ts";

type Holidays = Pick<CalendarData, "publicHolidays" | "holidaysAdded" | "holidaysRemoved">;

/**
 * The holidays a section states: its own list; or the bank holidays its `closedOn` names, from the file's list where it
 * has one; or, where it says nothing of them, those of the agreement.
 */
export function closedDays(
  fields: Fields,
  agreement: AgreementDocument,
  bankHolidays: unknown,
  problems: Problems,
): Holidays {
  if (fields["holidays"] !== undefined) return listed(datesIn(fields, "holidays", problems));
  const { publicHolidays, holidaysAdded, holidaysRemoved } = calendarDataOf(agreement);
  const closedOn = fields["closedOn"];
  if (closedOn !== undefined && !namesBankHolidays(closedOn)) {
    problems.push(`"closedOn" says ${JSON.stringify(closedOn)}, which is read only where it names the bank holidays.`);
    return listed([]);
  }
  const isEnglish = closedOn !== undefined || publicHolidays === "england-and-wales";
  if (!isEnglish) return { publicHolidays, holidaysAdded, holidaysRemoved };
  if (bankHolidays === undefined) return { ...listed([]), publicHolidays: "england-and-wales" };
  return listed(datesIn({ englishBankHolidays: bankHolidays }, "englishBankHolidays", problems));
}

function namesBankHolidays(closedOn: unknown): boolean {
  return typeof closedOn === "string" && /\b(?:bank|public) holidays?\b/i.test(closedOn);
}

function listed(dates: readonly string[]): Holidays {
  const holidaysAdded = dates.map((date) => ({ date, name: "holiday" }));
  return { publicHolidays: "none", holidaysAdded, holidaysRemoved: [] };
}
