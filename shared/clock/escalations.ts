import type { AgreementDocument } from "../agreement/agreement.ts";
import type { EscalationLevel } from "../agreement/rules-schema.ts";
import type { TargetKind } from "../agreement/source.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Escalation, ThresholdMoment } from "./clock-report.ts";
import { type ClockInput, type Deadline, revisedDeadline, targetDeadline } from "./deadlines.ts";
import { URGENT_PERCENT, WARN_PERCENT } from "./marks.ts";
import { type ClockRun, shareOf, usedAt, whenUsed } from "./run.ts";
import { stoppedAt } from "./timeline.ts";

const DISPLAY_PERCENTS = [WARN_PERCENT, URGENT_PERCENT];

/** When each share of a run's allowance is used, with who is told at it. */
export function thresholdsOf(
  agreement: AgreementDocument,
  promise: TargetKind | null,
  run: ClockRun,
): readonly ThresholdMoment[] {
  const levels = promise === null || agreement.escalations.length === 0 ? NO_LEVELS : levelsOf(agreement, promise);
  return levels.map(({ percent, to, level }) => {
    return { percent, at: whenUsed(run, shareOf(run.budgetMs, percent)), to, level };
  });
}

type Mark = Omit<ThresholdMoment, "at">;

const NO_LEVELS: readonly Mark[] = DISPLAY_PERCENTS.map((percent) => ({ percent, to: [], level: null }));

/** An agreement never changes once it is read: what follows from it is worked out once. */
const MARKS = new WeakMap<AgreementDocument, Readonly<Record<TargetKind, readonly Mark[]>>>();

/** The marks of every clock together with the levels of the agreement. */
function levelsOf(agreement: AgreementDocument, promise: TargetKind): readonly Mark[] {
  const known = MARKS.get(agreement);
  if (known !== undefined) return known[promise];
  const both = { response: marksOf(agreement, "response"), fix: marksOf(agreement, "fix") };
  MARKS.set(agreement, both);
  return both[promise];
}

function marksOf(agreement: AgreementDocument, promise: TargetKind): readonly Mark[] {
  const levels = agreement.escalations.filter((level) => level.of === promise);
  const only = NO_LEVELS.filter(({ percent }) => levels.every((level) => level.percent !== percent));
  const own = levels.map(({ percent, to, level }) => ({ percent, to, level }));
  return [...only, ...own].toSorted((a, b) => a.percent - b.percent);
}

interface InForce {
  readonly deadline: Deadline;
  readonly until: Instant | null;
}

/**
 * Every notice the agreement asks for, per deadline that was in force: sent when the share is used, or at once when a
 * change of priority or deadline made it already past; once per agreed deadline; not after the promise was met
 * (STK-78, STK-79).
 */
export function escalationsOf(input: ClockInput): readonly Escalation[] {
  if (input.agreement.escalations.length === 0) return [];
  const found: Escalation[] = [];
  const sent = new Set<string>();
  for (const promise of ["response", "fix"] as const) {
    const levels = input.agreement.escalations.filter((level) => level.of === promise);
    if (levels.length === 0) continue;
    const endsAt = promise === "fix" ? stoppedAt(input.timeline) : (input.timeline.response?.at ?? null);
    for (const inForce of deadlinesInForce(input, promise))
      for (const level of levels) add(found, level, inForce, endsAt, sent);
  }
  return found;
}

function add(found: Escalation[], level: EscalationLevel, inForce: InForce, endsAt: Instant | null, sent: Set<string>) {
  const { run, since, kind, label } = inForce.deadline;
  if (run === null || run.dueAt === null) return;
  const { of: promise, percent, to } = level;
  const crossedAt = whenUsed(run, shareOf(run.budgetMs, percent));
  if (crossedAt === null) return;
  const at = Math.max(crossedAt, since);
  // Another priority with the very same due instant is the same agreed deadline: its notice has gone out.
  const notice = `${promise} ${level.level} ${run.dueAt}`;
  const isInTime = (inForce.until === null || at < inForce.until) && (endsAt === null || at < endsAt);
  const fires = isInTime && !sent.has(notice);
  if (fires) sent.add(notice);
  const basis = kind === "revised" ? label : `target ${label}`;
  const dueAt = dueAsKnownAt(inForce.deadline, run, at) ?? run.dueAt;
  found.push({ promise, level: level.level, percent, crossedAt, at, to, basis, dueAt, fires });
}

/**
 * When the deadline was due as far as anybody knew at an instant: a reopening later on moves it, and must not make
 * another notice of the one that went out before it. Null where that is simply its due instant.
 */
function dueAsKnownAt(deadline: Deadline, run: ClockRun, at: Instant): Instant | null {
  const usedMs = usedAt(run, at);
  const isFixedDate = deadline.kind === "revised" || deadline.isAgreedDate;
  return isFixedDate || usedMs >= run.budgetMs ? null : run.measure.after(at, run.budgetMs - usedMs);
}

/** The deadlines of one promise in the order in which they came into force, each until the next. */
function deadlinesInForce(input: ClockInput, promise: TargetKind): readonly InForce[] {
  const { priorities, revisions } = input.timeline;
  const found: { readonly deadline: Deadline; readonly order: number }[] = [];
  const add = (deadline: Deadline | null, order: number): void => {
    if (deadline !== null) found.push({ deadline, order });
  };
  for (const segment of priorities) add(targetDeadline(input, promise, segment), segment.order);
  if (promise === "fix") for (const revision of revisions) add(revisedDeadline(input, revision), revision.order);
  const inOrder = found.toSorted((a, b) => a.deadline.since - b.deadline.since || a.order - b.order);
  return inOrder.map(({ deadline }, index) => ({ deadline, until: inOrder[index + 1]?.deadline.since ?? null }));
}
