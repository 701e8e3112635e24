import type { ClockReport, PromiseClock, PromiseKind } from "../clock/clock-report.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";

/** The promises with a clock of their own. What the caller must be told is a duty: see `duty`. */
export type TimedPromise = Exclude<PromiseKind, "update">;

/** One thing that is different about a ticket's time after something happened to it. Facts; `effect-words.ts` words them. */
export type Effect =
  /** A promise was met, or ended unmet. */
  | { readonly kind: "met"; readonly promise: TimedPromise; readonly clock: PromiseClock }
  /** Its clock stands still. `wasRunning` is false where it had not begun. */
  | {
      readonly kind: "stops";
      readonly promise: TimedPromise;
      readonly leftMs: DurationMs | null;
      readonly wasRunning: boolean;
    }
  /** Its clock runs again after a wait or an end, or for the first time. */
  | {
      readonly kind: "runs";
      readonly promise: TimedPromise;
      readonly after: "wait" | "end" | "nothing";
      /** The time used before does not count any more. */
      readonly isAnew: boolean;
      readonly leftMs: DurationMs | null;
      readonly dueAt: Instant | null;
    }
  | { readonly kind: "moves"; readonly promise: TimedPromise; readonly fromAt: Instant | null; readonly dueAt: Instant }
  /** Another deadline was agreed, beside the original where there was one. */
  | {
      readonly kind: "revised";
      readonly promise: TimedPromise;
      readonly dueAt: Instant;
      readonly originalAt: Instant | null;
    }
  /** The clock stands still, and another time is left on it. */
  | { readonly kind: "left"; readonly promise: TimedPromise; readonly leftMs: DurationMs | null }
  /** There is no moment any more; `label` is what the agreement says instead. */
  | { readonly kind: "undated"; readonly promise: TimedPromise; readonly label: string }
  | { readonly kind: "not-owed"; readonly promise: TimedPromise }
  /** The next time the caller must hear something, or the desk must look. Null: nothing of the kind is owed any more. */
  | { readonly kind: "duty"; readonly audience: "caller" | "desk"; readonly dueAt: Instant | null }
  | { readonly kind: "at-once"; readonly since: Instant | null }
  | { readonly kind: "triage"; readonly endsAt: Instant | null }
  | { readonly kind: "closes-itself"; readonly at: Instant | null }
  | { readonly kind: "resolves-itself"; readonly at: Instant | null }
  | { readonly kind: "dealt-with-by"; readonly at: Instant | null };

const TIMED: readonly TimedPromise[] = ["fix", "response", "decision", "check"];

/** Everything that is different between two reports of one instant: before and after something, in the order in which it is told. */
export function effectsOf(before: ClockReport, after: ClockReport): readonly Effect[] {
  return [
    ...TIMED.flatMap((promise) => promiseEffects(promise, before, after)),
    ...dutyEffects(before, after),
    ...momentEffects(before, after),
  ];
}

/** A promise of a report, where the agreement makes it. */
export function promiseOf(report: ClockReport, kind: PromiseKind): PromiseClock | undefined {
  return report.promises.find((promise) => promise.promise === kind && promise.state !== "no-target");
}

export function leftMsOf({ budgetMs, usedMs }: PromiseClock): DurationMs | null {
  return budgetMs === null ? null : budgetMs - usedMs;
}

type Phase = "none" | "met" | "paused" | "not-started" | "counting";

function phaseOf(clock: PromiseClock | undefined): Phase {
  if (clock === undefined) return "none";
  if (clock.metAt !== null) return "met";
  // A wait that began before the desk opened: the clock has its allowance, and no moment to begin counting to.
  const isHeld = clock.startedAt !== null && clock.budgetMs !== null && clock.dueAt === null;
  if (clock.state === "not-started" && isHeld) return "paused";
  return clock.state === "paused" || clock.state === "not-started" ? clock.state : "counting";
}

function promiseEffects(promise: TimedPromise, before: ClockReport, after: ClockReport): readonly Effect[] {
  const was = promiseOf(before, promise);
  const will = promiseOf(after, promise);
  const from = phaseOf(was);
  if (will === undefined) return from === "none" || from === "met" ? [] : [{ kind: "not-owed", promise }];
  const to = phaseOf(will);
  if (to === "met") return isSameVerdict(was, will) ? [] : [{ kind: "met", promise, clock: will }];
  const leftMs = leftMsOf(will);
  if (to === "paused") {
    if (from !== "paused") return [{ kind: "stops", promise, leftMs, wasRunning: from === "counting" }];
    return was !== undefined && leftMsOf(was) === leftMs ? [] : [{ kind: "left", promise, leftMs }];
  }
  const revision = revisedEffect(promise, was, will);
  if (revision !== null) return [revision];
  const { dueAt } = will;
  if (from === "paused" || from === "met") {
    const isAnew = from === "met" && will.usedMs === 0 && (was?.usedMs ?? 0) > 0;
    return [{ kind: "runs", promise, after: from === "met" ? "end" : "wait", isAnew, leftMs, dueAt }];
  }
  return datedEffects(promise, was, will);
}

/** Clocks that count towards a moment, or have yet to begin. */
function datedEffects(promise: TimedPromise, was: PromiseClock | undefined, will: PromiseClock): readonly Effect[] {
  const fromAt = was?.dueAt ?? null;
  const { dueAt } = will;
  if (dueAt === null)
    return was !== undefined && fromAt === null ? [] : [{ kind: "undated", promise, label: will.label }];
  if (fromAt === dueAt) return [];
  if (was !== undefined) return [{ kind: "moves", promise, fromAt, dueAt }];
  return [{ kind: "runs", promise, after: "nothing", isAnew: false, leftMs: leftMsOf(will), dueAt }];
}

function revisedEffect(promise: TimedPromise, was: PromiseClock | undefined, will: PromiseClock): Effect | null {
  if (will.dueAt === null || !isBesideAnother(will)) return null;
  if (was !== undefined && isBesideAnother(was) && was.dueAt === will.dueAt) return null;
  return { kind: "revised", promise, dueAt: will.dueAt, originalAt: will.deadlines[0].dueAt };
}

/** A deadline that was agreed is in force, beside the original. */
function isBesideAnother({ kind, deadlines }: PromiseClock): boolean {
  return kind === "agreed" && deadlines.length > 1;
}

function isSameVerdict(was: PromiseClock | undefined, will: PromiseClock): boolean {
  return was?.metAt === will.metAt && was.state === will.state && leftMsOf(was) === leftMsOf(will);
}

function dutyEffects(before: ClockReport, after: ClockReport): readonly Effect[] {
  return (["caller", "desk"] as const).flatMap((audience): readonly Effect[] => {
    const dueAt = nextDuty(after, audience);
    return nextDuty(before, audience) === dueAt ? [] : [{ kind: "duty", audience, dueAt }];
  });
}

/** When the caller must hear something next, or the desk must look; null where nothing of the kind is owed. */
export function nextDuty({ updates }: ClockReport, audience: "caller" | "desk"): Instant | null {
  const owed = updates.filter((update) => update.audience === audience && update.standing === "owed");
  return owed.reduce<Instant | null>((soonest, { dueAt }) => Math.min(soonest ?? dueAt, dueAt), null);
}

/** What comes by itself. What can no longer come because the ticket ended, or was opened again, is no effect of its own. */
function momentEffects(before: ClockReport, after: ClockReport): readonly Effect[] {
  const isOver = after.activity === "stopped";
  const found: Effect[] = [];
  const since = after.immediate?.startedAt ?? null;
  if (!isOver && (before.immediate?.startedAt ?? null) !== since) found.push({ kind: "at-once", since });
  if (!isOver && before.triageEndsAt !== after.triageEndsAt) found.push({ kind: "triage", endsAt: after.triageEndsAt });
  if (!isOver && before.autoResolveAt !== after.autoResolveAt) {
    found.push({ kind: "resolves-itself", at: after.autoResolveAt });
  }
  if (isOver && after.closedAt === null && before.autoCloseAt !== after.autoCloseAt) {
    found.push({ kind: "closes-itself", at: after.autoCloseAt });
  }
  if (before.dealtWithinBy !== after.dealtWithinBy) found.push({ kind: "dealt-with-by", at: after.dealtWithinBy });
  return found;
}
