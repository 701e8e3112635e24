import { daysWithoutContact } from "../../agreement/silence.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { FactOf, TicketEvent, TicketFact } from "../events.ts";
import { silence } from "../limits.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { OpenTicket, ResolvedTicket, TicketState } from "../state.ts";
import type { Around } from "./standing.ts";
import { metaOf, openTicket, resolvedTicket, said, tooEarly } from "./standing.ts";
import { endOfWaits } from "./waiting.ts";

type Decided = Result<TicketEvent[], Rejection>;

export function mayResolve(state: TicketState): Result<OpenTicket, Rejection> {
  return openTicket(state);
}

export function mayConfirm(state: TicketState): Result<ResolvedTicket, Rejection> {
  const ticket = resolvedTicket(state);
  const confirmation = ticket.ok ? ticket.value.resolution.confirmation : null;
  return confirmation ? refuse("AlreadyConfirmed", `${confirmation.confirmedBy} has confirmed it already.`) : ticket;
}

/**
 * The customer stayed silent for as long as the agreement says (COV-50), and where it asks for daily contacts, each of
 * them is on record (CPS-29). Exactly at the end of that time it may be done.
 */
export function mayResolveWithoutAnswer(state: TicketState, around: Around): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok) return ticket;
  const { agreement, calendar, now } = around;
  const rule = agreement.closure.noResponse;
  if (!rule) return refuse("NoSuchRule", `${agreement.shortName} has no rule for customers who do not answer.`);
  const silent = silence(ticket.value, agreement, calendar);
  if (!silent) return refuse("NotWaitingForAnswer", "No answer from the customer is being waited for.");
  if (now < silent.endsAt) {
    return refuse("NotDueYet", `The customer has until ${said(around, silent.endsAt)} to answer.`);
  }
  const missing = rule.needsDocumentedContacts ? daysWithoutContact(calendar, silent.wait, silent.endsAt, now) : 0;
  if (missing === 0) return ticket;
  return refuse(
    "ContactsNotDocumented",
    `${agreement.shortName} asks for a contact on each day of the wait, and ${missing === 1 ? "one day has" : `${missing} days have`} none. Begin the wait anew and record each contact as an update.`,
  );
}

/** Fixed or worked around, with the words the customer is told (COV-52). Whatever was waited for ends first. */
export function decideResolve(
  state: TicketState,
  command: CommandOf<"ResolveTicket">,
  context: CommandContext,
): Decided {
  const may = mayResolve(state);
  if (!may.ok) return may;
  const { how, text, confirmed } = command;
  const facts: TicketFact[] = [...endOfWaits(may.value.waits, "resolved"), { type: "TicketResolved", how, text }];
  if (confirmed) facts.push({ type: "ResolutionConfirmed", ...confirmed });
  return ok(facts.map((fact) => ({ ...fact, ...metaOf(context) })));
}

export function decideConfirm(
  state: TicketState,
  command: CommandOf<"ConfirmResolution">,
  context: CommandContext,
): Decided {
  const may = mayConfirm(state);
  if (!may.ok) return may;
  const resolvedAt = may.value.resolution.at;
  if (context.now < resolvedAt) return tooEarly(context, "it was resolved", resolvedAt);
  const { confirmedBy, how } = command;
  return ok([{ type: "ResolutionConfirmed", confirmedBy, how, ...metaOf(context) }]);
}

/** Resolved for want of an answer; Columbia closes it with that (CPS-29), Coventry leaves it resolved (COV-50). */
export function decideResolveWithoutAnswer(
  state: TicketState,
  _command: CommandOf<"ResolveWithoutAnswer">,
  context: CommandContext,
): Decided {
  const may = mayResolveWithoutAnswer(state, context);
  if (!may.ok) return may;
  const silent = silenceOf(may.value, context);
  const text = "The customer did not answer in the time the agreement gives.";
  const facts: TicketFact[] = [
    ...endOfWaits(may.value.waits, "resolved").map((ended) => ({ ...ended, ...silent })),
    { type: "TicketResolved", how: "no-response", text, ...silent },
  ];
  if (context.agreement.closure.noResponse?.outcome === "closed") {
    facts.push({ type: "TicketClosed", why: "no-response", text });
  }
  return ok(facts.map((fact) => ({ ...fact, ...metaOf(context) })));
}

/** Of what the silence consisted, so that a late truth about it outweighs what the timer took for granted. */
function silenceOf(ticket: OpenTicket, { agreement, calendar }: Around): Pick<FactOf<"TicketResolved">, "silence"> {
  const silent = silence(ticket, agreement, calendar);
  if (silent === null) return {};
  const { waitId, from, contactedAt } = silent.wait;
  const countsFromContact = agreement.closure.noResponse?.countedFrom === "last-contact";
  return { silence: { waitId, lastContactAt: countsFromContact ? Math.max(from, ...contactedAt) : null } };
}
