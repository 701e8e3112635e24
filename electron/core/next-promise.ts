import type { ClockReport, ImmediateCall, PromiseClock } from "../../shared/clock/clock-report.ts";
import { factsOf } from "../../shared/clock/standing.ts";
import type { NextPromise, RowVerdict } from "../../shared/contract/queue-row.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Ticket } from "../../shared/ticket/state.ts";

const isOwed = (clock: PromiseClock): boolean =>
  clock.metAt === null && clock.state !== "no-target" && clock.state !== "kept";

/** A deadline agreed with the customer is the one that counts down; the original stands beside it (STK-42). */
function originalOf({ kind, deadlines }: PromiseClock): Instant | null {
  const [original, ...agreed] = deadlines;
  return kind === "agreed" && agreed.length > 0 ? original.dueAt : null;
}

function rowState(clock: PromiseClock): NextPromise["state"] {
  if (clock.state === "paused") return "paused";
  return clock.state === "not-started" ? "not-started" : "running";
}

function asNext(clock: PromiseClock): NextPromise {
  const { promise, label, basis, startedAt, budgetMs, usedMs, dueAt } = clock;
  const { warnAt, urgentAt } = factsOf(clock);
  return {
    promise,
    label,
    basis,
    state: rowState(clock),
    dueAt,
    originalDueAt: originalOf(clock),
    startedAt,
    budgetMs,
    usedMs,
    warnAt,
    urgentAt,
  };
}

/** A deadline agreed later stands beside the original and does not judge it (STK-42). */
export function verdictOf(ticket: Ticket, { promises }: ClockReport): RowVerdict | null {
  if (ticket.status !== "resolved" && ticket.status !== "closed") return null;
  const states = new Set(promises.map(({ deadlines: [original] }) => original.state));
  if (states.has("missed")) return "missed";
  return states.has("kept") ? "kept" : null;
}

/** To be attended to at once: running, with no due moment, before everything else (CAL-05); not while a wait holds it. */
function atOnce({ label, startedAt, alarmAt }: ImmediateCall): NextPromise {
  const state = alarmAt === null ? "paused" : "running";
  const noTime = { dueAt: null, originalDueAt: null, budgetMs: null, usedMs: 0, warnAt: null, urgentAt: null };
  return { promise: "response", label, basis: "service", state, startedAt, ...noTime };
}

/**
 * The promise a row counts down to: of those not yet met the one due soonest, a missed one before all others, one
 * that is paused or has no deadline yet after them. Null once the ticket is resolved or closed, or promises nothing.
 */
export function nextPromise(ticket: Ticket, report: ClockReport): NextPromise | null {
  if (ticket.status === "resolved" || ticket.status === "closed") return null;
  if (report.immediate !== null) return atOnce(report.immediate);
  const [soonest] = report.promises
    .filter(isOwed)
    .toSorted((one, other) => (one.dueAt ?? Number.MAX_VALUE) - (other.dueAt ?? Number.MAX_VALUE));
  return soonest === undefined ? null : asNext(soonest);
}
