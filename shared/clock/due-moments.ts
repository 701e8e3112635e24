import type { Instant } from "../kernel/instant.ts";
import type { ClockReport, PromiseClock, PromiseKind } from "./clock-report.ts";

/** A moment at which somebody must be told something, or the agreement closes or resolves a ticket by itself. */
export interface DueMomentOf {
  /** Made of what it is about, so the same moment worked out twice, here or on another station, is one. */
  readonly id: string;
  readonly kind: "threshold" | "auto-close" | "auto-resolve";
  readonly promise: PromiseKind | null;
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
 * @param key what the ids begin with: the ticket's id.
 * @param delivered ids of moments that have had their event.
 * @param notBefore moments before this instant are history and are not delivered (an imported past fires nothing).
 */
export function dueMoments(
  report: ClockReport,
  key: string,
  delivered: ReadonlySet<string>,
  notBefore: Instant,
): readonly DueMomentOf[] {
  const moments = [...noticeMoments(report, key), ...promiseMoments(report, key), ...limitMoments(report, key)];
  return moments.filter((moment) => !delivered.has(moment.id) && moment.at >= notBefore);
}

function noticeMoments(report: ClockReport, key: string): readonly DueMomentOf[] {
  return report.escalations
    .filter((escalation) => escalation.fires)
    .map(({ promise, percent, at, dueAt, to }) => ({
      id: momentId(key, promise, percent, dueAt),
      kind: "threshold",
      promise,
      percent,
      at,
      dueAt,
      to,
    }));
}

/** The due instant itself is kept; the promise is missed from the next millisecond on. */
function promiseMoments(report: ClockReport, key: string): readonly DueMomentOf[] {
  return report.promises.flatMap((promise) => {
    const dueAt = currentDue(promise);
    if (dueAt === null || promise.metAt !== null || report.activity === "stopped") return [];
    return [
      {
        id: momentId(key, promise.promise, 100, dueAt),
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

/** The deadline the desk works to now: the one agreed last, if any. */
export function currentDue(promise: PromiseClock): Instant | null {
  return promise.revisedDueAt ?? promise.dueAt;
}

function limitMoments(report: ClockReport, key: string): readonly DueMomentOf[] {
  const found: DueMomentOf[] = [];
  const { autoCloseAt, autoResolveAt } = report;
  if (autoCloseAt !== null && report.closedAt === null) found.push(limit(key, "auto-close", autoCloseAt));
  if (autoResolveAt !== null && report.activity !== "stopped") found.push(limit(key, "auto-resolve", autoResolveAt));
  return found;
}

function limit(key: string, kind: "auto-close" | "auto-resolve", at: Instant): DueMomentOf {
  return { id: `${key}/${kind}/${at}`, kind, promise: null, percent: null, at, dueAt: at, to: [] };
}

function momentId(key: string, promise: PromiseKind, percent: number, dueAt: Instant): string {
  return `${key}/${promise}/${percent}/${dueAt}`;
}
