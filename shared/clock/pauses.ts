import { serviceTimeBetween } from "../calendar/service-time.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import type { PauseEntry } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";
import { type Suspension, suspendsOf, withoutOverlaps } from "./suspensions.ts";
import { stops } from "./timeline.ts";

/** The pause ledger: every wait, for whom, why, from and until when, and which clocks stood still. */
export function pausesOf(input: ClockInput): readonly PauseEntry[] {
  return input.timeline.waits.map((wait, index) => {
    const end = wait.until ?? input.at;
    const { waitId, kind, reason, party, from, until, expectedAt } = wait;
    const suspends = suspendsOf(input.agreement, wait);
    const serviceMs = serviceIn(input, from, end);
    return {
      number: index + 1,
      waitId,
      kind,
      reason,
      party,
      from,
      until,
      expectedAt,
      suspends,
      serviceMs,
      wallMs: Math.max(0, end - from),
    };
  });
}

interface Stopped {
  readonly pausedServiceMs: DurationMs;
  readonly pausedWallMs: DurationMs;
  readonly resolvedServiceMs: DurationMs;
}

/** Suspended and resolved time in total; time in two pauses at once counts once. */
export function stoppedTime(input: ClockInput): Stopped {
  const waits: Suspension[] = [];
  input.timeline.waits.forEach((wait, index) => {
    if (suspendsOf(input.agreement, wait).length > 0)
      waits.push({ from: wait.from, to: wait.until ?? input.at, cause: { kind: "paused", wait: index + 1 } });
  });
  let pausedServiceMs = 0;
  let pausedWallMs = 0;
  for (const { from, to } of withoutOverlaps(waits, input.start.at)) {
    const end = to ?? input.at;
    pausedServiceMs += serviceIn(input, from, end);
    pausedWallMs += Math.max(0, end - from);
  }
  let resolvedServiceMs = 0;
  for (const { at, reopenedAt } of stops(input.timeline))
    if (reopenedAt !== null) resolvedServiceMs += serviceIn(input, at, reopenedAt);
  return { pausedServiceMs, pausedWallMs, resolvedServiceMs };
}

function serviceIn(input: ClockInput, from: Instant, to: Instant): DurationMs {
  return to > from ? serviceTimeBetween(input.calendar, from, to) : 0;
}
