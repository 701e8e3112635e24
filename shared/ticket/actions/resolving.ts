import { z } from "zod";
import { line, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { openTicket, resolvedTicket } from "../standing.ts";
import type { ResolvedTicket, TicketState } from "../state.ts";
import { type CommandContext, DESK, ENDING_CLASHES, metaOf, ticketAction } from "../ticket-context.ts";
import { endOfWaits } from "./waiting.ts";

const confirmedBy = line("The name of who confirmed");

function mayConfirm(state: TicketState): Result<ResolvedTicket, Rejection> {
  const ticket = resolvedTicket(state);
  const confirmation = ticket.ok ? ticket.value.resolution.confirmation : null;
  return confirmation ? refuse({ kind: "AlreadyConfirmed", confirmedBy: confirmation.confirmedBy }) : ticket;
}

export const ResolveInput = z.strictObject({
  how: z.enum(["fix", "workaround"]),
  text: prose("What was done"),
  confirmed: z.strictObject({ confirmedBy, how: line("How") }).optional(),
});
type ResolveInput = Readonly<z.output<typeof ResolveInput>>;

/** What was done, and that the customer said so in the same conversation (STK-53). */
export function resolution({ how, text, confirmed }: ResolveInput, context: CommandContext): TicketEvent[] {
  const meta = metaOf(context);
  const resolved: TicketEvent = { type: "TicketResolved", how, text, ...meta };
  if (confirmed === undefined) return [resolved];
  return [resolved, { type: "ResolutionConfirmed", confirmedBy: confirmed.confirmedBy, how: confirmed.how, ...meta }];
}

export const resolvingActions = {
  /**
   * Fixed or worked around, with the words the customer is told (COV-52). Whatever was waited for ends first.
   * `confirmed`: the customer said so in the same conversation (STK-53).
   */
  ResolveTicket: ticketAction({
    type: "ResolveTicket",
    who: DESK,
    clashesWith: [...ENDING_CLASHES, "TicketConverted", "WaitStarted"],
    input: ResolveInput,
    may: openTicket,
    decide: (state, resolved, context) => {
      const ticket = openTicket(state);
      if (!ticket.ok) return ticket;
      const ends = endOfWaits(ticket.value.waits, "resolved").map((end) => ({ ...end, ...metaOf(context) }));
      return ok([...ends, ...resolution(resolved, context)]);
    },
  }),
  ConfirmResolution: ticketAction({
    type: "ConfirmResolution",
    who: DESK,
    clashesWith: ENDING_CLASHES,
    input: z.strictObject({ confirmedBy, how: line("How it was confirmed") }),
    may: mayConfirm,
    decide: (state, { confirmedBy: name, how }, context) => {
      const ticket = mayConfirm(state);
      if (!ticket.ok) return ticket;
      const { now } = context;
      const earliestAt = ticket.value.resolution.at;
      if (now < earliestAt) return refuse({ kind: "HappenedTooEarly", before: "the-resolution", now, earliestAt });
      return ok([{ type: "ResolutionConfirmed", confirmedBy: name, how, ...metaOf(context) }]);
    },
  }),
} as const;
