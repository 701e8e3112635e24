import type { Instant } from "../kernel/instant.ts";
import type { ThresholdMoment } from "./clock-report.ts";

/**
 * The marks every clock has, whether or not the agreement sends a notice at them: here the colours and shapes change,
 * everywhere (Stockport's own levels, STK-78, STK-79).
 */
export const WARN_PERCENT = 65;
export const URGENT_PERCENT = 85;

/** When a share of the allowance is used; null while a pause keeps it from being known, and where there is no allowance. */
export function markAt(thresholds: readonly ThresholdMoment[], percent: number): Instant | null {
  return thresholds.find((threshold) => threshold.percent === percent)?.at ?? null;
}
