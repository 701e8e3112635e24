import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { FactOf, TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { Caller, TicketState } from "../state.ts";
import { intakeFault } from "./intake-rules.ts";
import { knownPriority } from "./priority-rules.ts";
import { metaOf } from "./standing.ts";

type Log = CommandOf<"LogTicket">;

/** The whole call in one pass: logged, and in the same breath proposed, agreed or disputed, assigned, linked. */
export function decideLog(state: TicketState, log: Log, context: CommandContext): Result<TicketEvent[], Rejection> {
  if (state.status !== "none") return refuse("TicketAlreadyLogged", `${state.reference} is logged already.`);
  const fault = intakeFault(log, context);
  if (fault) return fault;
  for (const priority of [log.priority, log.proposal?.callerWants ?? log.priority]) {
    const known = knownPriority(context.agreement, log.kind, priority);
    if (!known.ok) return known;
  }
  if (log.disputed && log.proposal?.callerWants === log.priority) {
    return refuse("CallerWantsSamePriority", `The caller wants ${log.priority} too: record it as agreed.`);
  }
  const meta = metaOf(context);
  const facts = [logged(log, context), ...proposed(log), ...agreed(log), ...assigned(log), ...linked(log)];
  return ok(facts.map((fact) => ({ ...fact, ...meta })));
}

function logged(log: Log, context: CommandContext): FactOf<"TicketLogged"> {
  const { kind, channel, priority, site, summary, details, answers, verification } = log;
  return {
    type: "TicketLogged",
    ticketId: context.ticketId,
    reference: context.reference,
    kind,
    agreementId: context.agreement.id,
    agreementVersion: context.agreement.version,
    channel,
    priority,
    site,
    caller: callerOf(log),
    summary,
    details,
    answers,
    verification,
  };
}

/** Leaves out what was not given, so that a stored caller has no empty fields. */
function callerOf({ caller: { name, phone, email } }: Log): Caller {
  return { name, ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
}

function proposed({ priority, proposal }: Log): FactOf<"PriorityProposed">[] {
  return proposal ? [{ type: "PriorityProposed", priority, ...proposal }] : [];
}

function agreed({ priority, proposal, agreed: agreement, disputed }: Log) {
  if (agreement) return [{ type: "PriorityAgreed" as const, priority, ...agreement }];
  if (!disputed) return [];
  const { callerWants, callerSays } = proposal ?? { callerWants: null, callerSays: "" };
  return [{ type: "PriorityDisputed" as const, priority, callerWants: callerWants ?? "", callerSays }];
}

function assigned({ owner, team }: Log) {
  if (owner === undefined && team === undefined) return [];
  return [{ type: "TicketAssigned" as const, owner: owner ?? null, team: team ?? null }];
}

function linked({ link }: Log) {
  return link ? [{ type: "TicketLinked" as const, ...link }] : [];
}
