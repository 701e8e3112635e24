import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { clock } from "../clock/clock.ts";
import type { ClockReport } from "../clock/clock-report.ts";
import { type TicketEvent, ticketEvents } from "../ticket/events.ts";
import { evolve } from "../ticket/evolve.ts";
import { initialState, type TicketState } from "../ticket/state.ts";
import { type EffectContext, effectWords, joined } from "./effect-words.ts";
import { effectsOf } from "./effects.ts";

/** An event of a ticket, and which command it came of. */
export interface PartOfCommand {
  readonly commandId: string;
  readonly event: TicketEvent;
}

/** How a ticket's time stood at the moment of a command, without it and with it. */
export interface PastChange {
  readonly before: ClockReport;
  readonly after: ClockReport;
}

/**
 * What each command changed about a ticket's time, by the index of the event it is told beside: the last of the
 * command that moves a clock or the status, or its first. The logging is left out: before it there was nothing.
 * @param entries all events of one ticket, in the order of the fold.
 */
export function pastChanges(
  entries: readonly PartOfCommand[],
  agreement: AgreementDocument,
  calendar: Calendar,
): ReadonlyMap<number, PastChange> {
  const found = new Map<number, PastChange>();
  let state: TicketState = initialState;
  for (let from = 0; from < entries.length; ) {
    const to = endOfCommand(entries, from);
    const whole = entries.slice(from, to);
    const at = whole[0]?.event.at ?? 0;
    const before = clock(state, agreement, calendar, at);
    state = whole.reduce<TicketState>((ticket, { event }) => evolve(ticket, event), state);
    const after = clock(state, agreement, calendar, at);
    const moving = whole.findLastIndex(({ event }) => ticketEvents[event.type].moves);
    if (before !== null && after !== null) found.set(from + Math.max(0, moving), { before, after });
    from = to;
  }
  return found;
}

function endOfCommand(entries: readonly PartOfCommand[], from: number): number {
  const commandId = entries[from]?.commandId;
  const end = entries.findIndex((entry, index) => index > from && entry.commandId !== commandId);
  return end === -1 ? entries.length : end;
}

/** What something did to a ticket's clocks, as its button said before; empty where it did nothing. */
export function pastWords({ before, after }: PastChange, context: Omit<EffectContext, "after">): string {
  return joined(effectsOf(before, after).map((effect) => effectWords(effect, { ...context, after }, "did")));
}
