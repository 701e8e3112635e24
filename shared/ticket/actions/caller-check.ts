import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { CheckInput } from "../command-parts.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { unfinished } from "../standing.ts";
import type { TicketState, UnverifiedTicket } from "../state.ts";
import { DESK, metaOf, ticketAction } from "../ticket-context.ts";

function mayVerify(state: TicketState): Result<UnverifiedTicket, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status === "unverified") return ok(ticket.value);
  return refuse({ kind: "TicketAlreadyVerified", reference: ticket.value.reference });
}

export const callerCheckActions = {
  /** The check was passed: from now on the clocks run (STK-51). */
  VerifyCaller: ticketAction({
    type: "VerifyCaller",
    who: DESK,
    clashesWith: ["CallerVerified", "TicketConverted"],
    input: CheckInput,
    may: mayVerify,
    decide: (state, { check, confirmedBy }, context) => {
      const ticket = mayVerify(state);
      return ticket.ok ? ok([{ type: "CallerVerified", check, confirmedBy, ...metaOf(context) }]) : ticket;
    },
  }),
} as const;
