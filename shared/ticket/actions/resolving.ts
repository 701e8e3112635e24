import { z } from "zod";
import { line, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { openTicket, resolvedTicket } from "../standing.ts";
import type { ResolvedTicket, TicketState } from "../state.ts";
import { DESK, ENDING_CLASHES, metaOf, ticketAction } from "../ticket-context.ts";
import { endOfWaits } from "./waiting.ts";

const confirmedBy = line("The name of who confirmed");

function mayConfirm(state: TicketState): Result<ResolvedTicket, Rejection> {
  const ticket = resolvedTicket(state);
  const confirmation = ticket.ok ? ticket.value.resolution.confirmation : null;
  return confirmation ? refuse({ kind: "AlreadyConfirmed", confirmedBy: confirmation.confirmedBy }) : ticket;
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
    input: z.strictObject({
      how: z.enum(["fix", "workaround"]),
      text: prose("What was done"),
      confirmed: z.strictObject({ confirmedBy, how: line("How") }).optional(),
    }),
    may: openTicket,
    decide: (state, { how, text, confirmed }, context) => {
      const ticket = openTicket(state);
      if (!ticket.ok) return ticket;
      const meta = metaOf(context);
      const events: TicketEvent[] = endOfWaits(ticket.value.waits, "resolved").map((end) => ({ ...end, ...meta }));
      events.push({ type: "TicketResolved", how, text, ...meta });
      if (confirmed) {
        const { confirmedBy: name, how: said } = confirmed;
        events.push({ type: "ResolutionConfirmed", confirmedBy: name, how: said, ...meta });
      }
      return ok(events);
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
