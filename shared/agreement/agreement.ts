import { z } from "zod";
import { CalendarDocument, CalendarSource } from "./calendar-schema.ts";
import {
  CallerCheck,
  ChannelRule,
  Contact,
  ExpectedMix,
  IntakeQuestion,
  Kpi,
  Provision,
  RequestType,
} from "./desk-schema.ts";
import { Matrix, Priority } from "./priority-schema.ts";
import {
  ClockRules,
  ClosureRules,
  DealtWithin,
  DisputeRule,
  EscalationLevel,
  IntakeCutoff,
  MajorIncident,
  PendingCheckRule,
  WaitRule,
} from "./rules-schema.ts";
import { LocalDateText, Source } from "./source.ts";

/** One version of one agreement, as data. The clock runs on this and on nothing else that could differ between agreements. */
export const AgreementDocument = z.strictObject({
  /** Stable across versions: `stockport`. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "an id is written in small letters, digits and hyphens"),
  /** Two letters that begin every ticket reference under this agreement. */
  code: z.string().regex(/^[A-Z]{2}$/, "a code is two capital letters"),
  /** Other ids under which histories and files made elsewhere name this agreement (`cps` for Columbia). */
  aliases: z.array(z.string()).readonly().optional(),
  name: z.string(),
  shortName: z.string(),
  version: z.string(),
  /** This version governs tickets logged on or after this local date, until the next version's. */
  effectiveFrom: LocalDateText,
  /** Most agreements name no first day; where the date is ours, this says so. */
  effectiveFromSource: Source.optional(),
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
  revisedDeadline: z.strictObject({
    allowed: z.boolean(),
    /** Only under these priorities; left out: under all (Coventry: projects alone, COV-72). */
    priorities: z.array(z.string()).readonly().optional(),
    /** Priorities whose agreed date takes the place of the target instead of standing beside it (SIP-16). */
    replacesTargetOf: z.array(z.string()).readonly().optional(),
    source: Source,
  }),
  channels: z.array(ChannelRule).readonly(),
  callerChecks: z.array(CallerCheck).readonly(),
  /** Left out: a check that is pending has no clock. */
  pendingCheck: PendingCheckRule.optional(),
  intakeQuestions: z.array(IntakeQuestion).readonly(),
  contacts: z.array(Contact).readonly(),
  kpis: z.array(Kpi).readonly(),
  expectedMix: z.array(ExpectedMix).readonly(),
  /** The rest of what the agreement says about the desk, in words: read, cited, acted on by people. */
  provisions: z.array(Provision).readonly().optional(),
});
export type AgreementDocument = Readonly<z.infer<typeof AgreementDocument>>;
