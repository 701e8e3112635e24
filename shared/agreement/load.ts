import type { CalendarData } from "../calendar/calendar-data.ts";
import { compileCalendar } from "../calendar/compile-calendar.ts";
import type { Result } from "../kernel/result.ts";
import { err, ok } from "../kernel/result.ts";
import { AgreementDocument } from "./agreement.ts";
import { calendarDataOf } from "./calendar-data-of.ts";
import { CalendarDocument } from "./calendar-schema.ts";
import { checkNames } from "./check-names.ts";
import { checkRules } from "./check-rules.ts";
import type { AgreementFault } from "./fault.ts";
import { AgreementOutline } from "./outline.ts";
import { faultsOfSchema } from "./schema-sentences.ts";

/**
 * Reads one agreement document from parsed JSON, or reports everything that is wrong with it at once: what does not
 * fit the schema, what is named and does not exist, what contradicts something else, and what no calendar can be.
 * Each fault has its path and a sentence. Nothing is repaired or guessed.
 */
export function loadAgreement(json: unknown): Result<AgreementDocument, readonly AgreementFault[]> {
  const parsed = AgreementDocument.safeParse(json);
  const bySchema = parsed.success ? [] : faultsOfSchema(parsed.error.issues, json);
  const outline = AgreementOutline.safeParse(json);
  const byRules = outline.success ? [...checkNames(outline.data), ...checkRules(outline.data)] : [];
  const calendar = parsed.success ? calendarDataOf(parsed.data) : readableCalendar(json);
  const byCalendar = calendar === undefined ? [] : calendarFaults(calendar);
  const faults = [...bySchema, ...byRules, ...withoutEchoes(byCalendar, bySchema)];
  return parsed.success && faults.length === 0 ? ok(parsed.data) : err(faults);
}

function calendarFaults(calendar: CalendarData): readonly AgreementFault[] {
  const compiled = compileCalendar(calendar);
  if (compiled.ok) return [];
  return compiled.error.map(({ path, message }) => ({ path: `calendar.${path}`, message }));
}

/** The calendar of a document that is faulty elsewhere, or in no more than the writing of a date or time. */
function readableCalendar(json: unknown): CalendarData | undefined {
  const calendar: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "calendar") : undefined;
  const parsed = CalendarDocument.safeParse(calendar);
  const isReadable = parsed.success || parsed.error.issues.every((issue) => issue.code === "invalid_format");
  return isReadable ? (calendar as CalendarData) : undefined; // the schema has found every field in place; only texts may be ill written
}

/** Schema and calendar both complain about an ill-written date; once is enough. */
function withoutEchoes(faults: readonly AgreementFault[], said: readonly AgreementFault[]): readonly AgreementFault[] {
  const paths = new Set(said.map(({ path }) => path));
  return faults.filter(({ path }) => !paths.has(path));
}
