import { z } from "zod";
import { reopenUntil, sameIncidentUntil } from "../../agreement/ending-limits.ts";
import { idText, prose } from "../../kernel/input-schemas.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { endingOf } from "../limits.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { endedTicket } from "../standing.ts";
import type { ClosedTicket, ResolvedTicket, TicketState } from "../state.ts";
import { type Around, DESK, ENDING_CLASHES, metaOf, ticketAction } from "../ticket-context.ts";

type Ended = ResolvedTicket | ClosedTicket;

/** Within the agreement's limit, its last instant included: COV-54, COV-76, COV-51, STK-40. */
export function mayReopen(state: TicketState, around: Around): Result<Ended, Rejection> {
  const ticket = endedTicket(state);
  if (!ticket.ok) return ticket;
  const limitAt = reopenUntil(around.agreement.closure, around.calendar, endingOf(ticket.value));
  if (limitAt === "any-time") return ticket;
  if (limitAt === "never") return neverReopened(ticket.value, around);
  const { reference } = ticket.value;
  return around.now <= limitAt ? ticket : refuse({ kind: "ReopenLimitPassed", reference, limitAt });
}

function neverReopened({ reference, kind, resolution }: Ended, { agreement }: Around): Err<Rejection> {
  return resolution?.how === "no-response" && agreement.closure.afterNoResponse === "new-record"
    ? refuse({ kind: "NewRecordNeeded", reference })
    : refuse({ kind: "ReopenNotAllowed", reference, ticketKind: kind });
}

/** Whether a fault that comes back now is the same incident, or wants a record of its own. */
export function recurrenceOutcome(ticket: Ended, around: Around): "reopens" | "new-ticket" {
  const { closure } = around.agreement;
  const ending = endingOf(ticket);
  const same = sameIncidentUntil(closure, around.calendar, ending);
  const limit = same ?? reopenUntil(closure, around.calendar, ending);
  return limit === "any-time" || (limit !== "never" && around.now <= limit) ? "reopens" : "new-ticket";
}

const clashesWith = [...ENDING_CLASHES, "RecurrenceRecorded"];

export const reopeningActions = {
  ReopenTicket: ticketAction({
    type: "ReopenTicket",
    who: DESK,
    clashesWith,
    input: z.strictObject({ reason: prose("The reason") }),
    may: mayReopen,
    decide: (state, { reason }, context) => {
      // What another tool reopened was reopened, whatever this agreement would have said: its history is kept as it is.
      const ticket = context.by.kind === "import" ? endedTicket(state) : mayReopen(state, context);
      return ticket.ok ? ok([{ type: "TicketReopened", reason, ...metaOf(context) }]) : ticket;
    },
  }),
  /**
   * The same fault is back. Within the agreement's time it is the same incident and reopens (STK-56); later it is noted
   * here, with the new record where one was logged, and the old ticket stays as it is (STK-55).
   */
  RecordRecurrence: ticketAction({
    type: "RecordRecurrence",
    who: DESK,
    clashesWith,
    input: z.strictObject({ newTicket: idText("ticket").nullable(), text: prose("What came back") }),
    may: endedTicket,
    decide: (state, { newTicket, text }, context) => {
      const ticket = endedTicket(state);
      if (!ticket.ok) return ticket;
      if (newTicket === ticket.value.ticketId) return refuse({ kind: "LinkToItself", as: "recurrence" });
      return recurrenceOutcome(ticket.value, context) === "reopens"
        ? ok([{ type: "TicketReopened", reason: text, ...metaOf(context) }])
        : ok([{ type: "RecurrenceRecorded", newTicket, text, ...metaOf(context) }]);
    },
  }),
} as const;
