import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { OpenTicket, TicketState } from "../state.ts";
import type { Around } from "./standing.ts";
import { metaOf, openTicket, said } from "./standing.ts";

/** Where the agreement lets a deadline be agreed: by its own rule (STK-42), or because the target is one to be agreed (COV-72). */
export function mayRevise(state: TicketState, { agreement }: Around): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok) return ticket;
  const current = ticket.value.priority.current;
  const rule = agreement.revisedDeadline;
  const isToBeAgreed = agreement.priorities.some(
    (priority) => priority.id === current && priority.fix.unit === "agreed",
  );
  if (isToBeAgreed || (rule.allowed && (rule.priorities?.includes(current) ?? true))) return ticket;
  return refuse(
    "DeadlineNotRevisable",
    `${agreement.shortName} sets the deadline of ${current}; it cannot be agreed anew. Tell the customer in an update what to expect.`,
  );
}

/** A deadline agreed with the customer, later than the moment it is agreed. The original target stays beside it. */
export function decideRevise(
  state: TicketState,
  command: CommandOf<"ReviseDeadline">,
  context: CommandContext,
): Result<TicketEvent[], Rejection> {
  const may = mayRevise(state, context);
  if (!may.ok) return may;
  const { deadlineAt, agreedWith, how, reason } = command;
  if (deadlineAt <= context.now) {
    return refuse(
      "DeadlineNotInFuture",
      `A deadline at ${said(context, deadlineAt)} has passed already when it is agreed, ${said(context, context.now)}. Agree on a later one.`,
    );
  }
  return ok([{ type: "DeadlineRevised", deadlineAt, agreedWith, how, reason, ...metaOf(context) }]);
}
