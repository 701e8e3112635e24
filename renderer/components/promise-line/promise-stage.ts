import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type Stage, stageAt } from "../stage.ts";

/** The stage of a promise as the clock reports it, for the glyph. */
export function promiseStage(promise: PromiseClock, at: Instant): Stage {
  const momentOf = (percent: number): Instant | null =>
    promise.thresholds.find((threshold) => threshold.percent === percent)?.at ?? null;
  return stageAt(
    {
      state: promise.state,
      dueAt: promise.dueAt,
      warnAt: momentOf(65),
      urgentAt: momentOf(85),
      isCounting: promise.state !== "outside-hours",
    },
    at,
  );
}

/** The share of the allowance used, 0 to 1. */
export function usedShare(promise: PromiseClock): number {
  return promise.budgetMs === null || promise.budgetMs === 0 ? 0 : Math.min(1, promise.usedMs / promise.budgetMs);
}
