import { closesItselfAt } from "../../agreement/ending-limits.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { TicketEvent, TicketFact } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { OpenTicket, ResolvedTicket, TicketState, UnverifiedTicket } from "../state.ts";
import { waitsOf } from "../ticket-parts.ts";
import type { Around } from "./standing.ts";
import { metaOf, notClosed, resolvedTicket, said } from "./standing.ts";
import { endOfWaits } from "./waiting.ts";

type Close = CommandOf<"CloseTicket">;
type Closable = OpenTicket | UnverifiedTicket | ResolvedTicket;

/** Any ticket short of closed may be closed for some reason; which reasons, `closeReasons` says. */
export function mayClose(state: TicketState): Result<Closable, Rejection> {
  return notClosed(state);
}

/** The reasons that hold for this ticket now; what blames somebody stands last. */
export function closeReasons(ticket: Closable, around: Around): readonly Close["why"][] {
  const all: Close["why"][] = [
    "confirmed",
    "completed",
    "time-passed",
    "withdrawn",
    "duplicate",
    "advice-not-followed",
  ];
  return all.filter((why) => whyFault(ticket, why, around) === undefined);
}

/** Closed for good: after the customer's word where the agreement wants it sought, or because there is nothing left to do. */
export function decideClose(
  state: TicketState,
  command: Close,
  context: CommandContext,
): Result<TicketEvent[], Rejection> {
  const may = mayClose(state);
  if (!may.ok) return may;
  const fault = reasonFault(may.value, command, context) ?? textFault(command) ?? duplicateFault(may.value, command);
  if (fault) return fault;
  const { why, text, duplicateOf } = command;
  const facts: TicketFact[] = endOfWaits(waitsOf(may.value), "closed");
  if (duplicateOf && !isLinkedTo(may.value, duplicateOf)) {
    facts.push({ type: "TicketLinked", other: duplicateOf, relation: "duplicate-of" });
  }
  facts.push({ type: "TicketClosed", why, text });
  return ok(facts.map((fact) => ({ ...fact, ...metaOf(context) })));
}

/** What another tool closed after a resolution stays closed: nobody can ask that customer for a confirmation now. */
function reasonFault(ticket: Closable, { why }: Close, context: CommandContext): Err<Rejection> | undefined {
  const isImported = context.by.kind === "import" && ticket.status === "resolved";
  return isImported ? undefined : whyFault(ticket, why, context);
}

function whyFault(ticket: Closable, why: Close["why"], around: Around): Err<Rejection> | undefined {
  switch (why) {
    case "confirmed":
    case "completed":
    case "time-passed": {
      const resolved = resolvedTicket(ticket);
      return resolved.ok ? endingFault(resolved.value, why, around) : resolved;
    }
    case "advice-not-followed":
    case "duplicate":
    case "withdrawn":
      return undefined;
  }
}

function endingFault(
  ticket: ResolvedTicket,
  why: "confirmed" | "completed" | "time-passed",
  around: Around,
): Err<Rejection> | undefined {
  if (why === "time-passed") return timeFault(ticket, around);
  if (ticket.resolution.confirmation) return undefined;
  if (why === "confirmed") {
    return refuse("ConfirmationNeeded", "Nobody has confirmed it yet. Record who confirmed it, and how.");
  }
  if (!around.agreement.closure.confirmation.required || ticket.resolution.soughtAt !== null) return undefined;
  return refuse(
    "ConfirmationNeeded",
    `${around.agreement.shortName} wants the customer asked before closing. Send an update with the resolution, or record the confirmation.`,
  );
}

/** Closing by time is for the moment the agreement names and after (STK-54); exactly at it counts. */
function timeFault(ticket: ResolvedTicket, around: Around): Err<Rejection> | undefined {
  const closesAt = closesItselfAt(around.agreement.closure, around.calendar, ticket.resolution.at);
  if (closesAt === null) {
    return refuse("NoSuchRule", `${around.agreement.shortName} closes nothing by itself. Close it for another reason.`);
  }
  if (around.now >= closesAt) return undefined;
  return refuse("NotDueYet", `It closes by itself at ${said(around, closesAt)}, unless it is reopened before.`);
}

function textFault({ why, text }: Close): Err<Rejection> | undefined {
  if (text !== "" || (why !== "withdrawn" && why !== "advice-not-followed")) return undefined;
  return refuse(
    "CloseReasonNeedsText",
    why === "withdrawn" ? "Say who withdrew it and why." : "Say which advice was not followed.",
  );
}

/** The surviving ticket has to be named. */
function duplicateFault(ticket: Closable, { why, duplicateOf }: Close): Err<Rejection> | undefined {
  if (duplicateOf === ticket.ticketId) return refuse("LinkToItself", "A ticket cannot be a duplicate of itself.");
  if (why !== "duplicate" || duplicateOf || ticket.links.some((link) => link.relation === "duplicate-of")) {
    return undefined;
  }
  return refuse("DuplicateOfNothing", "Say of which ticket it is a duplicate: that one stays open.");
}

function isLinkedTo(ticket: Closable, other: string): boolean {
  return ticket.links.some((link) => link.other === other && link.relation === "duplicate-of");
}

/** True to the timers only while the ticket stands resolved and the time has come. */
export function mayCloseAfterTime(state: TicketState, around: Around): Result<ResolvedTicket, Rejection> {
  const ticket = resolvedTicket(state);
  return ticket.ok ? (timeFault(ticket.value, around) ?? ticket) : ticket;
}

export function decideCloseAfterTime(
  state: TicketState,
  _command: CommandOf<"CloseAfterTime">,
  context: CommandContext,
): Result<TicketEvent[], Rejection> {
  const may = mayCloseAfterTime(state, context);
  if (!may.ok) return may;
  const text = "Closed by itself after the time the agreement gives.";
  const resolvedAt = may.value.resolution.at;
  return ok([{ type: "TicketClosed", why: "time-passed", text, resolvedAt, ...metaOf(context) }]);
}
