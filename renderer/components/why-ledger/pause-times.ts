import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { serviceTimeBetween } from "../../../shared/calendar/service-time.ts";
import type { ClockReport, LedgerLine } from "../../../shared/clock/clock-report.ts";
import { type Suspension, withoutOverlaps } from "../../../shared/clock/suspensions.ts";
import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";
import { secondsReader } from "../../../shared/words/whole-seconds.ts";

export interface PauseTimes {
  /** Service time inside each wait, in the order of the report. */
  readonly serviceMs: readonly DurationMs[];
  /** Service time the clocks stood still, overlapping pauses counted once. */
  readonly stoodStillMs: DurationMs;
}

type Paused = Pick<ClockReport, "at" | "pauses" | "startedAt">;

/** The length of every wait in whole seconds, its moments read as the ledger above it reads them. */
export function pauseTimes(
  { at, pauses, startedAt }: Paused,
  ledger: readonly LedgerLine[],
  calendar: Calendar,
): PauseTimes {
  const read = secondsReader(ledger);
  const serviceIn = (from: Instant, to: Instant | null): DurationMs => {
    const [start, end] = [read(from), read(to ?? at)];
    return end > start ? serviceTimeBetween(calendar, start, end) : 0;
  };
  const stopping: readonly Suspension[] = pauses
    .filter(({ suspends }) => suspends.length > 0)
    .map(({ from, until, number }) => ({ from, to: until ?? at, cause: { kind: "paused", wait: number } }));
  return {
    serviceMs: pauses.map(({ from, until }) => serviceIn(from, until)),
    stoodStillMs: withoutOverlaps(stopping, startedAt ?? at).reduce(
      (sum, { from, to }) => sum + serviceIn(from, to),
      0,
    ),
  };
}
