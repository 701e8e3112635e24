import type { LedgerLine, PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { DurationMs } from "../../../shared/kernel/instant.ts";
import { wholeSeconds } from "./ledger-words.ts";

/** Where the time of a ledger went, in whole seconds. The four parts sum to `totalMs`, which is the whole span from first line to last. */
export interface LedgerBalance {
  readonly countedMs: DurationMs;
  readonly pausedMs: DurationMs;
  readonly resolvedMs: DurationMs;
  /** Nights, weekends, holidays, closures, and the time before the clock began. */
  readonly outsideMs: DurationMs;
  readonly totalMs: DurationMs;
}

/** Worked + paused + resolved + outside hours = total, for every ticket. */
export function ledgerBalance({ ledger }: Pick<PromiseClock, "ledger">): LedgerBalance {
  const wallOf = (keep: (line: LedgerLine) => boolean): DurationMs =>
    ledger.filter(keep).reduce((sum, line) => sum + line.to - line.from, 0);
  const countedMs = wholeSeconds(ledger.reduce((sum, line) => sum + line.countedMs, 0));
  const pausedMs = wholeSeconds(wallOf(({ reason }) => reason.kind === "paused"));
  const resolvedMs = wholeSeconds(wallOf(({ reason }) => reason.kind === "resolved"));
  const totalMs = Math.max(wholeSeconds(wallOf(() => true)), countedMs + pausedMs + resolvedMs);
  return { countedMs, pausedMs, resolvedMs, outsideMs: totalMs - countedMs - pausedMs - resolvedMs, totalMs };
}
