import type { NextPromise, QueueRow } from "../../../../shared/contract/queue-row.ts";
import { asId } from "../../../../shared/kernel/ids.ts";

export const HOUR = 3_600_000;
/** Wednesday 14 October 2026, 10:00 in London. */
export const NOW = Date.parse("2026-10-14T09:00:00Z");

export function promise(dueAt: number | null, changes: Partial<NextPromise> = {}): NextPromise {
  return {
    promise: "fix",
    label: "Fix",
    basis: "service",
    state: "running",
    dueAt,
    originalDueAt: null,
    startedAt: NOW - HOUR,
    budgetMs: 4 * HOUR,
    usedMs: HOUR,
    warnAt: null,
    urgentAt: null,
    ...changes,
  };
}

/** A queue row under Stockport, due at `dueAt`. */
export function row(id: string, dueAt: number | null, changes: Partial<QueueRow> = {}): QueueRow {
  return {
    id: asId(id),
    reference: `ST-1-${id}`,
    kind: "incident",
    agreementId: "stockport",
    agreementVersion: "1",
    priority: "P2",
    rank: 2,
    isMajor: false,
    priorityAgreement: "agreed",
    site: "Bramhall High",
    caller: "Jo Lee",
    summary: "No internet",
    owner: null,
    team: null,
    status: "open",
    whoseMove: "us",
    waiting: null,
    next: dueAt === null ? null : promise(dueAt),
    verdict: null,
    version: 1,
    loggedAt: NOW - HOUR,
    resolvedAt: null,
    changedAt: NOW - HOUR,
    ...changes,
  };
}
