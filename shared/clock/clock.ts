import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { isOpen } from "../calendar/service-time.ts";
import type { Instant } from "../kernel/instant.ts";
import type { TicketState } from "../ticket/state.ts";
import { type Timeline } from "../ticket/timeline.ts";
import type { ClockReport, PromiseClock } from "./clock-report.ts";
import { type ClockStart, clockStart } from "./clock-start.ts";
import type { ClockInput } from "./deadlines.ts";
import { escalationsOf } from "./escalations.ts";
import {
  attentionOuterBound,
  autoCloseAt,
  autoResolveAt,
  contactsMissing,
  dealtWithinBy,
  immediateCall,
  resolutionsOf,
} from "./limits.ts";
import { pausesOf, stoppedTime } from "./pauses.ts";
import { checkPromise, decisionPromise, fixPromise, responsePromise, triageEndsAt, updatePromise } from "./promises.ts";
import { suspendsOf } from "./suspensions.ts";
import { closedAt, currentPriority, stoppedAt } from "./timeline.ts";
import { timelineAt } from "./timeline-at.ts";
import { updatesOf } from "./updates.ts";

/**
 * How a ticket's time stands at one instant, from the segments its events left in it. Nothing is stored and nothing
 * counts down, so the same question about any past instant gets the same answer for ever.
 *
 * @param ticket as its events make it (`foldTicket`). What happened later than `at` is left out.
 * @param agreement the version the ticket runs under.
 * @param calendar the compiled calendar of that version.
 * @param at inclusive: what happened exactly at this instant counts.
 * @returns null where the ticket had not been logged by then.
 * @throws CalendarHorizonError for instants outside the calendar's horizon.
 */
export function clock(
  ticket: TicketState,
  agreement: AgreementDocument,
  calendar: Calendar,
  at: Instant,
): ClockReport | null {
  const timeline = ticket.status === "none" ? null : timelineAt(ticket.timeline, at);
  if (timeline === null) return null;
  const start = startOf(agreement, calendar, timeline);
  if (start === null)
    return unstarted({
      agreement,
      calendar,
      timeline,
      start: { at: timeline.loggedAt, reason: null },
      at,
      fixTargets: new Map(),
    });
  return started({ agreement, calendar, timeline, start, at, fixTargets: new Map() });
}

/** When the fix is due by its target alone, whatever was agreed beside it; null where nothing says when. */
export function originalFixDueAt(
  ticket: TicketState,
  agreement: AgreementDocument,
  calendar: Calendar,
  at: Instant,
): Instant | null {
  const report = clock(ticket, agreement, calendar, at);
  return report?.promises.find(({ promise }) => promise === "fix")?.deadlines[0].dueAt ?? null;
}

/** The clock begins when the call is cleared to run, on the priority it was logged with: a later change keeps the start (CPS-25). */
function startOf(agreement: AgreementDocument, calendar: Calendar, timeline: Timeline): ClockStart | null {
  const { clearedAt, channel } = timeline;
  if (clearedAt === null) return null;
  const priority = timeline.priorities[0]?.priority ?? currentPriority(timeline).priority;
  const start = clockStart(agreement, calendar, { at: clearedAt, priority, channel });
  // A desk that was closed when the caller was verified says nothing of the open hours before.
  return clearedAt > timeline.loggedAt && (start.reason === null || !isOpen(calendar, clearedAt))
    ? { ...start, reason: "waited for the caller to be verified" }
    : start;
}

function started(input: ClockInput): ClockReport {
  const { agreement, timeline, at } = input;
  const { updates, next } = updatesOf(input);
  const promises = [
    responsePromise(input),
    fixPromise(input),
    updatePromise(input, next),
    decisionPromise(input),
  ].filter((promise): promise is PromiseClock => promise !== null);
  return {
    at,
    agreementId: agreement.id,
    agreementVersion: agreement.version,
    priority: currentPriority(timeline).priority,
    startedAt: input.start.at,
    startReason: input.start.reason,
    activity: activityOf(input),
    promises,
    pauses: pausesOf(input),
    ...stoppedTime(input),
    escalations: escalationsOf(input),
    immediate: immediateCall(input),
    attentionOuterBoundAt: attentionOuterBound(input),
    updates,
    triageEndsAt: triageEndsAt(input),
    autoCloseAt: autoCloseAt(input),
    autoResolveAt: autoResolveAt(input),
    contactsMissing: contactsMissing(input),
    resolutions: resolutionsOf(input),
    closedAt: closedAt(timeline),
    dealtWithinBy: dealtWithinBy(input),
  };
}

function activityOf(input: ClockInput): ClockReport["activity"] {
  const { timeline, agreement } = input;
  if (stoppedAt(timeline) !== null) return "stopped";
  const isSuspended = timeline.waits.some((wait) => wait.until === null && suspendsOf(agreement, wait).length > 0);
  if (isSuspended) return "suspended";
  return input.at < input.start.at ? "not-started" : "running";
}

/** A ticket whose caller is not verified yet: logged, but no clock runs (STK-51) except the one on the check itself. */
function unstarted(input: ClockInput): ClockReport {
  const { agreement, timeline, at } = input;
  const check = checkPromise(input);
  return {
    at,
    agreementId: agreement.id,
    agreementVersion: agreement.version,
    priority: currentPriority(timeline).priority,
    startedAt: null,
    startReason: "the caller is not verified yet",
    activity: stoppedAt(timeline) === null ? "not-started" : "stopped",
    promises: check === null ? [] : [check],
    pauses: [],
    pausedServiceMs: 0,
    pausedWallMs: 0,
    resolvedServiceMs: 0,
    escalations: [],
    immediate: null,
    attentionOuterBoundAt: null,
    updates: [],
    triageEndsAt: null,
    autoCloseAt: null,
    autoResolveAt: null,
    contactsMissing: 0,
    resolutions: [],
    closedAt: closedAt(timeline),
    dealtWithinBy: null,
  };
}
