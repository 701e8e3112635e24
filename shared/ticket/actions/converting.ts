import { z } from "zod";
import { TicketKind } from "../../agreement/source.ts";
import { prose } from "../../kernel/input-schemas.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { CheckInput, priorityId } from "../command-parts.ts";
import type { TicketEvent } from "../events.ts";
import { holdingChecks, neededByAll } from "../intake-rules.ts";
import { downgradeFault, priorityFault } from "../priority-rules.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { unfinished } from "../standing.ts";
import type { OpenTicket, TicketState, UnverifiedTicket } from "../state.ts";
import { type Around, type CommandContext, DESK, metaOf, PRIORITY_CLASHES, ticketAction } from "../ticket-context.ts";

type Convertible = OpenTicket | UnverifiedTicket;

/** `verified`: the check the new kind asks for, where it asks for one (STK-51). */
const ConvertInput = z.strictObject({
  to: TicketKind,
  priority: priorityId,
  reason: prose("The reason"),
  verified: CheckInput.optional(),
});
type Convert = z.output<typeof ConvertInput>;

function mayConvert(state: TicketState, { agreement }: Around): Result<Convertible, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok || agreement.requestTypes.some((type) => type.kind !== ticket.value.kind)) return ticket;
  return refuse({ kind: "KindNotInAgreement", asked: "any-other", ticketKind: ticket.value.kind });
}

function kindFault(ticket: Convertible, { to }: Convert, { agreement }: Around): Err<Rejection> | undefined {
  if (to === ticket.kind) return refuse({ kind: "TicketIsOfThatKind", reference: ticket.reference, ticketKind: to });
  if (agreement.requestTypes.some((type) => type.kind === to)) return undefined;
  return refuse({ kind: "KindNotInAgreement", asked: "conversion", ticketKind: to });
}

function checkFault(ticket: Convertible, { to, verified }: Convert, around: Around): Err<Rejection> | undefined {
  const checks = neededByAll(holdingChecks(around.agreement, to, ticket.channel)).map(({ id }) => id);
  if (checks.length === 0 || verified || ticket.verifiedBy) return undefined;
  return refuse({ kind: "CallerCheckNeeded", asked: "conversion", checks, ticketKind: to });
}

/** A kind that needs a check brings its outcome along; one that needs none opens a ticket that was waiting for one. */
function verified(ticket: Convertible, { verified: passed }: Convert, context: CommandContext): TicketEvent[] {
  const meta = metaOf(context);
  if (passed) {
    return [{ type: "CallerVerified", check: passed.check, confirmedBy: passed.confirmedBy, ...meta }];
  }
  return ticket.status === "unverified" ? [{ type: "CallerCheckWaived", ...meta }] : [];
}

export const convertingActions = {
  /** Logged as the wrong kind: another one with a priority of its own, measured from the original start (COV-22). */
  ConvertTicket: ticketAction({
    type: "ConvertTicket",
    who: DESK,
    clashesWith: [...PRIORITY_CLASHES, "CallerVerified"],
    input: ConvertInput,
    may: mayConvert,
    decide: (state, input, context) => {
      const may = mayConvert(state, context);
      if (!may.ok) return may;
      const ticket = may.value;
      const { to, priority, reason } = input;
      const { agreement } = context;
      const fault =
        kindFault(ticket, input, context) ??
        priorityFault(agreement, to, priority) ??
        downgradeFault(agreement, ticket.priority.current, priority, reason) ??
        checkFault(ticket, input, context);
      if (fault) return fault;
      return ok([
        { type: "TicketConverted", from: ticket.kind, to, priority, reason, ...metaOf(context) },
        ...verified(ticket, input, context),
      ]);
    },
  }),
} as const;
