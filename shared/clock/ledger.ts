import type { Calendar } from "../calendar/calendar.ts";
import type { StretchReason } from "../calendar/stretch-reason.ts";
import { type CalendarStretch, stretches } from "../calendar/stretches.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import type { Timeline } from "../ticket/timeline.ts";
import type { LedgerLine, LedgerReason } from "./clock-report.ts";
import type { ClockRun, RunStretch } from "./run.ts";

interface LedgerInput {
  readonly calendar: Calendar;
  readonly timeline: Timeline;
  readonly run: ClockRun;
  /** Why the clock began later than the call; null where it did not. */
  readonly startReason: string | null;
  /** The ledger of a paused clock ends here: nobody can know the rest. */
  readonly at: Instant;
}

/**
 * The Why-ledger of one promise: every stretch from the call to the due instant, counted or skipped, each with its
 * reason. Lines follow each other without a gap and the counted ones sum to the allowance, so the due instant can be
 * derived again from the ledger alone.
 */
export function ledgerOf(input: LedgerInput): readonly LedgerLine[] {
  const { run } = input;
  const lines: LedgerLine[] = linesBeforeStart(input);
  let totalMs = 0;
  for (const stretch of run.stretches) {
    totalMs =
      stretch.cause === null ? addCounted(lines, input, stretch, totalMs) : addStopped(lines, input, stretch, totalMs);
  }
  if (run.pausedSince !== null && input.at > run.pausedSince.from) {
    addStopped(
      lines,
      input,
      { from: run.pausedSince.from, to: input.at, countedMs: 0, cause: run.pausedSince.cause },
      totalMs,
    );
  }
  return lines;
}

/** From the call to the clock's start: nights, weekends and holidays by their names; open time for the reason the clock began later. */
function linesBeforeStart({ calendar, timeline, run, startReason }: LedgerInput): LedgerLine[] {
  if (startReason === null) return [];
  return stretches(calendar, timeline.loggedAt, run.startAt).map((piece) => ({
    from: piece.from,
    to: piece.to,
    countedMs: 0,
    totalMs: 0,
    reason: piece.open ? { kind: "before-start", why: startReason } : reasonOf(piece),
  }));
}

function addCounted(lines: LedgerLine[], input: LedgerInput, stretch: RunStretch, before: DurationMs): DurationMs {
  if (input.run.measure.basis === "elapsed") {
    const totalMs = before + stretch.countedMs;
    if (stretch.to > stretch.from)
      lines.push({ from: stretch.from, to: stretch.to, countedMs: stretch.countedMs, totalMs, reason: ELAPSED });
    return totalMs;
  }
  let totalMs = before;
  for (const piece of stretches(input.calendar, stretch.from, stretch.to)) {
    const countedMs = piece.open ? piece.to - piece.from : 0;
    totalMs += countedMs;
    lines.push({ from: piece.from, to: piece.to, countedMs, totalMs, reason: reasonOf(piece) });
  }
  return totalMs;
}

function addStopped(lines: LedgerLine[], input: LedgerInput, stretch: RunStretch, totalMs: DurationMs): DurationMs {
  lines.push({
    from: stretch.from,
    to: stretch.to,
    countedMs: 0,
    totalMs,
    reason: stoppedReason(input.timeline, stretch),
  });
  return totalMs;
}

const ARRIVED = "what was awaited arrived, to be fixed by the close of the next working day (CPS-31)";

function stoppedReason(timeline: Timeline, stretch: RunStretch): LedgerReason {
  if (stretch.cause?.kind === "replaced") {
    const { leftMs, newLeftMs } = stretch.cause;
    return { kind: "allowance-replaced", why: ARRIVED, leftMs, newLeftMs };
  }
  if (stretch.cause?.kind !== "paused") return { kind: "resolved" };
  const wait = timeline.waits[stretch.cause.wait - 1];
  if (wait === undefined) throw new Error(`Pause ${stretch.cause.wait} is not among the waits.`);
  return { kind: "paused", wait: stretch.cause.wait, waitKind: wait.kind, reason: wait.reason };
}

const ELAPSED: LedgerReason = { kind: "elapsed" };
const OUTSIDE_HOURS: LedgerReason = { kind: "outside-hours" };
const WEEKEND: LedgerReason = { kind: "weekend" };
const COUNTED: LedgerReason = { kind: "counted", layer: null };

function reasonOf(piece: CalendarStretch): LedgerReason {
  return ledgerReason(piece.reason);
}

function ledgerReason(reason: StretchReason): LedgerReason {
  switch (reason.kind) {
    case "weekly":
      return COUNTED;
    case "layer":
    case "extra-opening":
      return { kind: "counted", layer: reason.name };
    case "outside-hours":
      return OUTSIDE_HOURS;
    case "weekend":
      return WEEKEND;
    case "no-hours-day":
      return { kind: "closure", name: reason.layer ?? "no service hours on this weekday" };
    case "holiday":
      return { kind: "holiday", name: reason.name };
    case "closure":
    case "recurring-closure":
    case "part-day-closure":
      return { kind: "closure", name: reason.name };
    default:
      return assertNever(reason);
  }
}
