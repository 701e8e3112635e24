import { reopenUntil, sameIncidentUntil } from "../../agreement/ending-limits.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { err, ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { TicketEvent } from "../events.ts";
import { endingOf } from "../limits.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { ClosedTicket, ResolvedTicket, TicketState } from "../state.ts";
import { sayKind } from "./priority-rules.ts";
import type { Around } from "./standing.ts";
import { endedTicket, metaOf, said } from "./standing.ts";

type Ended = ResolvedTicket | ClosedTicket;

/** Within the agreement's limit, its last instant included: COV-54, COV-76, COV-51, STK-40. */
export function mayReopen(state: TicketState, around: Around): Result<Ended, Rejection> {
  const ticket = endedTicket(state);
  if (!ticket.ok) return ticket;
  const limit = reopenUntil(around.agreement.closure, around.calendar, endingOf(ticket.value));
  if (limit === "any-time") return ticket;
  if (limit === "never") return neverReopened(ticket.value, around);
  return around.now <= limit ? ticket : limitPassed(ticket.value, limit, around);
}

function neverReopened(ticket: Ended, { agreement }: Around): Err<Rejection> {
  const next = `Log a new ticket linked to ${ticket.reference}.`;
  return ticket.resolution?.how === "no-response" && agreement.closure.afterNoResponse === "new-record"
    ? refuse(
        "NewRecordNeeded",
        `It was resolved because nobody answered; ${agreement.shortName} wants a new record. ${next}`,
      )
    : refuse("ReopenNotAllowed", `${agreement.shortName} does not reopen ${sayKind(ticket.kind)}. ${next}`);
}

function limitPassed(ticket: Ended, limitAt: Instant, around: Around): Err<Rejection> {
  const message = `${ticket.reference} could be reopened until ${said(around, limitAt)}. Log a new ticket linked to it.`;
  return err({ kind: "ReopenLimitPassed", message, limitAt });
}

export function decideReopen(
  state: TicketState,
  command: CommandOf<"ReopenTicket">,
  context: CommandContext,
): Result<TicketEvent[], Rejection> {
  // What another tool reopened was reopened, whatever this agreement would have said: its history is kept as it is.
  const may = context.by.kind === "import" ? endedTicket(state) : mayReopen(state, context);
  return may.ok ? ok([{ type: "TicketReopened", reason: command.reason, ...metaOf(context) }]) : may;
}

/** Whether a fault that comes back now is the same incident, or wants a record of its own. */
export function recurrenceOutcome(ticket: Ended, around: Around): "reopens" | "new-ticket" {
  const { closure } = around.agreement;
  const ending = endingOf(ticket);
  const same = sameIncidentUntil(closure, around.calendar, ending);
  const limit = same ?? reopenUntil(closure, around.calendar, ending);
  return limit === "any-time" || (limit !== "never" && around.now <= limit) ? "reopens" : "new-ticket";
}

export function mayRecur(state: TicketState): Result<Ended, Rejection> {
  return endedTicket(state);
}

/**
 * The same fault is back. Within the agreement's time it is the same incident and reopens (STK-56); later it is noted
 * here, with the new record where one was logged, and the old ticket stays as it is (STK-55).
 */
export function decideRecur(
  state: TicketState,
  command: CommandOf<"RecordRecurrence">,
  context: CommandContext,
): Result<TicketEvent[], Rejection> {
  const may = mayRecur(state);
  if (!may.ok) return may;
  const { newTicket, text } = command;
  if (newTicket === may.value.ticketId) return refuse("LinkToItself", "A ticket cannot be its own recurrence.");
  return recurrenceOutcome(may.value, context) === "reopens"
    ? ok([{ type: "TicketReopened", reason: text, ...metaOf(context) }])
    : ok([{ type: "RecurrenceRecorded", newTicket, text, ...metaOf(context) }]);
}
