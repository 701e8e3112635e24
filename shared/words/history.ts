import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { clock } from "../clock/clock.ts";
import type { ClockReport } from "../clock/clock-report.ts";
import type { Instant } from "../kernel/instant.ts";
import { type TicketEvent, ticketEvents } from "../ticket/events.ts";
import { evolve } from "../ticket/evolve.ts";
import { initialState, type Ticket, type TicketState } from "../ticket/state.ts";
import { type EffectContext, effectWords, joined } from "./effect-words.ts";
import { effectsOf } from "./effects.ts";
import { momentWords } from "./moment-words.ts";

/** An event of a ticket, and which command it came of. */
export interface PartOfCommand {
  readonly commandId: string;
  readonly event: TicketEvent;
}

/** The agreement a ticket runs under, in one version, and its calendar. */
export interface Rules {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
}

/** Finds the rules of one version of an agreement; undefined where this desk does not hold it. */
export type FindRules = (ticket: Pick<Ticket, "agreementId" | "agreementVersion">) => Rules | undefined;

/** How a ticket's time stood at the moment of a command, without it and with it, and under which rules it did then. */
export interface PastChange {
  readonly before: ClockReport;
  readonly after: ClockReport;
  readonly rules: Rules;
}

/**
 * The rules each event is told by: those the ticket ran under once it had happened. An agreement that was corrected later
 * still names the priorities that were spoken of under it.
 * @param events all events of one ticket, in the order of the fold.
 */
export function rulesOfEvents(events: readonly TicketEvent[], find: FindRules): readonly (Rules | undefined)[] {
  let rules: Rules | undefined;
  return events.map((event) => {
    if (event.type === "TicketLogged") rules = find(event);
    if (event.type === "AgreementCorrected") rules = find({ agreementId: event.to, agreementVersion: event.toVersion });
    return rules;
  });
}

/**
 * What each command changed about a ticket's time, by the index of the event it is told beside: the last of the
 * command that moves a clock or the status, or its first. The logging is left out: before it there was nothing.
 * @param entries all events of one ticket, in the order of the fold.
 */
export function pastChanges(entries: readonly PartOfCommand[], find: FindRules): ReadonlyMap<number, PastChange> {
  const found = new Map<number, PastChange>();
  let state: TicketState = initialState;
  for (let from = 0; from < entries.length; ) {
    const to = endOfCommand(entries, from);
    const whole = entries.slice(from, to);
    const at = whole[0]?.event.at ?? 0;
    const before = reportOf(state, find, at);
    state = whole.reduce<TicketState>((ticket, { event }) => evolve(ticket, event), state);
    const after = reportOf(state, find, at);
    const moving = whole.findLastIndex(({ event }) => ticketEvents[event.type].moves);
    if (before !== null && after !== null)
      found.set(from + Math.max(0, moving), { before: before.report, after: after.report, rules: after.rules });
    from = to;
  }
  return found;
}

function reportOf(ticket: TicketState, find: FindRules, at: Instant) {
  const rules = ticket.status === "none" ? undefined : find(ticket);
  const report = rules === undefined ? null : clock(ticket, rules.agreement, rules.calendar, at);
  return rules === undefined || report === null ? null : { rules, report };
}

function endOfCommand(entries: readonly PartOfCommand[], from: number): number {
  const commandId = entries[from]?.commandId;
  const end = entries.findIndex((entry, index) => index > from && entry.commandId !== commandId);
  return end === -1 ? entries.length : end;
}

/** What something did to a ticket's clocks, as its button said before; empty where it did nothing. */
export function pastWords({ before, after, rules }: PastChange, readAt: Instant): string {
  const { agreement, calendar } = rules;
  const words = momentWords(calendar.zone);
  const context: EffectContext = { after, readAt, responseWord: agreement.responseWord, words, calendar };
  return joined(effectsOf(before, after).map((effect) => effectWords(effect, context, "did")));
}
