import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { calendarFromFile } from "./file-calendars.ts";
import type { HistoryFile } from "./history-file.ts";

/** The one entry of the calendars that is no agreement: a list the others share. */
export const BANK_HOLIDAYS = "englishBankHolidays";

/** The calendar an agreement's histories run on, or why the file's own cannot be used. */
export type CalendarOf = (agreement: AgreementDocument) => Result<Calendar, readonly string[]>;

/** The calendars the file states, or the agreements' own where it states none; each compiled once. */
export function replayCalendars(file: HistoryFile): CalendarOf {
  const compiledBefore = new Map<string, Result<Calendar, readonly string[]>>();
  return (agreement) => {
    const key = `${agreement.id} ${agreement.version}`;
    const calendar = compiledBefore.get(key) ?? compiled(file, agreement);
    compiledBefore.set(key, calendar);
    return calendar;
  };
}

function compiled({ calendars }: HistoryFile, agreement: AgreementDocument): Result<Calendar, readonly string[]> {
  const name = [agreement.id, ...(agreement.aliases ?? [])].find((each) => calendars?.[each] !== undefined);
  const data =
    name === undefined
      ? ok(calendarDataOf(agreement))
      : calendarFromFile(agreement, calendars?.[name], calendars?.[BANK_HOLIDAYS]);
  if (!data.ok) return data;
  const calendar = compileCalendar(data.value);
  return calendar.ok ? calendar : err(calendar.error.map((fault) => fault.message));
}
