import { closesItselfAt, reopenUntil, sameIncidentUntil } from "../agreement/ending-limits.ts";
import { priorityOf } from "../agreement/lookup.ts";
import type { Priority } from "../agreement/priority-schema.ts";
import { daysWithoutContact, type SilentWait, silenceEnd } from "../agreement/silence.ts";
import { spanEnd } from "../agreement/span-end.ts";
import type { Instant } from "../kernel/instant.ts";
import { contactsDuring, endOf, type Moment, type Timeline, type WaitSegment } from "../ticket/timeline.ts";
import type { ImmediateCall, ResolutionEntry } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";
import { serviceMeasure } from "./measure.ts";
import { frozenAt } from "./promises.ts";
import { runClock } from "./run.ts";
import { suspensionsOf } from "./suspensions.ts";
import { closedUnresolvedAt, currentPriority, priorityAt, standingResolution, stoppedAt } from "./timeline.ts";

/** Each resolution with what the agreement grants after it: how long it is the same incident, until when it may be reopened. */
export function resolutionsOf({ agreement, calendar, timeline }: ClockInput): readonly ResolutionEntry[] {
  return timeline.resolutions.map((resolution) => {
    const { at, how, reopenedAt } = resolution;
    // One that came back may have been changed into another kind since.
    const ending = { at, kind: priorityAt(timeline, endOf(at)).kind, wasUnanswered: how === "no-response" };
    return {
      at,
      how,
      reopenedAt,
      sameIncidentUntil: sameIncidentUntil(agreement.closure, calendar, ending),
      reopenUntil: reopenUntil(agreement.closure, calendar, ending),
    };
  });
}

/** When the ticket closes by itself: so long after its standing resolution (STK-54), or after a silence that ends in closing (CPS-29). */
export function autoCloseAt(input: ClockInput): Instant | null {
  const { closure } = input.agreement;
  const resolution = standingResolution(input.timeline);
  const closesAt = resolution && closesItselfAt(closure, input.calendar, resolution.at);
  return closesAt ?? (closure.noResponse?.outcome === "closed" ? silenceEndsAt(input) : null);
}

/** A call that must be attended to at once, until it is (CAL-05). What holds a response clock holds its alarm too (CAL-20). */
export function immediateCall(input: ClockInput): ImmediateCall | null {
  const alarm = alarmOf(input, endOf(Number.POSITIVE_INFINITY));
  const isAttended = input.timeline.response !== null || stoppedAt(input.timeline) !== null;
  if (alarm === null || isAttended) return null;
  return { label: alarm.label, startedAt: input.start.at, alarmAt: attentionOuterBound(input) };
}

/**
 * The outer bound of attention where the priority promises it at once, without a moment of its own: an alarm, never a
 * breach (CAL-05). Judged, like a response, on the priority and the waits up to the first response; null while a wait
 * holds it.
 */
export function attentionOuterBound(input: ClockInput): Instant | null {
  const { response } = input.timeline;
  const alarm = alarmOf(input, response ?? endOf(Number.POSITIVE_INFINITY));
  if (alarm === null) return null;
  const timeline = response === null ? input.timeline : frozenAt(input.timeline, response);
  const measure = serviceMeasure(input.calendar);
  const startAt = input.start.at;
  return runClock({
    measure,
    startAt,
    budgetMs: measure.between(startAt, spanEnd(input.calendar, startAt, alarm.after)),
    suspensions: suspensionsOf(input.agreement, timeline, "response", startAt),
    arrivals: [],
    newDue: (arrival) => arrival,
  }).dueAt;
}

function alarmOf({ agreement, timeline }: ClockInput, moment: Moment): NonNullable<Priority["alarm"]> | null {
  const { priority } = priorityAt(timeline, moment);
  return priorityOf(agreement, priority)?.alarm ?? null;
}

/** When silence resolves the ticket (COV-50). */
export function autoResolveAt(input: ClockInput): Instant | null {
  return input.agreement.closure.noResponse?.outcome === "resolved" ? silenceEndsAt(input) : null;
}

function silenceEndsAt(input: ClockInput): Instant | null {
  const rule = input.agreement.closure.noResponse;
  const wait = silentWait(input);
  return rule === null || wait === null ? null : silenceEnd(rule, input.calendar, silenceOf(input.timeline, wait));
}

/** On how many days of the silence that are over the contact is missing that must be documented first (CPS-29). */
export function contactsMissing(input: ClockInput): number {
  const rule = input.agreement.closure.noResponse;
  const wait = silentWait(input);
  if (rule === null || wait === null || !rule.needsDocumentedContacts) return 0;
  const silence = silenceOf(input.timeline, wait);
  return daysWithoutContact(input.calendar, silence, silenceEnd(rule, input.calendar, silence), input.at);
}

function silenceOf(timeline: Timeline, wait: WaitSegment): SilentWait {
  return { from: wait.from, contactedAt: contactsDuring(timeline, wait).map(({ at }) => at) };
}

/** The wait that goes on in silence, or that silence ended. */
function silentWait({ agreement, timeline }: ClockInput): WaitSegment | null {
  const endedBySilence = silentEnd(timeline);
  const isSilent = (wait: WaitSegment): boolean =>
    wait.kind === agreement.closure.noResponse?.wait && (wait.until === null || wait.until === endedBySilence);
  return timeline.waits.findLast(isSilent) ?? null;
}

/** When silence ended the ticket, if it did: a resolution for want of an answer, or a closing without a resolution. */
function silentEnd(timeline: Timeline): Instant | null {
  const resolution = standingResolution(timeline);
  return resolution?.how === "no-response" ? resolution.at : closedUnresolvedAt(timeline);
}

/** Until when the ticket counts as dealt with in time (Calderdale, CAL-26): an indicator, not a promise to the caller. */
export function dealtWithinBy(input: ClockInput): Instant | null {
  const rule = input.agreement.dealtWithin;
  if (rule === null || !rule.kinds.includes(currentPriority(input.timeline).kind)) return null;
  return spanEnd(input.calendar, input.timeline.loggedAt, rule.span);
}
