import { daysWithoutContact, silenceEnd } from "../agreement/silence.ts";
import type { TicketKind } from "../agreement/source.ts";
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
export function resolutionsOf(input: ClockInput): readonly ResolutionEntry[] {
  return input.timeline.resolutions.map((resolution) => ({
    ...resolution,
    sameIncidentUntil: sameIncidentUntil(input, resolution.at),
    reopenUntil: reopenUntil(input, resolution.at, resolution.how === "no-response"),
  }));
}

/** Incidents recur; a request that comes back follows the limit for reopening (STK-55 names incidents). */
function sameIncidentUntil(input: ClockInput, resolvedAt: Instant): Instant | null {
  const rule = input.agreement.closure.sameIncidentFor;
  if (rule === null || kindAt(input, resolvedAt) !== "incident") return null;
  return spanEnd(input.calendar, resolvedAt, rule.span);
}

function reopenUntil(input: ClockInput, resolvedAt: Instant, wasUnanswered: boolean): Instant | "never" | "any-time" {
  const { closure } = input.agreement;
  // The special rule for want of an answer goes before the general one (COV-51).
  if (wasUnanswered && closure.afterNoResponse === "new-record") return "never";
  const kind = kindAt(input, resolvedAt);
  const limit = closure.reopenLimits.find((rule) => rule.kinds.includes(kind))?.limit ?? "any-time";
  return typeof limit === "string" ? limit : spanEnd(input.calendar, resolvedAt, limit);
}

/** What kind of ticket was resolved: one that came back may have been changed into another kind since. */
const kindAt = ({ timeline }: ClockInput, at: Instant): TicketKind => priorityAt(timeline, at).kind;

/** When the ticket closes by itself: so long after its standing resolution (STK-54), or after a silence that ends in closing (CPS-29). */
export function autoCloseAt(input: ClockInput): Instant | null {
  const { autoClose, noResponse } = input.agreement.closure;
  const resolution = standingResolution(input.timeline);
  if (autoClose !== null && resolution !== null) return spanEnd(input.calendar, resolution.at, autoClose.after);
  return noResponse?.outcome === "closed" ? silenceEndsAt(input) : null;
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
