import { closesItselfAt, reopenUntil, sameIncidentUntil } from "../agreement/ending-limits.ts";
import { daysWithoutContact, silenceEnd } from "../agreement/silence.ts";
import { spanEnd } from "../agreement/span-end.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ImmediateCall, ResolutionEntry } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";
import {
  closedUnresolvedAt,
  currentPriority,
  priorityAt,
  standingResolution,
  stoppedAt,
  type Timeline,
  type Wait,
} from "./timeline.ts";

/** Each resolution with what the agreement grants after it: how long it is the same incident, until when it may be reopened. */
export function resolutionsOf({ agreement, calendar, timeline }: ClockInput): readonly ResolutionEntry[] {
  return timeline.resolutions.map((resolution) => {
    const { at, how } = resolution;
    // One that came back may have been changed into another kind since.
    const ending = { at, kind: priorityAt(timeline, at).kind, wasUnanswered: how === "no-response" };
    return {
      ...resolution,
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

/** A call that must be attended to at once, until it is (CAL-05). */
export function immediateCall(input: ClockInput): ImmediateCall | null {
  const { priority } = currentPriority(input.timeline);
  const alarm = input.agreement.priorities.find((row) => row.id === priority)?.alarm;
  if (alarm === undefined || input.timeline.respondedAt !== null || stoppedAt(input.timeline) !== null) return null;
  const startedAt = input.start.at;
  return { label: alarm.label, startedAt, alarmAt: spanEnd(input.calendar, startedAt, alarm.after) };
}

/** When silence resolves the ticket (COV-50). */
export function autoResolveAt(input: ClockInput): Instant | null {
  return input.agreement.closure.noResponse?.outcome === "resolved" ? silenceEndsAt(input) : null;
}

function silenceEndsAt(input: ClockInput): Instant | null {
  const rule = input.agreement.closure.noResponse;
  const wait = silentWait(input);
  return rule === null || wait === null ? null : silenceEnd(rule, input.calendar, wait);
}

/** On how many days of the silence that are over the contact is missing that must be documented first (CPS-29). */
export function contactsMissing(input: ClockInput): number {
  const rule = input.agreement.closure.noResponse;
  const wait = silentWait(input);
  if (rule === null || wait === null || !rule.needsDocumentedContacts) return 0;
  return daysWithoutContact(input.calendar, wait, silenceEnd(rule, input.calendar, wait), input.at);
}

/** The wait that goes on in silence, or that silence ended. */
function silentWait({ agreement, timeline }: ClockInput): Wait | null {
  const endedBySilence = silentEnd(timeline);
  const isSilent = (wait: Wait): boolean =>
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
