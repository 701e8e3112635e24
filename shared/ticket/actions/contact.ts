import { z } from "zod";
import { line, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { UPDATE_PHASES } from "../listed-words.ts";
import type { Rejection } from "../rejection.ts";
import { openTicket, resolvedTicket, writable } from "../standing.ts";
import type { OpenTicket, ResolvedTicket, TicketState } from "../state.ts";
import { DESK, metaOf, ticketAction } from "../ticket-context.ts";

/** The caller can be told something while the ticket is worked on, and that it is resolved. */
function mayUpdate(state: TicketState): Result<OpenTicket | ResolvedTicket, Rejection> {
  return state.status === "resolved" ? resolvedTicket(state) : openTicket(state);
}

export const contactActions = {
  /** A person spoke to the customer: the first time, it is the response (STK-39). */
  AcknowledgeTicket: ticketAction({
    type: "AcknowledgeTicket",
    who: DESK,
    clashesWith: ["CustomerContacted"],
    input: z.strictObject({ how: line("How the customer was contacted"), text: prose("What was said") }),
    may: openTicket,
    decide: (state, { how, text }, context) => {
      const ticket = openTicket(state);
      return ticket.ok ? ok([{ type: "CustomerContacted", how, text, ...metaOf(context) }]) : ticket;
    },
  }),
  /** Anything may be noted at any time, on a closed ticket too. */
  AddNote: ticketAction({
    type: "AddNote",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({ text: prose("The note") }),
    may: writable,
    decide: (state, { text }, context) => {
      const ticket = writable(state);
      return ticket.ok ? ok([{ type: "NoteAdded", text, ...metaOf(context) }]) : ticket;
    },
  }),
  SendUpdate: ticketAction({
    type: "SendUpdate",
    who: DESK,
    clashesWith: ["UpdateSent", "TicketResolved"],
    input: z.strictObject({ phase: z.enum(UPDATE_PHASES), text: prose("The update") }),
    may: mayUpdate,
    decide: (state, { phase, text }, context) => {
      const ticket = mayUpdate(state);
      return ticket.ok ? ok([{ type: "UpdateSent", phase, text, ...metaOf(context) }]) : ticket;
    },
  }),
} as const;
