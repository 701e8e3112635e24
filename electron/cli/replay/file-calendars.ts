import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type {
  CalendarData,
  CalendarLayer,
  DateRange,
  Holiday,
  OpenHours,
  WeeklyHours,
} from "../../../shared/calendar/calendar-data.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** A calendar section of a history file, whose fields say in their own words what `CalendarData` says. */
type Section = Readonly<Record<string, unknown>>;

const KNOWN = [
  "zone",
  "open",
  "close",
  "days",
  "termTime",
  "outsideTerm",
  "termDates",
  "monThu",
  "fri",
  "termMonThu",
  "termFri",
  "nonTermMonThu",
  "nonTermFri",
  "examDownloadDays",
  "examDownloadHours",
  "closure",
  "christmasShutdown",
  "holidays",
  "closedOn",
  "afterHour",
  "availabilityWindow",
  "maintenanceWindow",
  "termDatesStatus",
  "examDownloadDaysStatus",
  "christmasShutdownStatus",
  "holidaysStatus",
];

/**
 * The calendar a history file states for an agreement, so that its histories run on its own dates. Sentences ("closedOn",
 * "...Status") are for readers; bank holidays come from the file's own list.
 * @returns the names of the fields it does not know, if there are any.
 */
export function calendarFromFile(
  agreement: AgreementDocument,
  section: unknown,
  bankHolidays: readonly string[],
): Result<CalendarData, readonly string[]> {
  if (typeof section !== "object" || section === null) return err(["the calendar is not an object."]);
  const fields = section as Section; // checked to be an object just above
  const unknown = Object.keys(fields).filter((field) => !KNOWN.includes(field));
  if (unknown.length > 0) return err(unknown.map((field) => `the calendar field "${field}" is not known.`));
  return ok({
    zone: typeof fields["zone"] === "string" ? fields["zone"] : agreement.calendar.zone,
    weekly: weeklyOf(fields),
    layers: layersOf(fields),
    publicHolidays: "none",
    holidaysAdded: holidaysOf(fields, bankHolidays),
    holidaysRemoved: [],
    recurringClosures: [],
    closures: ranges(fields["closure"] ?? fields["christmasShutdown"]).map((range) => ({ name: "closure", ...range })),
    extraOpenings: [],
  });
}

function holidaysOf(fields: Section, bankHolidays: readonly string[]): readonly Holiday[] {
  const own = fields["holidays"];
  const dates = Array.isArray(own) ? own.map(String) : bankHolidays;
  return dates.map((date) => ({ date, name: "holiday" }));
}

/** Hours outside term where there are terms, else the hours of every week. */
function weeklyOf(fields: Section): WeeklyHours {
  const plain = hours(fields["outsideTerm"] ?? fields);
  if (plain !== null) return weekdays(plain, plain);
  return weekdays(pair(fields["nonTermMonThu"] ?? fields["monThu"]), pair(fields["nonTermFri"] ?? fields["fri"]));
}

function layersOf(fields: Section): readonly CalendarLayer[] {
  const layers: CalendarLayer[] = [];
  const term = hours(fields["termTime"]);
  const terms = ranges(fields["termDates"]);
  if (term !== null) layers.push({ name: "term time", precedence: 1, ranges: terms, weekly: weekdays(term, term) });
  else if (fields["termMonThu"] !== undefined)
    layers.push({
      name: "term time",
      precedence: 1,
      ranges: terms,
      weekly: weekdays(pair(fields["termMonThu"]), pair(fields["termFri"])),
    });
  const examDays = fields["examDownloadDays"];
  if (Array.isArray(examDays)) {
    const exam = pair(fields["examDownloadHours"]);
    const dates = examDays.map((date) => ({ from: String(date), to: String(date) }));
    layers.push({
      name: "exam download day",
      precedence: 2,
      ranges: dates,
      weekly: { ...weekdays(exam, exam), sat: exam, sun: exam },
    });
  }
  return layers;
}

function weekdays(monToThu: readonly OpenHours[], fri: readonly OpenHours[]): WeeklyHours {
  return { mon: monToThu, tue: monToThu, wed: monToThu, thu: monToThu, fri };
}

/** `{open, close}` as one stretch; null where the object has none. */
function hours(value: unknown): readonly OpenHours[] | null {
  if (typeof value !== "object" || value === null || !("open" in value) || !("close" in value)) return null;
  return [{ from: String(value.open), to: String(value.close) }];
}

/** `["08:00", "17:00"]` as one stretch. */
function pair(value: unknown): readonly OpenHours[] {
  return Array.isArray(value) && value.length === 2 ? [{ from: String(value[0]), to: String(value[1]) }] : [];
}

function ranges(value: unknown): readonly DateRange[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((range: unknown) =>
    Array.isArray(range) ? [{ from: String(range[0]), to: String(range[1]) }] : [],
  );
}
