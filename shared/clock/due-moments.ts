import type { TicketId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { thresholdIdOf } from "../ticket/threshold-id.ts";
import type { ClockReport, PromiseKind } from "./clock-report.ts";

/** A moment at which somebody must be told something, or the agreement closes or resolves a ticket by itself. */
export interface DueMomentOf {
  /** Made of what it is about, so the same moment worked out twice, here or on another station, is one. */
  readonly id: string;
  readonly kind: "threshold" | "auto-close" | "auto-resolve";
  readonly promise: PromiseKind | "alarm" | null;
  readonly percent: number | null;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly to: readonly string[];
}

/** Who is told when a due moment itself is reached. No agreement says; it is ours. */
const TOLD_WHEN_DUE = ["owner", "team leader"];

/**
 * Everything the desk's timer must do for a ticket, as things stand: notices at the agreement's percentages, the due
 * moments of promises not met yet, closing and resolving by time. Moments already delivered are left out.
 * @param ticketId whose moments they are; the ids begin with it.
 * @param delivered ids of moments that have had their event.
 * @param notBefore moments before this instant are history and are not delivered (an imported past fires nothing).
 */
export function dueMoments(
  report: ClockReport,
  ticketId: TicketId,
  delivered: ReadonlySet<string>,
  notBefore: Instant,
): readonly DueMomentOf[] {
  const moments = [
    ...noticeMoments(report, ticketId),
    ...promiseMoments(report, ticketId),
    ...alarmMoments(report, ticketId),
    ...limitMoments(report, ticketId),
  ];
  return moments.filter((moment) => !delivered.has(moment.id) && moment.at >= notBefore);
}

function noticeMoments(report: ClockReport, ticketId: TicketId): readonly DueMomentOf[] {
  return report.escalations
    .filter((escalation) => escalation.fires)
    .map(({ promise, percent, at, dueAt, to }) => ({
      id: thresholdIdOf(ticketId, promise, percent, dueAt),
      kind: "threshold",
      promise,
      percent,
      at,
      dueAt,
      to,
    }));
}

/** The due instant itself is kept; the promise is missed from the next millisecond on. */
function promiseMoments(report: ClockReport, ticketId: TicketId): readonly DueMomentOf[] {
  return report.promises.flatMap((promise) => {
    const { dueAt } = promise;
    if (dueAt === null || promise.metAt !== null || report.activity === "stopped") return [];
    return [
      {
        id: thresholdIdOf(ticketId, promise.promise, 100, dueAt),
        kind: "threshold" as const,
        promise: promise.promise,
        percent: 100,
        at: dueAt + 1,
        dueAt,
        to: TOLD_WHEN_DUE,
      },
    ];
  });
}

/** Told to the desk alone, so that a call without a due moment is not forgotten (CAL-05). */
function alarmMoments({ immediate }: ClockReport, ticketId: TicketId): readonly DueMomentOf[] {
  const alarmAt = immediate?.alarmAt ?? null;
  if (alarmAt === null) return [];
  const id = thresholdIdOf(ticketId, "alarm", 100, alarmAt);
  return [{ id, kind: "threshold", promise: "alarm", percent: 100, at: alarmAt, dueAt: alarmAt, to: TOLD_WHEN_DUE }];
}

function limitMoments(report: ClockReport, ticketId: TicketId): readonly DueMomentOf[] {
  const found: DueMomentOf[] = [];
  const { autoCloseAt, autoResolveAt } = report;
  if (autoCloseAt !== null && report.closedAt === null) found.push(limit(ticketId, "auto-close", autoCloseAt));
  if (autoResolveAt !== null && report.activity !== "stopped")
    found.push(limit(ticketId, "auto-resolve", autoResolveAt));
  return found;
}

function limit(ticketId: TicketId, kind: "auto-close" | "auto-resolve", at: Instant): DueMomentOf {
  return { id: `${ticketId}:${kind}:${at}`, kind, promise: null, percent: null, at, dueAt: at, to: [] };
}
