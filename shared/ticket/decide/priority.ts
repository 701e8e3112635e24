import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { FactOf, TicketEvent } from "../events.ts";
import type { AgreedHow } from "../listed-words.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { OpenTicket, TicketState, UnverifiedTicket } from "../state.ts";
import { downgradeReasoned, knownPriority } from "./priority-rules.ts";
import { metaOf, unfinished } from "./standing.ts";

type Prioritised = OpenTicket | UnverifiedTicket;
type Decided = Result<TicketEvent[], Rejection>;

const NO_SETTLING =
  "The priority is disputed. Let the dispute be settled, or record what the caller has now agreed to.";

/** A priority can be spoken about until the ticket is resolved, verified or not. */
export function mayAgree(state: TicketState): Result<Prioritised, Rejection> {
  return unfinished(state);
}

/** Neither a proposal nor a change goes past a dispute that is not settled. */
export function mayPropose(state: TicketState): Result<Prioritised, Rejection> {
  const ticket = unfinished(state);
  return ticket.ok && ticket.value.priority.agreement === "disputed" ? refuse("PriorityDisputed", NO_SETTLING) : ticket;
}

export function mayDispute(state: TicketState): Result<Prioritised, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok || ticket.value.priority.agreement !== "disputed") return ticket;
  return refuse("PriorityDisputed", "The dispute is recorded already and waits to be settled.");
}

export function maySettle(state: TicketState): Result<Prioritised, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok || ticket.value.priority.agreement === "disputed") return ticket;
  return refuse("PriorityNotDisputed", "Nobody disputes this priority. To change it, use Change priority.");
}

/** What the caller says and what the analyst proposes. The ticket runs on the proposal until another is agreed. */
export function decidePropose(
  state: TicketState,
  command: CommandOf<"ProposePriority">,
  context: CommandContext,
): Decided {
  const may = mayPropose(state);
  if (!may.ok) return may;
  const { current, agreement } = may.value.priority;
  if (command.priority !== current && agreement !== "proposed") {
    return refuse(
      "PriorityAlreadyAgreed",
      `${current} is ${agreement} already. Change the priority with a reason, or record what the caller agrees to now.`,
    );
  }
  const fault = priorityFault(may.value, command.priority, "", context) ?? wantedFault(may.value, command, context);
  return fault ?? ok([{ ...command, type: "PriorityProposed", ...metaOf(context) }]);
}

/** Both agree. If it is another priority than the one in force, the change is an event of its own. */
export function decideAgree(state: TicketState, command: CommandOf<"AgreePriority">, context: CommandContext): Decided {
  const may = mayAgree(state);
  if (!may.ok) return may;
  const { priority, agreedWith, how, reason = "" } = command;
  const fault = priorityFault(may.value, priority, reason, context);
  if (fault) return fault;
  return ok(
    stamped([...changed(may.value, priority, reason || agreedWords(agreedWith, how)), agreedTo(command)], context),
  );
}

/**
 * The ticket runs on the analyst's priority and goes to whoever decides, with a clock of its own. Where the analyst
 * proposes another priority than the one in force, the change is an event of its own, before the dispute. Refuses a
 * caller who wants the same, and a downgrade without the reason its agreement asks for (COV-57).
 */
export function decideDispute(
  state: TicketState,
  command: CommandOf<"DisputePriority">,
  context: CommandContext,
): Decided {
  const may = mayDispute(state);
  if (!may.ok) return may;
  const { callerWants, callerSays, reason = "" } = command;
  const priority = command.priority ?? may.value.priority.current;
  const fault = priorityFault(may.value, priority, reason, context);
  if (fault) return fault;
  const known = knownPriority(context.agreement, may.value.kind, callerWants);
  if (!known.ok) return known;
  if (callerWants === priority) {
    return refuse("CallerWantsSamePriority", `The caller wants ${priority} too: record it as agreed.`);
  }
  const disputed = { type: "PriorityDisputed" as const, priority, callerWants, callerSays };
  return ok(stamped([...changed(may.value, priority, reason || PROPOSED_BY_DESK), disputed], context));
}

/** Why the priority changed where the analyst gave no reason but what the caller disputes. */
const PROPOSED_BY_DESK = "Proposed by the desk; the caller disagrees";

/** The team leader's word. It need not be what the caller wanted; the reason is kept. */
export function decideSettle(
  state: TicketState,
  command: CommandOf<"SettleDispute">,
  context: CommandContext,
): Decided {
  const may = maySettle(state);
  if (!may.ok) return may;
  const { priority, reason } = command;
  const fault = priorityFault(may.value, priority, reason, context);
  if (fault) return fault;
  return ok(
    stamped([...changed(may.value, priority, reason), { type: "DisputeSettled" as const, priority, reason }], context),
  );
}

/** Another priority, with a reason or with the caller's agreement: never without a record of one of them. */
export function decideChange(
  state: TicketState,
  command: CommandOf<"ChangePriority">,
  context: CommandContext,
): Decided {
  const may = mayPropose(state);
  if (!may.ok) return may;
  const { priority, reason = "", agreed } = command;
  if (priority === may.value.priority.current) {
    return refuse("PriorityUnchanged", `The priority is ${priority} already.`);
  }
  if (reason === "" && !agreed) {
    return refuse("ChangeNeedsReasonOrAgreement", "Give the reason for the change, or record who agreed to it.");
  }
  const fault = priorityFault(may.value, priority, reason, context);
  if (fault) return fault;
  const why = reason || (agreed ? agreedWords(agreed.agreedWith, agreed.how) : "");
  return ok(
    stamped([...changed(may.value, priority, why), ...(agreed ? [agreedTo({ priority, ...agreed })] : [])], context),
  );
}

function priorityFault(ticket: Prioritised, to: string, reason: string, { agreement }: CommandContext) {
  const known = knownPriority(agreement, ticket.kind, to);
  if (!known.ok) return known;
  const reasoned = downgradeReasoned(agreement, ticket.priority.current, to, reason);
  return reasoned.ok ? undefined : reasoned;
}

function wantedFault(
  ticket: Prioritised,
  { callerWants }: CommandOf<"ProposePriority">,
  { agreement }: CommandContext,
) {
  const known = knownPriority(agreement, ticket.kind, callerWants ?? ticket.priority.current);
  return known.ok ? undefined : known;
}

function changed(ticket: Prioritised, to: string, reason: string): FactOf<"PriorityChanged">[] {
  const from = ticket.priority.current;
  return from === to ? [] : [{ type: "PriorityChanged", from, to, reason }];
}

function agreedTo({ priority, agreedWith, how }: Omit<FactOf<"PriorityAgreed">, "type">): FactOf<"PriorityAgreed"> {
  return { type: "PriorityAgreed", priority, agreedWith, how };
}

function agreedWords(agreedWith: string, how: AgreedHow): string {
  return `Agreed with ${agreedWith} ${how.replaceAll("-", " ")}`;
}

function stamped<Fact extends object>(facts: readonly Fact[], context: CommandContext) {
  const meta = metaOf(context);
  return facts.map((fact) => ({ ...fact, ...meta }));
}
