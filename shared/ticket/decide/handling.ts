import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { OpenTicket, ResolvedTicket, Ticket, TicketState, UnverifiedTicket } from "../state.ts";
import { metaOf, notClosed, openTicket, unfinished, writable } from "./standing.ts";

type Decided = Result<TicketEvent[], Rejection>;

export function mayVerify(state: TicketState): Result<UnverifiedTicket, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok) return ticket;
  if (ticket.value.status === "unverified") return ok(ticket.value);
  return refuse("TicketAlreadyVerified", `${ticket.value.reference} waits for no check: it can be worked on.`);
}

/** Someone may be made responsible at any time before it is closed, also for chasing a missing confirmation. */
export function mayAssign(state: TicketState): Result<OpenTicket | UnverifiedTicket | ResolvedTicket, Rejection> {
  return notClosed(state);
}

export function mayTransfer(state: TicketState): Result<OpenTicket, Rejection> {
  return openTicket(state);
}

export function mayLink(state: TicketState): Result<Ticket, Rejection> {
  return writable(state);
}

/** The check was passed: from now on the clocks run (STK-51). */
export function decideVerify(state: TicketState, command: CommandOf<"VerifyCaller">, context: CommandContext): Decided {
  const may = mayVerify(state);
  if (!may.ok) return may;
  const { check, confirmedBy } = command;
  return ok([{ type: "CallerVerified", check, confirmedBy, ...metaOf(context) }]);
}

/** What the command leaves out stays as it is. */
export function decideAssign(state: TicketState, command: CommandOf<"AssignTicket">, context: CommandContext): Decided {
  const may = mayAssign(state);
  if (!may.ok) return may;
  const { owner = may.value.owner, team = may.value.team } = command;
  if (owner === may.value.owner && team === may.value.team) {
    const whom = owner === null ? (team ?? "nobody") : "that person";
    return refuse("AssignmentUnchanged", `${may.value.reference} is with ${whom} already.`);
  }
  return ok([{ type: "TicketAssigned", owner, team, ...metaOf(context) }]);
}

/** Handed to a support team. From the first transfer triage and the update rhythm count (COV-58, COV-59). */
export function decideTransfer(
  state: TicketState,
  command: CommandOf<"TransferToSupportTeam">,
  context: CommandContext,
): Decided {
  const may = mayTransfer(state);
  if (!may.ok) return may;
  if (may.value.transferredAt !== null && may.value.team === command.team) {
    return refuse("AssignmentUnchanged", `${may.value.reference} is with ${command.team} already.`);
  }
  return ok([{ type: "TransferredToSupportTeam", team: command.team, ...metaOf(context) }]);
}

export function decideLink(state: TicketState, command: CommandOf<"LinkTicket">, context: CommandContext): Decided {
  const may = mayLink(state);
  if (!may.ok) return may;
  const { other, relation } = command;
  if (other === may.value.ticketId) return refuse("LinkToItself", "A ticket cannot be linked to itself.");
  if (may.value.links.some((link) => link.other === other && link.relation === relation)) {
    return refuse("AlreadyLinked", "The two tickets are linked in this way already.");
  }
  return ok([{ type: "TicketLinked", other, relation, ...metaOf(context) }]);
}
