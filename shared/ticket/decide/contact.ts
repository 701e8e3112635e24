import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import type { OpenTicket, ResolvedTicket, Ticket, TicketState } from "../state.ts";
import { metaOf, openTicket, resolvedTicket, writable } from "./standing.ts";

type Decided = Result<TicketEvent[], Rejection>;

export function mayAcknowledge(state: TicketState): Result<OpenTicket, Rejection> {
  return openTicket(state);
}

/** Anything may be noted at any time, on a closed ticket too. */
export function mayNote(state: TicketState): Result<Ticket, Rejection> {
  return writable(state);
}

/** The caller can be told something while the ticket is worked on, and that it is resolved. */
export function mayUpdate(state: TicketState): Result<OpenTicket | ResolvedTicket, Rejection> {
  return state.status === "resolved" ? resolvedTicket(state) : openTicket(state);
}

/** A person spoke to the customer: the first time, it is the response (STK-39). */
export function decideAcknowledge(
  state: TicketState,
  command: CommandOf<"AcknowledgeTicket">,
  context: CommandContext,
): Decided {
  const may = mayAcknowledge(state);
  if (!may.ok) return may;
  return ok([{ type: "CustomerContacted", how: command.how, text: command.text, ...metaOf(context) }]);
}

export function decideNote(state: TicketState, command: CommandOf<"AddNote">, context: CommandContext): Decided {
  const may = mayNote(state);
  return may.ok ? ok([{ type: "NoteAdded", text: command.text, ...metaOf(context) }]) : may;
}

export function decideUpdate(state: TicketState, command: CommandOf<"SendUpdate">, context: CommandContext): Decided {
  const may = mayUpdate(state);
  if (!may.ok) return may;
  return ok([{ type: "UpdateSent", phase: command.phase, text: command.text, ...metaOf(context) }]);
}
