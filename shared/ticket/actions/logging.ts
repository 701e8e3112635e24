import { z } from "zod";
import { Channel, TicketKind } from "../../agreement/source.ts";
import { asId } from "../../kernel/ids.ts";
import { idText, line, namedValues, optionalProse } from "../../kernel/input-schemas.ts";
import type { Err } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { AgreedInput, agreementId, CallerInput, ProposalInput, priorityId } from "../command-parts.ts";
import type { TicketEvent } from "../events.ts";
import { intakeFault } from "../intake-rules.ts";
import { LINK_RELATIONS, VERIFICATIONS } from "../listed-words.ts";
import { priorityFault } from "../priority-rules.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { Caller, TicketState } from "../state.ts";
import { type CommandContext, DESK, metaOf, ticketAction } from "../ticket-context.ts";
import { team } from "./handling.ts";
import { ResolveInput, resolution } from "./resolving.ts";

/** The whole call in one pass: what it is, what was proposed, and whether the caller agreed (`agreed`), disputes it, or was not asked. */
const LogInput = z
  .strictObject({
    kind: TicketKind,
    agreementId,
    channel: Channel,
    priority: priorityId,
    /** Whose call it is, where the desk knows the place; `site` is what it is called. */
    customer: idText("customer").optional(),
    site: line("The site"),
    caller: CallerInput,
    summary: line("The summary"),
    details: optionalProse("The details"),
    answers: namedValues(optionalProse("The answer")),
    verification: z.enum(VERIFICATIONS),
    proposal: ProposalInput.optional(),
    agreed: AgreedInput.optional(),
    disputed: z.literal(true).optional(),
    owner: idText("person").optional(),
    team: team.optional(),
    /** Dealt with while the caller was on the line: logged and resolved in one step. */
    resolved: ResolveInput.optional(),
    /** A new record that follows from an old one: a recurrence, a continuation after no answer (STK-55, COV-51, COV-76). */
    link: z.strictObject({ other: idText("ticket"), relation: z.enum(LINK_RELATIONS) }).optional(),
  })
  .refine((log) => !(log.agreed && log.disputed), {
    path: ["disputed"],
    error: "A priority is either agreed or disputed, not both.",
  })
  .refine((log) => !log.disputed || (log.proposal?.callerWants ?? null) !== null, {
    path: ["proposal", "callerWants"],
    error: "A disputed priority needs the priority the caller wants.",
  });
export type LogInput = Readonly<z.output<typeof LogInput>>;

function mayLog(state: TicketState) {
  return state.status === "none" ? ok(state) : refuse({ kind: "TicketAlreadyLogged", reference: state.reference });
}

function priorityFaults(log: LogInput, { agreement }: CommandContext): Err<Rejection> | undefined {
  const wants = log.proposal?.callerWants ?? log.priority;
  const unknown = priorityFault(agreement, log.kind, log.priority) ?? priorityFault(agreement, log.kind, wants);
  if (unknown || !log.disputed || log.proposal?.callerWants !== log.priority) return unknown;
  return refuse({ kind: "CallerWantsSamePriority", priority: log.priority });
}

/** Nothing is done for a caller who is not verified yet. */
function resolvedTooSoon(log: LogInput, { reference }: CommandContext): Err<Rejection> | undefined {
  if (log.resolved === undefined || log.verification !== "pending") return undefined;
  return refuse({ kind: "TicketNotVerified", reference });
}

function logged(log: LogInput, context: CommandContext): TicketEvent {
  return {
    type: "TicketLogged",
    ticketId: asId(context.stream),
    reference: context.reference,
    kind: log.kind,
    agreementId: context.agreement.id,
    agreementVersion: context.agreement.version,
    channel: log.channel,
    priority: log.priority,
    ...(log.customer === undefined ? {} : { customer: log.customer }),
    site: log.site,
    caller: callerOf(log),
    summary: log.summary,
    details: log.details,
    answers: log.answers,
    verification: log.verification,
    ...metaOf(context),
  };
}

/** Leaves out what was not given, so that a stored caller has no empty fields. */
function callerOf({ caller: { name, phone, email } }: LogInput): Caller {
  return { name, ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
}

function proposed({ priority, proposal }: LogInput, context: CommandContext): TicketEvent[] {
  if (proposal === undefined) return [];
  const { impact, urgency, callerSays, callerWants } = proposal;
  return [{ type: "PriorityProposed", priority, impact, urgency, callerSays, callerWants, ...metaOf(context) }];
}

function agreedOrNot({ priority, proposal, agreed, disputed }: LogInput, context: CommandContext): TicketEvent[] {
  const meta = metaOf(context);
  if (agreed) return [{ type: "PriorityAgreed", priority, agreedWith: agreed.agreedWith, how: agreed.how, ...meta }];
  const callerWants = proposal?.callerWants ?? null;
  if (!disputed || proposal === undefined || callerWants === null) return [];
  return [{ type: "PriorityDisputed", priority, callerWants, callerSays: proposal.callerSays, ...meta }];
}

function assigned({ owner, team: given }: LogInput, context: CommandContext): TicketEvent[] {
  if (owner === undefined && given === undefined) return [];
  return [{ type: "TicketAssigned", owner: owner ?? null, team: given ?? null, ...metaOf(context) }];
}

function linked({ link }: LogInput, context: CommandContext): TicketEvent[] {
  return link ? [{ type: "TicketLinked", other: link.other, relation: link.relation, ...metaOf(context) }] : [];
}

export const loggingActions = {
  /** Logged, and in the same breath proposed, agreed or disputed, assigned, linked. */
  LogTicket: ticketAction({
    type: "LogTicket",
    who: DESK,
    clashesWith: [],
    input: LogInput,
    may: mayLog,
    decide: (state, log, context) => {
      const may = mayLog(state);
      if (!may.ok) return may;
      const fault = intakeFault(log, context) ?? priorityFaults(log, context) ?? resolvedTooSoon(log, context);
      if (fault) return fault;
      return ok([
        logged(log, context),
        ...proposed(log, context),
        ...agreedOrNot(log, context),
        ...assigned(log, context),
        ...linked(log, context),
        ...(log.resolved === undefined ? [] : resolution(log.resolved, context)),
      ]);
    },
  }),
} as const;
