import { z } from "zod";
import type { AgreementDocument } from "./agreement.ts";
import type { SourcedRule } from "./citations.ts";
import { dateWords, rangeWords } from "./date-words.ts";
import { describeSpan, describeTarget, HOLIDAY_WORDS, kindNames } from "./describe.ts";
import { Kpi } from "./desk-schema.ts";
import { Matrix } from "./priority-schema.ts";
import { ClosureRules, EscalationLevel, IntakeCutoff, MajorIncident, WaitRule } from "./rules-schema.ts";
import { Cadence, Span, Target } from "./target-schema.ts";

/** What a setting is set to, in words. Falls back to the fields of the rule that hold a plain value. */
export function valueText(agreement: AgreementDocument, { path, rule }: SourcedRule): string {
  if (path === "effectiveFrom") return dateWords(agreement.effectiveFrom);
  if (path.startsWith("calendarSources")) return calendarText(agreement, rule);
  for (const reader of READERS) {
    const text = reader(rule, agreement);
    if (text !== undefined) return text;
  }
  return plainFields(rule);
}

const READERS: readonly ((rule: object, agreement: AgreementDocument) => string | undefined)[] = [
  reading(Target, describeTarget),
  reading(Cadence, (cadence) => `${cadence.label} (${cadenceText(cadence)})`),
  reading(
    WaitRule,
    (wait) =>
      `${waitText(wait.suspends)}${wait.onEnd === "resume" ? "" : "; then the fix is due at the close of the next working day"}`,
  ),
  reading(EscalationLevel, (level) => `${level.percent}% of the ${level.of} time, to ${level.to.join(" and ")}`),
  reading(Matrix, (matrix) => `${matrix.impacts.length} impacts by ${matrix.urgencies.length} urgencies`),
  reading(IntakeCutoff, (cutoff) => `after ${cutoff.after} counts as the next working day`),
  reading(
    z.looseObject({ after: Span, outcome: z.string() }),
    (rule) => `${rule.outcome} after ${describeSpan(rule.after)}`,
  ),
  reading(z.looseObject({ after: Span }), (rule) => `after ${describeSpan(rule.after)}`),
  reading(
    z.looseObject({ askAgainWithin: Span }),
    (rule) => `asked for again within ${describeSpan(rule.askAgainWithin)}`,
  ),
  reading(
    z.looseObject({ decideWithin: Span, to: z.string() }),
    (rule) => `${describeSpan(rule.decideWithin)}, to the ${rule.to}`,
  ),
  reading(z.looseObject({ span: Span, percent: z.number() }), (rule) => `${describeSpan(rule.span)}, ${rule.percent}%`),
  reading(z.looseObject({ span: Span }), (rule) => describeSpan(rule.span)),
  reading(
    z.looseObject({ kinds: z.array(z.string()), limit: z.union([Span, z.string()]) }),
    ({ kinds, limit }, agreement) => `${kindNames(agreement, kinds)}: ${limitText(limit)}`,
  ),
  reading(z.looseObject({ required: z.boolean() }), (rule) => (rule.required ? "required" : "not required")),
  reading(Kpi, (kpi) => `${kpi.target} ${kpi.unit === "percent" ? "%" : "a month"}`),
  reading(MajorIncident, (rules) => `declared by priority ${rules.priorities.join(", ")}`),
  reading(
    ClosureRules,
    (rules) => `after no answer: ${rules.afterNoResponse === "reopen" ? "reopened" : "a new record"}`,
  ),
];

function reading<Shape extends z.ZodType>(
  shape: Shape,
  say: (value: z.output<Shape>, agreement: AgreementDocument) => string,
) {
  return (rule: object, agreement: AgreementDocument) => {
    const parsed = shape.safeParse(rule);
    return parsed.success ? say(parsed.data, agreement) : undefined;
  };
}

const STARTS: Readonly<Record<Cadence["starts"], string>> = {
  logged: "from the call",
  assessment: "from the first assessment",
  identification: "from the moment there is a major incident, then from the transfer to a support team",
  transfer: "from the transfer to a support team",
  wait: "from the beginning of the wait",
};

/** How often, to whom and counted from what: which of it is a reading of ours shows beside the rule. */
function cadenceText({ every, audience, starts, rhythm }: Cadence): string {
  const often =
    rhythm === "each-working-day"
      ? "once at any time of every working day after the one it began on"
      : `every ${describeSpan(every)} ${STARTS[starts]}`;
  return `${often}, to the ${audience}`;
}

function limitText(limit: Span | string): string {
  return typeof limit === "string" ? (WORDS[limit] ?? limit) : `within ${describeSpan(limit)}`;
}

function waitText(suspends: readonly string[]): string {
  return suspends.length === 0 ? "the clocks run" : `suspends the ${suspends.join(" and the ")} clock`;
}

function calendarText({ calendar }: AgreementDocument, rule: object): string {
  const part = String(Reflect.get(rule, "part"));
  if (part === "clockStart") return "the next opening";
  if (part === "layers")
    return calendar.layers.map((layer) => `${layer.name}: ${layer.ranges.length} dates or ranges`).join("; ");
  if (part === "holidaysAdded") return `${calendar.holidaysAdded.length} dates`;
  if (part === "recurringClosures")
    return calendar.recurringClosures.map((each) => `${each.name}: ${rangeWords(each)}`).join("; ");
  if (part === "weekly") {
    return Object.entries(calendar.weekly)
      .map(([day, hours]) => `${capital(day)} ${(hours ?? []).map(({ from, to }) => `${from} to ${to}`).join(", ")}`)
      .join("; ");
  }
  if (part === "publicHolidays") return HOLIDAY_WORDS[calendar.publicHolidays];
  const value: unknown = Reflect.get(calendar, part);
  return String(value);
}

const WORDS: Readonly<Record<string, string>> = {
  "same-time-or-close":
    "the same time on the last working day, or its close; from an opening, the close of the last day",
  "fixed-service-hours": "a fixed number of service hours",
  "close-of-nth-day-after": "the close of the last working day after",
  "calendar-days": "dates on the calendar",
  "original-start": "measured from the original start",
  "from-the-change": "measured from the change",
  "from-the-conversion": "measured from the change of kind",
  "starts-anew": "starts anew",
  "never-stopped": "never stopped",
  "any-time": "at any time",
  never: "never",
  hold: "the request waits until it is met",
  warn: "a warning",
};

/** The fields that say most about a rule, the most telling first. */
const TELLING = [
  "stoppedBy",
  "value",
  "allowed",
  "onFailure",
  "hours",
  "definition",
  "step",
  "rule",
  "percent",
  "phone",
  "name",
  "role",
];

function plainFields(rule: object): string {
  for (const key of TELLING) {
    const value: unknown = Reflect.get(rule, key);
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (typeof value === "string") return WORDS[value] ?? value;
    if (typeof value === "number") return `${value}%`;
  }
  return "";
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
