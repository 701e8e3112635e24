import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import {
  type CalendarData,
  type CalendarLayer,
  type Closure,
  type OpenHours,
  WEEKDAYS,
  type WeeklyHours,
} from "../../../shared/calendar/calendar-data.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { datesIn, type Fields, isFields, type Problems, pairIn, rangesIn, unknownIn } from "./read-fields.ts";
import { closedDays } from "./stated-holidays.ts";
import { dayField, weekdaysIn, weekOf } from "./weekday-names.ts";

/** Fields of a calendar section; besides, fields named after weekdays (`monThu`, `termFri`) and sentences named `...Status`. */
const KNOWN = [
  "zone",
  "open",
  "close",
  "days",
  "termTime",
  "outsideTerm",
  "termDates",
  "examDownloadDays",
  "examDownloadHours",
  "closure",
  "christmasShutdown",
  "holidays",
  "closedOn",
  // The agreement's own rule is compared with this one, see `stated-cut-off.ts`.
  "afterHour",
  // When systems are up or down; no clock counts by them.
  "availabilityWindow",
  "maintenanceWindow",
];

/**
 * The calendar a history file states for an agreement, so that its histories run on its own dates; of days it does not
 * close, those the agreement closes stay closed.
 * @returns a sentence for every field it does not know or cannot read, if there is any.
 */
export function calendarFromFile(
  agreement: AgreementDocument,
  section: unknown,
  bankHolidays: unknown,
): Result<CalendarData, readonly string[]> {
  if (!isFields(section)) return err(["the calendar is not an object."]);
  const problems: string[] = [...unknownIn(section, isKnown, "the calendar")];
  const { zone = agreement.calendar.zone } = section;
  if (typeof zone !== "string") problems.push(`"zone" is not a text like Europe/London.`);
  const data: CalendarData = {
    zone: typeof zone === "string" ? zone : agreement.calendar.zone,
    weekly: weeklyOf(section, problems),
    layers: layersOf(section, problems),
    recurringClosures: hasClosures(section) ? [] : calendarDataOf(agreement).recurringClosures,
    closures: closuresOf(section, agreement, problems),
    extraOpenings: [],
    ...closedDays(section, agreement, bankHolidays, problems),
  };
  return problems.length === 0 ? ok(data) : err(problems);
}

function isKnown(field: string): boolean {
  return KNOWN.includes(field) || field.endsWith("Status") || dayField(field) !== undefined;
}

/** The hours of every week, or those outside term where there are terms. */
function weeklyOf(fields: Fields, problems: Problems): WeeklyHours {
  const isPlain = ["open", "close", "days"].some((field) => fields[field] !== undefined);
  const plain = isPlain ? hoursOf(fields, "", problems) : {};
  const outside = fields["outsideTerm"];
  return {
    ...plain,
    ...(outside === undefined ? {} : hoursOf(outside, "outsideTerm", problems)),
    ...dayHours(fields, "nonTerm", problems),
    ...dayHours(fields, "always", problems),
  };
}

function layersOf(fields: Fields, problems: Problems): readonly CalendarLayer[] {
  const exam = examLayer(fields, problems);
  const term = termLayer(fields, problems);
  return [term, exam].filter((layer) => layer !== null);
}

function termLayer(fields: Fields, problems: Problems): CalendarLayer | null {
  const stated = fields["termTime"];
  const hasHours = stated !== undefined || Object.keys(fields).some((field) => dayField(field)?.when === "term");
  const ranges = rangesIn(fields, "termDates", problems);
  if (!hasHours && ranges.length > 0) problems.push(`it has "termDates" and no hours in term.`);
  if (hasHours && ranges.length === 0) problems.push(`it has hours in term and no "termDates".`);
  if (!hasHours) return null;
  const plain = stated === undefined ? {} : hoursOf(stated, "termTime", problems);
  return { name: "term time", precedence: 1, ranges, weekly: { ...plain, ...dayHours(fields, "term", problems) } };
}

function examLayer(fields: Fields, problems: Problems): CalendarLayer | null {
  const days = datesIn(fields, "examDownloadDays", problems);
  if (days.length === 0) return null;
  const hours = pairIn(fields, "examDownloadHours", problems);
  const ranges = days.map((date) => ({ from: date, to: date }));
  return { name: "exam download day", precedence: 2, ranges, weekly: weekOf(WEEKDAYS, hours) };
}

function dayHours(fields: Fields, when: "term" | "nonTerm" | "always", problems: Problems): WeeklyHours {
  const weeks = Object.keys(fields).map((field) => {
    const named = dayField(field);
    return named?.when === when ? weekOf(named.days, pairIn(fields, field, problems)) : {};
  });
  return Object.assign({}, ...weeks);
}

/** `{days, open, close}`; Monday to Friday where no days are named. */
function hoursOf(value: unknown, name: string, problems: Problems): WeeklyHours {
  const where = name === "" ? "" : `${name}.`;
  if (!isFields(value)) {
    problems.push(`"${name}" is not an object with "open" and "close".`);
    return {};
  }
  if (name !== "") problems.push(...unknownIn(value, (field) => HOURS.includes(field), `"${name}" of the calendar`));
  const { open, close, days = "Mon-Fri" } = value;
  const stretch: readonly OpenHours[] =
    typeof open === "string" && typeof close === "string" ? [{ from: open, to: close }] : [];
  if (stretch.length === 0) problems.push(`"${where}open" and "${where}close" are not two times like 08:00.`);
  const weekdays = weekdaysIn(days);
  if (weekdays === undefined) problems.push(`"${where}days" says ${JSON.stringify(days)}, which names no weekdays.`);
  return weekOf(weekdays ?? [], stretch);
}

const HOURS = ["days", "open", "close"];

function hasClosures(fields: Fields): boolean {
  return fields["closure"] !== undefined || fields["christmasShutdown"] !== undefined;
}

function closuresOf(fields: Fields, agreement: AgreementDocument, problems: Problems): readonly Closure[] {
  if (!hasClosures(fields)) return calendarDataOf(agreement).closures;
  const ranges = ["closure", "christmasShutdown"].flatMap((field) => rangesIn(fields, field, problems));
  return ranges.map((range) => ({ name: "closure", ...range }));
}
