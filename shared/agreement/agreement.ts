import { z } from "zod";
import type { CalendarData } from "../calendar/calendar-data.ts";
import { CalendarDocument, CalendarSource } from "./calendar-schema.ts";
import { CallerCheck, ChannelRule, Contact, ExpectedMix, IntakeQuestion, Kpi, RequestType } from "./desk-schema.ts";
import { Matrix, Priority } from "./priority-schema.ts";
import {
  ClockRules,
  ClosureRules,
  DealtWithin,
  DisputeRule,
  EscalationLevel,
  IntakeCutoff,
  MajorIncident,
  WaitRule,
} from "./rules-schema.ts";
import { LocalDateText, Source } from "./source.ts";

/** One version of one agreement, as data. The clock runs on this and on nothing else that could differ between agreements. */
export const AgreementDocument = z.strictObject({
  /** Stable across versions: `stockport`. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Two letters that begin every ticket reference under this agreement. */
  code: z.string().regex(/^[A-Z]{2}$/),
  name: z.string(),
  shortName: z.string(),
  version: z.string(),
  /** This version governs tickets logged on or after this local date, until the next version's. */
  effectiveFrom: LocalDateText,
  title: z.string(),
  parties: z.array(z.strictObject({ role: z.string(), name: z.string(), source: Source })).readonly(),
  calendar: CalendarDocument,
  calendarSources: z.array(CalendarSource).readonly(),
  requestTypes: z.array(RequestType).min(1).readonly(),
  priorities: z.array(Priority).min(1).readonly(),
  /** What the response clock is called here: "respond", "attend". */
  responseWord: z.string(),
  matrix: Matrix.nullable(),
  clockRules: ClockRules,
  intakeCutoff: IntakeCutoff.nullable(),
  waits: z.array(WaitRule).readonly(),
  escalations: z.array(EscalationLevel).readonly(),
  majorIncident: MajorIncident.nullable(),
  closure: ClosureRules,
  dealtWithin: DealtWithin.nullable(),
  dispute: DisputeRule,
  /** Whether a deadline may be revised with the customer's agreement (STK-42). */
  revisedDeadline: z.strictObject({ allowed: z.boolean(), source: Source }),
  channels: z.array(ChannelRule).readonly(),
  callerChecks: z.array(CallerCheck).readonly(),
  intakeQuestions: z.array(IntakeQuestion).readonly(),
  contacts: z.array(Contact).readonly(),
  kpis: z.array(Kpi).readonly(),
  expectedMix: z.array(ExpectedMix).readonly(),
});
export type AgreementDocument = Readonly<z.infer<typeof AgreementDocument>>;

/** The calendar of an agreement in the shape `compileCalendar` takes. */
export function calendarDataOf(agreement: AgreementDocument): CalendarData {
  return agreement.calendar as CalendarData; // zod writes absent optional fields as `| undefined`, which never occurs in parsed JSON
}
