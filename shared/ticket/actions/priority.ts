import { z } from "zod";
import { prose } from "../../kernel/input-schemas.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { AgreedInput, ProposalInput, priorityId } from "../command-parts.ts";
import type { TicketEvent } from "../events.ts";
import type { AgreedHow } from "../listed-words.ts";
import { downgradeFault, priorityFault } from "../priority-rules.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { unfinished } from "../standing.ts";
import type { OpenTicket, TicketState, UnverifiedTicket } from "../state.ts";
import { type CommandContext, DESK, metaOf, PRIORITY_CLASHES, ticketAction } from "../ticket-context.ts";

type Prioritised = OpenTicket | UnverifiedTicket;

const reason = prose("The reason");
const clashesWith = PRIORITY_CLASHES;

/** Neither a proposal nor a change goes past a dispute that is not settled. */
function mayPropose(state: TicketState): Result<Prioritised, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok || ticket.value.priority.agreement !== "disputed") return ticket;
  return refuse({ kind: "PriorityDisputed", isAgain: false });
}

function mayDispute(state: TicketState): Result<Prioritised, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok || ticket.value.priority.agreement !== "disputed") return ticket;
  return refuse({ kind: "PriorityDisputed", isAgain: true });
}

function maySettle(state: TicketState): Result<Prioritised, Rejection> {
  const ticket = unfinished(state);
  if (!ticket.ok || ticket.value.priority.agreement === "disputed") return ticket;
  return refuse({ kind: "PriorityNotDisputed" });
}

/** What stands against a ticket's running on a priority from now on. */
function changeFault(
  ticket: Prioritised,
  to: string,
  why: string,
  context: CommandContext,
): Err<Rejection> | undefined {
  const { agreement } = context;
  return priorityFault(agreement, ticket.kind, to) ?? downgradeFault(agreement, ticket.priority.current, to, why);
}

/** The change that goes before, where it is another priority than the one in force. */
function changed(ticket: Prioritised, to: string, why: string, context: CommandContext): TicketEvent[] {
  const from = ticket.priority.current;
  return from === to ? [] : [{ type: "PriorityChanged", from, to, reason: why, ...metaOf(context) }];
}

interface Agreed {
  readonly agreedWith: string;
  readonly how: AgreedHow;
}

function agreedTo(priority: string, { agreedWith, how }: Agreed, context: CommandContext): TicketEvent {
  return { type: "PriorityAgreed", priority, agreedWith, how, ...metaOf(context) };
}

function agreedWords({ agreedWith, how }: Agreed): string {
  return `Agreed with ${agreedWith} ${how.replaceAll("-", " ")}`;
}

/** Why the priority changed where the analyst gave no reason but what the caller disputes. */
const PROPOSED_BY_DESK = "Proposed by the desk; the caller disagrees";

const DisputeInput = z.strictObject({
  /** What the analyst proposes now, where it is another than the one in force; the ticket then runs on it. */
  priority: priorityId.optional(),
  reason: reason.optional(),
  callerWants: priorityId,
  callerSays: prose("What the caller says"),
});

function disputed(
  state: TicketState,
  { priority: proposed, reason: why = "", callerWants, callerSays }: z.output<typeof DisputeInput>,
  context: CommandContext,
): Result<readonly TicketEvent[], Rejection> {
  const may = mayDispute(state);
  if (!may.ok) return may;
  const ticket = may.value;
  const priority = proposed ?? ticket.priority.current;
  const fault =
    changeFault(ticket, priority, why, context) ?? priorityFault(context.agreement, ticket.kind, callerWants);
  if (fault) return fault;
  if (callerWants === priority) return refuse({ kind: "CallerWantsSamePriority", priority });
  return ok([
    ...changed(ticket, priority, why || PROPOSED_BY_DESK, context),
    { type: "PriorityDisputed", priority, callerWants, callerSays, ...metaOf(context) },
  ]);
}

/** A reason, or the name of who agreed, or both: no priority changes without a record of why or with whom. */
const ChangeInput = z.strictObject({
  priority: priorityId,
  reason: reason.optional(),
  agreed: AgreedInput.optional(),
});

function changedTo(
  state: TicketState,
  { priority, reason: why = "", agreed }: z.output<typeof ChangeInput>,
  context: CommandContext,
): Result<readonly TicketEvent[], Rejection> {
  const ticket = mayPropose(state);
  if (!ticket.ok) return ticket;
  if (priority === ticket.value.priority.current) return refuse({ kind: "PriorityUnchanged", priority });
  if (why === "" && !agreed) return refuse({ kind: "ChangeNeedsReasonOrAgreement" });
  const fault = changeFault(ticket.value, priority, why, context);
  if (fault) return fault;
  return ok([
    ...changed(ticket.value, priority, why || (agreed ? agreedWords(agreed) : ""), context),
    ...(agreed ? [agreedTo(priority, agreed, context)] : []),
  ]);
}

export const priorityActions = {
  /** Both agree. If it is another priority than the one in force, the change is an event of its own. */
  AgreePriority: ticketAction({
    type: "AgreePriority",
    who: DESK,
    clashesWith,
    input: AgreedInput.extend({ priority: priorityId, reason: reason.optional() }),
    may: unfinished,
    decide: (state, { priority, agreedWith, how, reason: why = "" }, context) => {
      const ticket = unfinished(state);
      if (!ticket.ok) return ticket;
      const fault = changeFault(ticket.value, priority, why, context);
      if (fault) return fault;
      const agreed = { agreedWith, how };
      return ok([
        ...changed(ticket.value, priority, why || agreedWords(agreed), context),
        agreedTo(priority, agreed, context),
      ]);
    },
  }),
  /** What the caller says and what the analyst proposes. The ticket runs on the proposal until another is agreed. */
  ProposePriority: ticketAction({
    type: "ProposePriority",
    who: DESK,
    clashesWith,
    input: ProposalInput.extend({ priority: priorityId }),
    may: mayPropose,
    decide: (state, { priority, impact, urgency, callerSays, callerWants }, context) => {
      const ticket = mayPropose(state);
      if (!ticket.ok) return ticket;
      const { current, agreement } = ticket.value.priority;
      if (priority !== current && agreement !== "proposed") {
        return refuse({ kind: "PriorityAlreadyAgreed", priority: current, agreement });
      }
      const fault =
        changeFault(ticket.value, priority, "", context) ??
        priorityFault(context.agreement, ticket.value.kind, callerWants ?? current);
      const said = { priority, impact, urgency, callerSays, callerWants };
      return fault ?? ok([{ type: "PriorityProposed", ...said, ...metaOf(context) }]);
    },
  }),
  /**
   * The ticket runs on the analyst's priority and goes to whoever decides, with a clock of its own. Refuses a caller who
   * wants the same, and a downgrade without the reason its agreement asks for (COV-57).
   */
  DisputePriority: ticketAction({
    type: "DisputePriority",
    who: DESK,
    clashesWith,
    input: DisputeInput,
    may: mayDispute,
    decide: disputed,
  }),
  /** The team leader's word (STK-23). It need not be what the caller wanted; the reason is kept. */
  SettleDispute: ticketAction({
    type: "SettleDispute",
    who: ["team-leader"],
    clashesWith,
    input: z.strictObject({ priority: priorityId, reason }),
    may: maySettle,
    decide: (state, { priority, reason: why }, context) => {
      const ticket = maySettle(state);
      if (!ticket.ok) return ticket;
      const fault = changeFault(ticket.value, priority, why, context);
      if (fault) return fault;
      return ok([
        ...changed(ticket.value, priority, why, context),
        { type: "DisputeSettled", priority, reason: why, ...metaOf(context) },
      ]);
    },
  }),
  ChangePriority: ticketAction({
    type: "ChangePriority",
    who: DESK,
    clashesWith,
    input: ChangeInput,
    may: mayPropose,
    decide: changedTo,
  }),
} as const;
