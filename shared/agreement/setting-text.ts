import { z } from "zod";
import type { AgreementDocument } from "./agreement.ts";
import type { SourcedRule } from "./citations.ts";
import { describeSpan, describeTarget } from "./describe.ts";
import { Matrix } from "./priority-schema.ts";
import { EscalationLevel, IntakeCutoff, WaitRule } from "./rules-schema.ts";
import { Cadence, Span, Target } from "./target-schema.ts";

/** What a setting is set to, in words. Falls back to the fields of the rule that hold a plain value. */
export function valueText(agreement: AgreementDocument, { path, rule }: SourcedRule): string {
  if (path === "effectiveFrom") return agreement.effectiveFrom;
  if (path.startsWith("calendarSources")) return calendarText(agreement, rule);
  for (const reader of READERS) {
    const text = reader(rule);
    if (text !== undefined) return text;
  }
  return plainFields(rule);
}

const READERS: readonly ((rule: object) => string | undefined)[] = [
  reading(Target, describeTarget),
  reading(Cadence, (cadence) => `${cadence.label} (every ${describeSpan(cadence.every)}, to the ${cadence.audience})`),
  reading(
    WaitRule,
    (wait) =>
      `${waitText(wait.suspends)}${wait.onEnd === "resume" ? "" : "; then the fix is due at the close of the next working day"}`,
  ),
  reading(EscalationLevel, (level) => `${level.percent} % of the ${level.of} time, to ${level.to.join(" and ")}`),
  reading(Matrix, (matrix) => `${matrix.impacts.length} impacts by ${matrix.urgencies.length} urgencies`),
  reading(IntakeCutoff, (cutoff) => `after ${cutoff.after} counts as the next working day`),
  reading(
    z.looseObject({ after: Span, outcome: z.string() }),
    (rule) => `${rule.outcome} after ${describeSpan(rule.after)}`,
  ),
  reading(z.looseObject({ after: Span }), (rule) => `after ${describeSpan(rule.after)}`),
  reading(
    z.looseObject({ decideWithin: Span, to: z.string() }),
    (rule) => `${describeSpan(rule.decideWithin)}, to the ${rule.to}`,
  ),
  reading(
    z.looseObject({ span: Span, percent: z.number() }),
    (rule) => `${describeSpan(rule.span)}, ${rule.percent} %`,
  ),
  reading(z.looseObject({ span: Span }), (rule) => describeSpan(rule.span)),
  reading(z.looseObject({ limit: Span }), (rule) => `within ${describeSpan(rule.limit)}`),
  reading(z.looseObject({ limit: z.string() }), (rule) => rule.limit),
];

function reading<Shape extends z.ZodType>(shape: Shape, say: (value: z.output<Shape>) => string) {
  return (rule: object) => {
    const parsed = shape.safeParse(rule);
    return parsed.success ? say(parsed.data) : undefined;
  };
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
    return calendar.recurringClosures.map((each) => `${each.name}: ${each.from} to ${each.to}`).join("; ");
  if (part === "weekly") {
    return Object.entries(calendar.weekly)
      .map(([day, hours]) => `${day} ${(hours ?? []).map(({ from, to }) => `${from}-${to}`).join(", ")}`)
      .join("; ");
  }
  const value: unknown = Reflect.get(calendar, part);
  return String(value);
}

/** The words that say most about a rule, in this order. */
const TELLING = [
  "value",
  "stoppedBy",
  "allowed",
  "required",
  "target",
  "percent",
  "hours",
  "onFailure",
  "definition",
  "step",
  "rule",
  "report",
  "phone",
  "label",
  "name",
];

function plainFields(rule: object): string {
  const told = TELLING.flatMap((key) => {
    const value: unknown = Reflect.get(rule, key);
    return typeof value === "object" || value === undefined ? [] : [sayPlain(value)];
  });
  return told.slice(0, 2).join(": ");
}

function sayPlain(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
