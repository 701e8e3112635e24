import type { CalendarData } from "../calendar/calendar-data.ts";
import type { AgreementDocument } from "./agreement.ts";

/** The calendar of an agreement in the shape `compileCalendar` takes. */
export function calendarDataOf(agreement: AgreementDocument): CalendarData {
  return agreement.calendar as CalendarData; // zod writes absent optional fields as `| undefined`, which never occurs in parsed JSON
}
