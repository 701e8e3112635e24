import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Figure, Kpi } from "../agreement/desk-schema.ts";
import { spanEnd } from "../agreement/span-end.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { workingDaysDue } from "../calendar/working-days.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { TicketId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { type MonthSpan, monthAfter, monthOf, monthSpan } from "./month.ts";
import { standsAt, type TicketOutcome } from "./outcome.ts";

/** One ticket behind a figure. `open`: nobody can say yet; it is beside the figure and not in it. */
export interface Counted {
  readonly id: TicketId;
  readonly reference: string;
  readonly result: "kept" | "missed" | "open";
}

/** A number people are measured by, with everything it was made of. */
export interface FigureResult {
  readonly kpi: Kpi;
  /** In the figure's unit, unrounded; null where there is nothing to divide by or nobody entered what it needs. */
  readonly value: number | null;
  /** How many counted as kept, and out of how many; for a count per month: how many, over how many months. */
  readonly kept: number;
  readonly of: number;
  /** Compared exactly, never after rounding. */
  readonly standing: "reached" | "short" | "nothing-to-count" | "not-entered";
  /** The same question read another way, or what the figure leaves out. */
  readonly beside: readonly { readonly label: string; readonly kept: number; readonly of: number | null }[];
  readonly tickets: readonly Counted[];
}

/** What the desk's tickets cannot tell: how many calls the telephone exchange counted in the month. */
export interface TelephoneMonth {
  /** Abandoned calls are among the offered ones: they were not answered in time (CAL-28). */
  readonly offered: number;
  readonly answeredInTime: number;
}

/** How long a service was to be there in the month, and for how long it was not, planned outages already left out. */
export interface AvailabilityMonth {
  readonly measuredMs: number;
  readonly downMs: number;
}

export interface FigureInput {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly span: MonthSpan;
  /** Figures are as of this instant: of a month that is over its end may still be before it. */
  readonly asOf: Instant;
  /** Every ticket of the agreement that was logged, resolved or open in the month. */
  readonly outcomes: readonly TicketOutcome[];
  /** How many of the agreement were resolved from `from` to before `to`. */
  readonly resolvedBetween: (from: Instant, to: Instant) => number;
  /** When the first ticket of the agreement was logged; null where there is none. */
  readonly firstLoggedAt: Instant | null;
  readonly telephone: (kpi: Kpi) => TelephoneMonth | null;
  readonly availability: (service: string) => AvailabilityMonth | null;
}

/** Every figure of an agreement for one month, in the order its text has them. */
export function figuresOf(input: FigureInput): readonly FigureResult[] {
  return input.agreement.kpis.map((kpi) => figureOf(input, kpi));
}

function figureOf(input: FigureInput, kpi: Kpi): FigureResult {
  const { figure } = kpi;
  switch (figure.from) {
    case "fixed-in-time":
      return fixedInTime(input, kpi, figure);
    case "answered-within":
      return answeredWithin(input, kpi, figure);
    case "dealt-within":
      return dealtWithin(input, kpi, figure);
    case "resolved-per-month":
      return resolvedPerMonth(input, kpi, figure);
    case "telephone": {
      const entered = input.telephone(kpi);
      if (entered === null) return notEntered(kpi);
      return share(kpi, { kept: entered.answeredInTime, of: entered.offered });
    }
    case "availability": {
      const entered = input.availability(figure.service);
      if (entered === null) return notEntered(kpi);
      return share(kpi, { kept: entered.measuredMs - entered.downMs, of: entered.measuredMs });
    }
    default:
      return assertNever(figure);
  }
}

const isIn = ({ from, to }: MonthSpan, at: Instant | null): boolean => at !== null && at >= from && at < to;

function belongs(span: MonthSpan, counts: "resolved" | "logged", outcome: TicketOutcome): boolean {
  return isIn(span, counts === "resolved" ? outcome.resolvedAt : outcome.loggedAt);
}

type Of<From extends Figure["from"]> = Extract<Figure, { readonly from: From }>;

/**
 * Tickets whose fix was in time (STK-43, STK-44, COV-89). What has no target, or was closed without having been
 * resolved, is in no figure; open ones that are overdue stand beside it.
 */
function fixedInTime(input: FigureInput, kpi: Kpi, { kinds, counts }: Of<"fixed-in-time">): FigureResult {
  const at = Math.min(input.asOf, input.span.to - 1);
  const meant = input.outcomes.filter(({ kind, fix }) => fix !== null && kinds.includes(kind));
  const counted = meant
    .filter((outcome) => belongs(input.span, counts, outcome) && !endedWithout(outcome))
    .map((outcome) => asCounted(outcome, outcome.fix === null ? "owed" : standsAt(outcome.fix, input.asOf)));
  const overdue = meant.filter(
    ({ fix, loggedAt, resolvedAt }) =>
      loggedAt <= at && (resolvedAt === null || resolvedAt > at) && fix?.dueAt != null && at > fix.dueAt,
  );
  const revised = meant.filter((outcome) => belongs(input.span, counts, outcome) && isKeptAsRevised(outcome));
  return share(kpi, tally(counted), counted, [
    { label: "Open and overdue at the end of the month", kept: overdue.length, of: null },
    { label: "Missed, but within a deadline agreed later", kept: revised.length, of: null },
  ]);
}

const endedWithout = ({ resolvedAt, how }: TicketOutcome): boolean => resolvedAt !== null && how === null;

const isKeptAsRevised = ({ fix }: TicketOutcome): boolean =>
  fix?.verdict === "missed" && fix.revisedDueAt !== null && fix.metAt !== null && fix.metAt <= fix.revisedDueAt;

/** The first answer a person gave to what came in writing (COV-88). */
function answeredWithin(input: FigureInput, kpi: Kpi, figure: Of<"answered-within">): FigureResult {
  const counted = input.outcomes
    .filter((outcome) => figure.channels.includes(outcome.channel) && belongs(input.span, figure.counts, outcome))
    .map((outcome) => {
      const { endAt } = workingDaysDue(input.calendar, outcome.loggedAt, figure.workingDays);
      return asCounted(outcome, endedBy(outcome.answeredAt, endAt, input.asOf));
    });
  return share(kpi, tally(counted), counted);
}

/** Dealt with within so many days of the calendar from receipt to the last resolution (CAL-26). */
function dealtWithin(input: FigureInput, kpi: Kpi, figure: Of<"dealt-within">): FigureResult {
  const rule = input.agreement.dealtWithin;
  if (rule === null) return notEntered(kpi);
  const meant = input.outcomes.filter(
    (outcome) => figure.kinds.includes(outcome.kind) && belongs(input.span, figure.counts, outcome),
  );
  const counted = meant.map((outcome) => {
    const endAt = spanEnd(input.calendar, outcome.loggedAt, rule.span);
    return asCounted(outcome, endedBy(outcome.resolvedAt, endAt, input.asOf));
  });
  const net = meant.map((outcome) => {
    const endAt = spanEnd(input.calendar, outcome.loggedAt, rule.span) + outcome.pausedWallMs;
    return asCounted(outcome, endedBy(outcome.resolvedAt, endAt, input.asOf));
  });
  return share(kpi, tally(counted), counted, [{ label: "Without the time on hold", ...tally(net) }]);
}

/** The end itself is still within. */
function endedBy(doneAt: Instant | null, endAt: Instant, asOf: Instant): "kept" | "missed" | "owed" {
  if (doneAt !== null) return doneAt <= endAt ? "kept" : "missed";
  return asOf > endAt ? "missed" : "owed";
}

/**
 * A rolling average: how many were resolved in the months that end with this one (CAL-27). A desk that is younger than
 * the window is not measured by months it was not there for.
 */
function resolvedPerMonth(input: FigureInput, kpi: Kpi, figure: Of<"resolved-per-month">): FigureResult {
  const { calendar, span, outcomes, firstLoggedAt } = input;
  const age = firstLoggedAt === null ? 1 : monthsBetween(monthOf(calendar, firstLoggedAt), span.month) + 1;
  const months = Math.max(1, Math.min(figure.months, age));
  const from = monthSpan(calendar, monthAfter(span.month, 1 - months))?.from ?? span.from;
  const kept = input.resolvedBetween(from, span.to);
  const inMonth = outcomes.filter((outcome) => belongs(span, "resolved", outcome) && !endedWithout(outcome));
  return {
    kpi,
    value: kept / months,
    kept,
    of: months,
    standing: kept >= kpi.target * months ? "reached" : "short",
    beside: [{ label: "In this month alone", kept: inMonth.length, of: null }],
    tickets: inMonth.map((outcome) => asCounted(outcome, "kept")),
  };
}

function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

function asCounted({ id, reference }: TicketOutcome, standing: "kept" | "missed" | "owed"): Counted {
  return { id, reference, result: standing === "owed" ? "open" : standing };
}

interface Tally {
  readonly kept: number;
  readonly of: number;
}

function tally(counted: readonly Counted[]): Tally {
  const judged = counted.filter(({ result }) => result !== "open");
  return { kept: judged.filter(({ result }) => result === "kept").length, of: judged.length };
}

function share(
  kpi: Kpi,
  { kept, of }: Tally,
  tickets: readonly Counted[] = [],
  beside: FigureResult["beside"] = [],
): FigureResult {
  const open = tickets.filter(({ result }) => result === "open").length;
  const all = open === 0 ? beside : [...beside, { label: "Not decided yet, and left out", kept: open, of: null }];
  if (of === 0) return { kpi, value: null, kept, of, standing: "nothing-to-count", beside: all, tickets };
  // 99.5 % is written in tenths: compared in whole thousandths, so that no fraction is lost.
  const isReached = kept * 100_000 >= Math.round(kpi.target * 1_000) * of;
  return { kpi, value: (kept * 100) / of, kept, of, standing: isReached ? "reached" : "short", beside: all, tickets };
}

const notEntered = (kpi: Kpi): FigureResult => ({
  kpi,
  value: null,
  kept: 0,
  of: 0,
  standing: "not-entered",
  beside: [],
  tickets: [],
});
