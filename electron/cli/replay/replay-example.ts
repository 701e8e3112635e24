import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { clock } from "../../../shared/clock/clock.ts";
import type { ClockReport, ResolutionEntry } from "../../../shared/clock/clock-report.ts";
import { previewClock } from "../../../shared/clock/preview.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketEvent, TicketFact } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { isChannel } from "./history-events.ts";
import { NOT_OVER } from "./possible-order.ts";
import { eventAt, RETURNS, type ReplayedEvent } from "./replayed-event.ts";
import { shown } from "./same-value.ts";

/** The ticket after one event of its history. */
export interface Moment {
  readonly seq: number;
  readonly at: Instant;
  readonly type: string;
  readonly report: ClockReport;
}

/** A history run through the engine: what it says after each event and at the end. */
export interface Replayed {
  readonly calendar: Calendar;
  readonly moments: readonly Moment[];
  readonly last: ClockReport;
  /** The resolution that a return was judged on, or the last one where nothing came back. */
  readonly judged: ResolutionEntry | null;
  /** Whether the ticket may be (or could have been) reopened; null before any resolution. */
  readonly reopenAllowed: boolean | null;
  /** The clock of the new record, where the agreement demands one. */
  readonly newTicket: ClockReport | null;
  /** What cannot have happened, as only the agreement's own decisions show. */
  readonly problems: readonly string[];
}

/** Runs a history event by event. Whether a return reopens the ticket is decided by the agreement, as at the desk. */
export function replayExample(
  events: readonly ReplayedEvent[],
  agreement: AgreementDocument,
  calendar: Calendar,
): Replayed {
  const taken: TicketEvent[] = [];
  const moments: Moment[] = [];
  const returns: { allowed: boolean; source: ReplayedEvent; judged: number }[] = [];
  const problems: string[] = [];
  for (const event of events) {
    const before = clock(foldTicket(taken), agreement, calendar, event.at);
    const comesBack = RETURNS.includes(event.source.type);
    const allowed = comesBack && mayReopen(before, event, isIncident(taken));
    if (comesBack) returns.push({ allowed, source: event, judged: (before?.resolutions.length ?? 0) - 1 });
    if (comesBack && before?.activity !== "stopped") problems.push(notOver(event));
    const fact = comesBack ? returnFact(event, allowed) : event.fact;
    if (fact !== null) taken.push(eventAt(event, fact));
    const report = clock(foldTicket(taken), agreement, calendar, event.at);
    if (report !== null) moments.push({ seq: event.source.seq, at: event.at, type: event.source.type, report });
  }
  const last = moments.at(-1)?.report;
  if (last === undefined) throw new Error("A history must begin with a logged event.");
  const refused = returns.findLast((back) => !back.allowed);
  return {
    calendar,
    moments,
    last,
    judged: last.resolutions.at(returns.at(-1)?.judged ?? -1) ?? null,
    reopenAllowed: reopenAllowed(last, returns.at(-1)?.allowed),
    newTicket: refused === undefined ? null : newTicketAt(taken, refused.source, agreement, calendar),
    problems,
  };
}

function notOver({ source }: ReplayedEvent): string {
  return `event ${source.seq}: "${source.type}" cannot have happened: ${NOT_OVER}.`;
}

/** What kind of ticket it is by now: a conversion changes it. */
function isIncident(taken: readonly TicketEvent[]): boolean {
  return taken.reduce((found, event) => {
    if (event.type === "TicketLogged") return event.kind === "incident";
    return event.type === "TicketConverted" ? event.to === "incident" : found;
  }, false);
}

function mayReopen(report: ClockReport | null, { at, source }: ReplayedEvent, incident: boolean): boolean {
  const resolution = report?.resolutions.at(-1);
  // What was closed without a resolution and came back is replayed as it happened.
  if (resolution === undefined) return report !== null && report.closedAt !== null;
  if (resolution.reopenUntil === "never") return false;
  // An incident's recurrence is judged by the same-incident rule where there is one (STK-55); a request that comes back,
  // and any plain reopening, by the limit for reopening.
  const isRecurrence = incident && source.type === "recurrence";
  if (isRecurrence && resolution.sameIncidentUntil !== null) return at <= resolution.sameIncidentUntil;
  return resolution.reopenUntil === "any-time" || at <= resolution.reopenUntil;
}

function returnFact(event: ReplayedEvent, allowed: boolean): TicketFact {
  return allowed
    ? { type: "TicketReopened", reason: event.source.type }
    : { type: "RecurrenceRecorded", newTicket: null, text: event.source.type };
}

function reopenAllowed(report: ClockReport, returnAllowed: boolean | undefined): boolean | null {
  if (returnAllowed !== undefined) return returnAllowed;
  const last = report.resolutions.at(-1);
  return last === undefined ? null : last.reopenUntil !== "never";
}

function newTicketAt(
  taken: readonly TicketEvent[],
  source: ReplayedEvent,
  agreement: AgreementDocument,
  calendar: Calendar,
): ClockReport | null {
  const logged = taken[0];
  if (logged?.type !== "TicketLogged") return null;
  const last = clock(foldTicket(taken), agreement, calendar, source.at);
  const priority = source.source["priority"] ?? last?.priority ?? logged.priority;
  const channel = source.source["channel"] ?? logged.channel;
  return previewClock(agreement, calendar, {
    at: source.at,
    kind: logged.kind,
    priority: shown(priority),
    channel: isChannel(channel) ? channel : logged.channel,
  });
}
