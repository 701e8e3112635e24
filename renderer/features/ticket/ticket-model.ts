import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { agreementInForce, findVersion } from "../../../shared/agreement/registry.ts";
import { ROLES } from "../../../shared/agreement/roles.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { clock, originalFixDueAt } from "../../../shared/clock/clock.ts";
import type { ClockReport } from "../../../shared/clock/clock-report.ts";
import type { TicketView } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import { decide } from "../../../shared/ticket/decide.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { evolve, foldTicket } from "../../../shared/ticket/evolve.ts";
import type { Ticket, TicketState } from "../../../shared/ticket/state.ts";
import type { CommandContext } from "../../../shared/ticket/ticket-context.ts";
import type { FindRules, Rules } from "../../../shared/words/history.ts";
import { type MomentWords, momentWords } from "../../../shared/words/moment-words.ts";
import type { Names } from "../../../shared/words/names.ts";
import { sayTicketRefusal } from "../../../shared/words/ticket-refusals.ts";
import { type AgreementState, calendarOf } from "../../stores/agreement-store.ts";

/** A ticket with everything that is needed to tell its time: the version it runs under and that version's calendar. */
export interface TicketModel {
  readonly view: TicketView;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly words: MomentWords;
  readonly events: readonly TicketEvent[];
  readonly ticket: Ticket;
  readonly names: Names;
  /** The rules of any version of any agreement this desk knows. */
  readonly rulesOf: FindRules;
  readonly agreementName: (agreementId: string) => string;
  /** The agreements in use here, each in the version that was in force when this call came in. */
  readonly agreementsAtReceipt: readonly AgreementDocument[];
}

/** The model of a ticket as loaded, or null where its agreement's version is not known here. */
export function ticketModel(view: TicketView, known: AgreementState): TicketModel | null {
  const { agreementId, agreementVersion } = view.row;
  const rules = rulesIn(known, { agreementId, agreementVersion });
  const events = view.events.map((recorded) => recorded.event);
  const ticket = foldTicket(events);
  if (rules === undefined || ticket.status === "none") return null;
  const { agreement, calendar } = rules;
  return {
    view,
    agreement,
    calendar,
    words: momentWords(calendar.zone),
    events,
    ticket,
    names: (id) => view.names[id],
    rulesOf: (of) => rulesIn(known, of),
    agreementName: (id) => known.known.get(id)?.shortName ?? id,
    agreementsAtReceipt: known.current.flatMap(({ id }) => agreementInForce(known.inUse, id, ticket.loggedAt) ?? []),
  };
}

function rulesIn(
  known: AgreementState,
  { agreementId, agreementVersion }: Parameters<FindRules>[0],
): Rules | undefined {
  const agreement = findVersion([...known.inUse, ...known.available], agreementId, agreementVersion);
  const calendar = calendarOf(known, agreementId, agreementVersion);
  return agreement === undefined || calendar === undefined ? undefined : { agreement, calendar };
}

/** How the ticket's time stands at an instant, past ones included. Null before it was logged. */
export function reportAt({ ticket, agreement, calendar }: TicketModel, at: Instant): ClockReport | null {
  return clock(ticket, agreement, calendar, at);
}

/** What a command would do if it were carried out now: the report afterwards, or the sentence that refuses it. */
export type Preview =
  | {
      readonly ok: true;
      readonly before: ClockReport;
      readonly after: ClockReport;
      /** The rules it would then run under: others where the agreement is corrected. */
      readonly rules: Rules;
    }
  | { readonly ok: false; readonly why: string };

/**
 * Decides a command on paper, with the same rules as the desk, and runs the clock over what would have happened.
 * @param happenedAt when it is said to have happened; how the clocks stand is told of now.
 */
export function previewCommand(
  model: TicketModel,
  command: TicketCommand,
  now: Instant,
  happenedAt: Instant = now,
): Preview {
  const { ticket, agreement, calendar } = model;
  const context: CommandContext = {
    now: happenedAt,
    by: { kind: "person", id: asId("preview") },
    stream: ticket.ticketId,
    newId: (number) => `preview-${number}`,
    rolesOf: () => ROLES,
    agreementAtReceipt: (id) => model.agreementsAtReceipt.find((each) => each.id === id),
    originalFixDueAt: () => originalFixDueAt(ticket, agreement, calendar, happenedAt),
    reference: ticket.reference,
    agreement,
    calendar,
  };
  const decided = decide(ticket, command, context);
  if (!decided.ok) return { ok: false, why: sayTicketRefusal(decided.error, model) };
  const changed = decided.value.reduce<TicketState>(evolve, ticket);
  const rules = rulesAfter(model, changed);
  const before = clock(ticket, agreement, calendar, now);
  const after = rules === undefined ? null : clock(changed, rules.agreement, rules.calendar, now);
  return before === null || after === null || rules === undefined
    ? { ok: false, why: "This ticket was not logged yet." }
    : { ok: true, before, after, rules };
}

/** Its own, unless its agreement was corrected. */
function rulesAfter(model: TicketModel, changed: TicketState): Rules | undefined {
  const { ticket, agreement, calendar, rulesOf } = model;
  if (changed.status === "none") return undefined;
  const isSame = changed.agreementId === ticket.agreementId && changed.agreementVersion === ticket.agreementVersion;
  return isSame ? { agreement, calendar } : rulesOf(changed);
}
