import type { Span } from "../agreement/unknown-days.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ClockReport } from "./clock-report.ts";

/** From `from` to the last moment a report names: the days on which its answer rests. */
export function reportSpan({ startedAt, immediate, promises }: ClockReport, from: Instant): Span {
  const moments = promises.flatMap(({ dueAt, ledger }) => [dueAt, ledger.at(-1)?.to ?? null]);
  const named = [startedAt, immediate?.alarmAt ?? null, ...moments].filter((moment) => moment !== null);
  return { from, to: Math.max(from, ...named) };
}
