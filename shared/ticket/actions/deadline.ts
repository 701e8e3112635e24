import { z } from "zod";
import type { Calendar } from "../../calendar/calendar.ts";
import { isOpen } from "../../calendar/service-time.ts";
import { instant, prose } from "../../kernel/input-schemas.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { AgreedInput } from "../command-parts.ts";
import { DEADLINE_DOUBTS, type DeadlineDoubt } from "../listed-words.ts";
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

/**
 * What a new deadline is asked once more for: it falls before the original one, or the desk is closed then. The very
 * moment of closing is still of the day.
 * @param originalAt the deadline by the target alone; null where nothing says when.
 */
export function deadlineDoubts(
  calendar: Calendar,
  deadlineAt: Instant,
  originalAt: Instant | null,
): readonly DeadlineDoubt[] {
  return DEADLINE_DOUBTS.filter((doubt) => {
    switch (doubt) {
      case "earlier-than-original":
        return originalAt !== null && deadlineAt < originalAt;
      case "desk-closed":
        return !isOpen(calendar, deadlineAt) && !isOpen(calendar, deadlineAt - 1);
    }
  });
}

export const deadlineActions = {
  /**
   * A deadline agreed with the customer, later than the moment it is agreed. The original target stays beside it. One
   * that is earlier, or in closed hours, is accepted where somebody says that it is meant.
   */
  ReviseDeadline: ticketAction({
    type: "ReviseDeadline",
    who: DESK,
    clashesWith: [...PRIORITY_CLASHES, "DeadlineRevised"],
    input: AgreedInput.extend({
      deadlineAt: instant("The new deadline"),
      reason: prose("The reason"),
      /** What is unusual about it and meant all the same. */
      meant: z.array(z.enum(DEADLINE_DOUBTS)).max(DEADLINE_DOUBTS.length).readonly().optional(),
    }),
    may: mayRevise,
    decide: (state, { deadlineAt, agreedWith, how, reason, meant = [] }, context) => {
      const ticket = mayRevise(state, context);
      if (!ticket.ok) return ticket;
      const { now } = context;
      if (deadlineAt <= now) return refuse({ kind: "DeadlineNotInFuture", deadlineAt, now });
      const originalAt = context.originalFixDueAt();
      const doubts = deadlineDoubts(context.calendar, deadlineAt, originalAt).filter((doubt) => !meant.includes(doubt));
      if (doubts.length > 0) return refuse({ kind: "DeadlineNeedsConfirming", doubts, deadlineAt, originalAt });
      return ok([{ type: "DeadlineRevised", deadlineAt, agreedWith, how, reason, ...metaOf(context) }]);
    },
  }),
} as const;
