import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { OpenTicket, TicketState, UnverifiedTicket } from "../state.ts";
import { holdingChecks, sayChecks } from "./intake-rules.ts";
import { downgradeReasoned, knownPriority, sayKind } from "./priority-rules.ts";
import type { Around } from "./standing.ts";
import { metaOf, unfinished } from "./standing.ts";

type Convert = CommandOf<"ConvertTicket">;

export function mayConvert(
  state: TicketState,
  { agreement }: Around,
): Result<OpenTicket | UnverifiedTicket, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok || agreement.requestTypes.some((type) => type.kind !== ticket.value.kind)) return ticket;
  return refuse("KindNotInAgreement", `${agreement.shortName} knows only ${sayKind(ticket.value.kind)}.`);
}

/**
 * Logged as the wrong kind: another one with a priority of its own, measured from the original start (COV-22). A kind
 * that needs a check brings its outcome along; one that needs none opens a ticket that was waiting for one.
 */
export function decideConvert(
  state: TicketState,
  command: Convert,
  context: CommandContext,
): Result<TicketEvent[], Rejection> {
  const may = mayConvert(state, context);
  if (!may.ok) return may;
  const ticket = may.value;
  const fault = kindFault(ticket, command, context) ?? checkFault(ticket, command, context);
  if (fault) return fault;
  const { to, priority, reason } = command;
  const meta = metaOf(context);
  const converted: TicketEvent = { type: "TicketConverted", from: ticket.kind, to, priority, reason, ...meta };
  return ok([converted, ...verified(ticket, command).map((fact) => ({ ...fact, ...meta }))]);
}

function kindFault(
  ticket: OpenTicket | UnverifiedTicket,
  command: Convert,
  context: CommandContext,
): Err<Rejection> | undefined {
  const { agreement } = context;
  const { to, priority, reason } = command;
  if (to === ticket.kind) return refuse("TicketIsOfThatKind", `${ticket.reference} is ${sayKind(to)} already.`);
  if (!agreement.requestTypes.some((type) => type.kind === to)) {
    return refuse("KindNotInAgreement", `${agreement.shortName} does not know ${sayKind(to)}.`);
  }
  const known = knownPriority(agreement, to, priority);
  if (!known.ok) return known;
  const reasoned = downgradeReasoned(agreement, ticket.priority.current, priority, reason);
  return reasoned.ok ? undefined : reasoned;
}

function checkFault(
  ticket: OpenTicket | UnverifiedTicket,
  command: Convert,
  context: CommandContext,
): Err<Rejection> | undefined {
  const checks = holdingChecks(context.agreement, command.to, ticket.channel);
  if (checks.length === 0 || command.verified || ticket.verifiedBy) return undefined;
  return refuse(
    "CallerCheckNeeded",
    `As ${sayKind(command.to)} it needs a check first: ${sayChecks(checks)}. Record who confirmed it.`,
  );
}

function verified(ticket: OpenTicket | UnverifiedTicket, { verified: passed }: Convert) {
  if (passed) return [{ type: "CallerVerified" as const, check: passed.check, confirmedBy: passed.confirmedBy }];
  return ticket.status === "unverified" ? [{ type: "CallerCheckWaived" as const }] : [];
}
