import type { AgreementDocument } from "../agreement/agreement.ts";
import { targetFor } from "../agreement/lookup.ts";
import type { Source, TargetKind } from "../agreement/source.ts";
import type { Target } from "../agreement/target-schema.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { closeOfNextWorkingDay } from "../calendar/working-days.ts";
import type { Instant } from "../kernel/instant.ts";
import type { PrioritySegment, RevisionSegment, Timeline } from "../ticket/timeline.ts";
import { allowanceOf } from "./allowance.ts";
import type { ClockStart } from "./clock-start.ts";
import { elapsedMeasure, type Measure, serviceMeasure } from "./measure.ts";
import { type ClockRun, runClock, runToDeadline } from "./run.ts";
import { arrivalsOf, type Suspension, suspensionsOf } from "./suspensions.ts";
import { currentPriority, stops } from "./timeline.ts";

/** What every clock of one ticket is worked out from. */
export interface ClockInput {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly timeline: Timeline;
  readonly start: ClockStart;
  readonly at: Instant;
  /** The fix targets worked out so far: a promise and its notices ask for the same ones. */
  readonly fixTargets: Map<PrioritySegment, Deadline | null>;
}

/** A deadline that is or was in force for one promise: the target of a priority, or a revision agreed with the customer. */
export interface Deadline {
  readonly kind: "target" | "revised";
  readonly label: string;
  readonly source: Source;
  /** True where the agreed date is the target itself, so that there is no original to keep beside it (SIP-16). */
  readonly isAgreedDate: boolean;
  /** When it came into force. */
  readonly since: Instant;
  /** Null while no deadline has been agreed yet. */
  readonly run: ClockRun | null;
}

/** The deadline that one priority's target gives; null where it makes no such promise. */
export function targetDeadline(input: ClockInput, promise: TargetKind, segment: PrioritySegment): Deadline | null {
  if (promise === "response") return workedOut(input, promise, segment);
  const known = input.fixTargets.get(segment);
  if (known !== undefined) return known;
  const deadline = workedOut(input, promise, segment);
  input.fixTargets.set(segment, deadline);
  return deadline;
}

function workedOut(input: ClockInput, promise: TargetKind, segment: PrioritySegment): Deadline | null {
  const target = targetFor(input.agreement, segment.priority, promise, input.timeline.channel);
  if (target === null || target.unit === "none") return null;
  const { label, source } = target;
  const common = { kind: "target", label, source, since: segment.at, isAgreedDate: false } as const;
  const startAt = startOfFold(input, promise, segment);
  const suspensions = suspensionsOf(input.agreement, input.timeline, promise, startAt);
  const agreed = replacingDate(input, target, promise);
  if (agreed !== null) {
    const run = runToDeadline(serviceMeasure(input.calendar), startAt, agreed, suspensions);
    return { ...common, isAgreedDate: true, run };
  }
  const allowance = allowanceOf(input.agreement, input.calendar, target, startAt, input.timeline.loggedAt);
  if (allowance === null) return { ...common, run: null };
  const measure = allowance.basis === "elapsed" ? elapsedMeasure : serviceMeasure(input.calendar);
  const run = runTarget(input, promise, { measure, startAt, budgetMs: allowance.budgetMs, suspensions });
  const isReplaced = run.stretches.some(({ cause }) => cause?.kind === "replaced");
  return { ...common, label: isReplaced ? `${label}, then ${AFTER_ARRIVAL}` : label, run };
}

/** What takes the place of the rest of a target once parts have arrived (CPS-31). */
const AFTER_ARRIVAL = "the close of the working day after what was awaited arrived";

interface TargetRun {
  readonly measure: Measure;
  readonly startAt: Instant;
  readonly budgetMs: number;
  readonly suspensions: readonly Suspension[];
}

function runTarget(input: ClockInput, promise: TargetKind, target: TargetRun): ClockRun {
  return runClock({
    ...target,
    arrivals: promise === "fix" ? arrivalsOf(input.agreement, input.timeline) : [],
    newDue: (arrival) => closeOfNextWorkingDay(input.calendar, arrival),
  });
}

/** Where the target says so, an agreed date takes the place of the time it allows (SIP-16, STK-38, COV-72). */
function replacingDate(input: ClockInput, target: Target, promise: TargetKind): Instant | null {
  const { replacesTargetOf } = input.agreement.revisedDeadline;
  const replaces =
    target.unit === "agreed" || replacesTargetOf?.includes(currentPriority(input.timeline).priority) === true;
  return promise === "fix" && replaces ? (input.timeline.revisions.at(-1)?.deadlineAt ?? null) : null;
}

/**
 * The instant the fold begins from: the clock's start, unless the agreement lets a priority change, a change of kind or a
 * reopening start the clock anew. All are settings; the five agreements measure from the original start.
 */
function startOfFold(input: ClockInput, promise: TargetKind, segment: PrioritySegment): Instant {
  const { clockRules } = input.agreement;
  let startAt = input.start.at;
  const isLaterPriority = segment !== input.timeline.priorities[0];
  if (clockRules.priorityChange.value === "from-the-change" && isLaterPriority) startAt = Math.max(startAt, segment.at);
  if (clockRules.conversion?.value === "from-the-conversion")
    startAt = Math.max(startAt, convertedAt(input.timeline, segment));
  if (clockRules.reopening.value === "starts-anew" && promise === "fix")
    for (const { reopenedAt } of stops(input.timeline))
      if (reopenedAt !== null) startAt = Math.max(startAt, reopenedAt);
  return startAt;
}

/** When the ticket last became of this priority's kind; the beginning of time where it always was. */
function convertedAt({ priorities }: Timeline, segment: PrioritySegment): Instant {
  const until = priorities.slice(0, priorities.indexOf(segment) + 1);
  const last = until.findLast(({ kind }, index) => index > 0 && until[index - 1]?.kind !== kind);
  return last?.at ?? Number.NEGATIVE_INFINITY;
}

/** The deadline that a revision gives beside the original. */
export function revisedDeadline(input: ClockInput, revision: RevisionSegment): Deadline {
  const { source } = input.agreement.revisedDeadline;
  const startAt = input.start.at;
  const suspensions = suspensionsOf(input.agreement, input.timeline, "fix", startAt);
  const run = runToDeadline(serviceMeasure(input.calendar), startAt, revision.deadlineAt, suspensions);
  return { kind: "revised", label: "revised deadline", source, since: revision.at, isAgreedDate: false, run };
}
