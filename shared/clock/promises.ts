import type { Source, TargetKind } from "../agreement/source.ts";
import { spanEnd } from "../agreement/span-end.ts";
import { isOpen } from "../calendar/service-time.ts";
import { assertNever } from "../kernel/assert-never.ts";
import { type Instant, MINUTE_MS } from "../kernel/instant.ts";
import { comesBefore, type Moment, type PrioritySegment, type Timeline } from "../ticket/timeline.ts";
import type { PromiseClock, PromiseDeadline, PromiseKind, PromiseState, UpdateDue } from "./clock-report.ts";
import { type ClockInput, type Deadline, revisedDeadline, targetDeadline } from "./deadlines.ts";
import { thresholdsOf } from "./escalations.ts";
import { ledgerOf } from "./ledger.ts";
import { serviceMeasure } from "./measure.ts";
import { type ClockRun, runToDeadline, usedAt } from "./run.ts";
import { closedUnresolvedAt, currentPriority, stoppedAt, withTeamSince } from "./timeline.ts";

/**
 * The response clock. The first response freezes it: it is judged on the priority and the pauses in force up to that
 * moment, and a later change of priority does not judge it anew (B.3).
 */
export function responsePromise(input: ClockInput): PromiseClock | null {
  const { response } = input.timeline;
  const frozen = response === null ? input : { ...input, timeline: frozenAt(input.timeline, response) };
  return targetPromise(frozen, "response", response?.at ?? closedUnresolvedAt(input.timeline));
}

/** The same ticket as if nothing had happened after the first response: an open wait ends there. */
export function frozenAt(timeline: Timeline, response: Moment): Timeline {
  const { at } = response;
  return {
    ...timeline,
    priorities: timeline.priorities.filter((segment, index) => index === 0 || comesBefore(segment, response)),
    waits: timeline.waits
      .filter((wait) => wait.from <= at)
      .map((wait) => (wait.until === null || wait.until > at ? { ...wait, until: at } : wait)),
    resolutions: timeline.resolutions.filter((resolution) => resolution.at < at),
  };
}

/** The fix clock, met by the standing resolution, or ended by a closing without one. */
export function fixPromise(input: ClockInput): PromiseClock | null {
  return targetPromise(input, "fix", stoppedAt(input.timeline));
}

function targetPromise(input: ClockInput, promise: TargetKind, metAt: Instant | null): PromiseClock | null {
  const original = targetDeadline(input, promise, currentPriority(input.timeline));
  if (original === null) return null;
  const standsBeside = promise === "fix" && original.run !== null && !original.isAgreedDate;
  return promiseClock(input, promise, [original, ...(standsBeside ? revisedDeadlines(input) : [])], metAt);
}

function revisedDeadlines(input: ClockInput): readonly Deadline[] {
  return input.timeline.revisions.map((revision) => revisedDeadline(input, revision));
}

function promiseClock(
  input: ClockInput,
  promise: PromiseKind,
  [first, ...agreed]: readonly [Deadline, ...Deadline[]],
  metAt: Instant | null,
): PromiseClock {
  const original = promiseDeadline(input, promise, first, metAt);
  const beside = agreed.map((deadline) => promiseDeadline(input, promise, deadline, metAt));
  const inForce = (isLatestWord(input.timeline) ? beside.at(-1) : undefined) ?? original;
  return { ...inForce, promise, metAt, deadlines: [original, ...beside] };
}

function promiseDeadline(
  input: ClockInput,
  promise: PromiseKind,
  { run, label, source, kind, isAgreedDate }: Deadline,
  metAt: Instant | null,
): PromiseDeadline {
  const isTarget = promise === "response" || promise === "fix";
  return {
    kind: kind === "revised" || isAgreedDate ? "agreed" : "target",
    state: stateOf(input, run, metAt),
    label,
    basis: run?.measure.basis ?? "service",
    source,
    startedAt: run?.startAt ?? input.start.at,
    budgetMs: run?.budgetMs ?? null,
    usedMs: run === null ? 0 : usedAt(run, Math.min(input.at, metAt ?? input.at)),
    dueAt: run?.dueAt ?? null,
    thresholds: run === null ? [] : thresholdsOf(input.agreement, isTarget ? promise : null, run),
    ledger: run === null ? [] : ledgerOf(ledgerInput(input, run, isTarget)),
  };
}

function ledgerInput({ calendar, timeline, at, start }: ClockInput, run: ClockRun, isTarget: boolean) {
  return { calendar, timeline, at, run, startReason: isTarget ? start.reason : null };
}

/** Whether the deadline agreed last was agreed under the priority in force, and not under one before it. */
function isLatestWord({ revisions, priorities }: Timeline): boolean {
  const revision = revisions.at(-1);
  return revision !== undefined && priorities.every((segment) => comesBefore(segment, revision));
}

/** Exactly at the due instant is kept; missed is strictly later (B.3, "breach"). */
function stateOf(input: ClockInput, run: ClockRun | null, metAt: Instant | null): PromiseState {
  if (run === null) return metAt === null ? "not-started" : "no-target";
  const { at } = input;
  if (metAt !== null) return run.dueAt === null || metAt <= run.dueAt ? "kept" : "missed";
  if (run.dueAt !== null && at > run.dueAt) return "missed";
  if (at < run.startAt) return "not-started";
  if (run.pausedSince !== null) return "paused";
  return run.measure.basis === "service" && !isOpen(input.calendar, at) ? "outside-hours" : "running";
}

/** The promise to tell the caller something, or to reach them, by the next moment at which it is owed. */
export function updatePromise(input: ClockInput, due: UpdateDue | null): PromiseClock | null {
  return due === null ? null : dated(input, "update", due);
}

/**
 * The team leader's clock on a disputed priority, until somebody settles it. A ticket that ends in time leaves nothing
 * to decide: no decision was made, so none is called kept.
 */
export function decisionPromise(input: ClockInput): PromiseClock | null {
  const dispute = input.timeline.disputes.at(-1);
  if (dispute === undefined) return null;
  const rule = input.agreement.dispute;
  const dueAt = spanEnd(input.calendar, dispute.at, rule.decideWithin);
  const endedAt = stoppedAt(input.timeline);
  if (dispute.settledAt === null && endedAt !== null && endedAt <= dueAt) return null;
  const due = { since: dispute.at, dueAt, label: spanLabel(rule.decideWithin), source: rule.source };
  return dated(input, "decision", due, dispute.settledAt ?? endedAt);
}

/** The desk's clock on a caller check that is pending: until it is passed nothing else runs, and it must not be forgotten. */
export function checkPromise(input: ClockInput): PromiseClock | null {
  const rule = input.agreement.pendingCheck;
  if (rule === undefined || stoppedAt(input.timeline) !== null) return null;
  const since = input.timeline.loggedAt;
  const dueAt = spanEnd(input.calendar, since, rule.askAgainWithin);
  return dated(input, "check", { since, dueAt, label: spanLabel(rule.askAgainWithin), source: rule.source });
}

function spanLabel(span: {
  readonly unit: "service-minutes" | "working-days" | "calendar-days" | "months";
  readonly amount: number;
}): string {
  switch (span.unit) {
    case "service-minutes":
      return span.amount % 60 === 0
        ? `${span.amount / 60} service hour${span.amount === 60 ? "" : "s"}`
        : `${span.amount} service minutes`;
    case "working-days":
      return `${span.amount} working day${span.amount === 1 ? "" : "s"}`;
    case "calendar-days":
      return `${span.amount} days`;
    case "months":
      return "1 month";
    default:
      return assertNever(span.unit);
  }
}

interface DatedPromise {
  readonly since: Instant;
  readonly dueAt: Instant;
  readonly label: string;
  readonly source: Source;
}

function dated(input: ClockInput, promise: PromiseKind, due: DatedPromise, metAt: Instant | null = null): PromiseClock {
  const run = runToDeadline(serviceMeasure(input.calendar), Math.min(due.since, due.dueAt), due.dueAt, []);
  const { label, source, since } = due;
  const deadline: Deadline = { kind: "target", label, source, since, isAgreedDate: false, run };
  return promiseClock(input, promise, [deadline], metAt);
}

/** Triage ends so long after a major incident came to a support team (Coventry 6.5, COV-58); the first time counts. */
export function triageEndsAt(input: ClockInput): Instant | null {
  const rule = input.agreement.majorIncident;
  if (rule === null || rule.triageMinutes === null) return null;
  const isMajor = ({ priority }: PrioritySegment): boolean => rule.priorities.includes(priority);
  const { priorities } = input.timeline;
  for (const [index, segment] of priorities.entries()) {
    const since = isMajor(segment) ? withTeamSince(input.timeline, index, isMajor) : null;
    if (since !== null) return serviceMeasure(input.calendar).after(since, rule.triageMinutes * MINUTE_MS);
  }
  return null;
}
