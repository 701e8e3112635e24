import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { serviceTimeBetween } from "../../../shared/calendar/service-time.ts";
import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { DurationMs } from "../../../shared/kernel/instant.ts";
import { inWholeSeconds } from "../../../shared/words/whole-seconds.ts";

/** Where the time of a ledger went, in whole seconds. The four parts sum to `totalMs`, which is the whole span from first line to last. */
export interface LedgerBalance {
  readonly countedMs: DurationMs;
  /** Time that would have counted: the nights within a pause are outside hours, as they are without it. */
  readonly pausedMs: DurationMs;
  readonly resolvedMs: DurationMs;
  /** Nights, weekends, holidays, closures, and the time before the clock began. */
  readonly outsideMs: DurationMs;
  readonly totalMs: DurationMs;
}

/** Worked + paused + resolved + outside hours = total, for every ticket. */
export function ledgerBalance(
  { ledger, basis }: Pick<PromiseClock, "ledger" | "basis">,
  calendar: Calendar,
): LedgerBalance {
  const sums = { counted: 0, paused: 0, resolved: 0, total: 0 };
  for (const [index, { from, to, countedMs }] of inWholeSeconds(ledger).entries()) {
    sums.counted += countedMs;
    sums.total += to - from;
    const kind = ledger[index]?.reason.kind;
    if (kind !== "paused" && kind !== "resolved") continue;
    sums[kind] += basis === "elapsed" ? to - from : serviceTimeBetween(calendar, from, to);
  }
  const { counted, paused, resolved, total } = sums;
  const outsideMs = total - counted - paused - resolved;
  return { countedMs: counted, pausedMs: paused, resolvedMs: resolved, outsideMs, totalMs: total };
}
