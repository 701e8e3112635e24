import { instant, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { AgreedInput } from "../command-parts.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { openTicket } from "../standing.ts";
import type { OpenTicket, TicketState } from "../state.ts";
import { type Around, DESK, metaOf, PRIORITY_CLASHES, ticketAction } from "../ticket-context.ts";

/** Where the agreement lets a deadline be agreed: by its own rule (STK-42), or because the target is one to be agreed (COV-72). */
function mayRevise(state: TicketState, { agreement }: Around): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok) return ticket;
  const current = ticket.value.priority.current;
  const rule = agreement.revisedDeadline;
  const isToBeAgreed = agreement.priorities.some(
    (priority) => priority.id === current && priority.fix.unit === "agreed",
  );
  if (isToBeAgreed || (rule.allowed && (rule.priorities?.includes(current) ?? true))) return ticket;
  return refuse({ kind: "DeadlineNotRevisable", priority: current });
}

export const deadlineActions = {
  /** A deadline agreed with the customer, later than the moment it is agreed. The original target stays beside it. */
  ReviseDeadline: ticketAction({
    type: "ReviseDeadline",
    who: DESK,
    clashesWith: [...PRIORITY_CLASHES, "DeadlineRevised"],
    input: AgreedInput.extend({ deadlineAt: instant("The new deadline"), reason: prose("The reason") }),
    may: mayRevise,
    decide: (state, { deadlineAt, agreedWith, how, reason }, context) => {
      const ticket = mayRevise(state, context);
      if (!ticket.ok) return ticket;
      const { now } = context;
      if (deadlineAt <= now) return refuse({ kind: "DeadlineNotInFuture", deadlineAt, now });
      return ok([{ type: "DeadlineRevised", deadlineAt, agreedWith, how, reason, ...metaOf(context) }]);
    },
  }),
} as const;
