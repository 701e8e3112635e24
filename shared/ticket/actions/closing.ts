import { z } from "zod";
import { closesItselfAt } from "../../agreement/ending-limits.ts";
import { idText, optionalProse } from "../../kernel/input-schemas.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { notClosed, resolvedTicket } from "../standing.ts";
import type { OpenTicket, ResolvedTicket, TicketState, UnverifiedTicket } from "../state.ts";
import { type Around, type CommandContext, DESK, ENDING_CLASHES, metaOf, ticketAction } from "../ticket-context.ts";
import { waitsOf } from "../ticket-parts.ts";
import { endOfWaits } from "./waiting.ts";

type Closable = OpenTicket | UnverifiedTicket | ResolvedTicket;

/** For which reasons a person may close; what blames somebody stands last. `no-response` is the agreement's own. */
export const CLOSE_REASONS = [
  "confirmed",
  "completed",
  "time-passed",
  "withdrawn",
  "duplicate",
  "advice-not-followed",
] as const;

const CloseInput = z.strictObject({
  why: z.enum(CLOSE_REASONS),
  text: optionalProse("The text"),
  duplicateOf: idText("ticket").optional(),
});
type Close = z.output<typeof CloseInput>;

/** The reasons that hold for this ticket now. */
export function closeReasons(ticket: Closable, around: Around): readonly Close["why"][] {
  return CLOSE_REASONS.filter((why) => whyFault(ticket, why, around) === undefined);
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
  { resolution }: ResolvedTicket,
  why: "confirmed" | "completed" | "time-passed",
  around: Around,
): Err<Rejection> | undefined {
  if (why === "time-passed") return timeFault(resolution.at, around);
  if (resolution.confirmation) return undefined;
  if (why === "confirmed") return refuse({ kind: "ConfirmationNeeded", because: "nobody-confirmed" });
  if (!around.agreement.closure.confirmation.required || resolution.soughtAt !== null) return undefined;
  return refuse({ kind: "ConfirmationNeeded", because: "not-asked" });
}

/** Closing by time is for the moment the agreement names and after (STK-54); exactly at it counts. */
export function timeFault(resolvedAt: number, { agreement, calendar, now }: Around): Err<Rejection> | undefined {
  const dueAt = closesItselfAt(agreement.closure, calendar, resolvedAt);
  if (dueAt === null) return refuse({ kind: "NoSuchRule", rule: "closing-by-time" });
  return now >= dueAt ? undefined : refuse({ kind: "NotDueYet", what: "closing", dueAt });
}

function textFault({ why, text }: Close): Err<Rejection> | undefined {
  if (text !== "" || (why !== "withdrawn" && why !== "advice-not-followed")) return undefined;
  return refuse({ kind: "CloseReasonNeedsText", why });
}

/** The surviving ticket has to be named. */
function duplicateFault(ticket: Closable, { why, duplicateOf }: Close): Err<Rejection> | undefined {
  if (duplicateOf === ticket.ticketId) return refuse({ kind: "LinkToItself", as: "duplicate" });
  const isNamed = duplicateOf !== undefined || ticket.links.some((link) => link.relation === "duplicate-of");
  return why === "duplicate" && !isNamed ? refuse({ kind: "DuplicateOfNothing" }) : undefined;
}

function isLinkedTo(ticket: Closable, other: string): boolean {
  return ticket.links.some((link) => link.other === other && link.relation === "duplicate-of");
}

/** Closed for good: after the customer's word where the agreement wants it sought, or because there is nothing left to do. */
function closed(state: TicketState, input: Close, context: CommandContext): Result<readonly TicketEvent[], Rejection> {
  const may = notClosed(state);
  if (!may.ok) return may;
  const ticket = may.value;
  const fault = reasonFault(ticket, input, context) ?? textFault(input) ?? duplicateFault(ticket, input);
  if (fault) return fault;
  const { why, text, duplicateOf } = input;
  const meta = metaOf(context);
  const events: TicketEvent[] = endOfWaits(waitsOf(ticket), "closed").map((end) => ({ ...end, ...meta }));
  if (duplicateOf && !isLinkedTo(ticket, duplicateOf)) {
    events.push({ type: "TicketLinked", other: duplicateOf, relation: "duplicate-of", ...meta });
  }
  events.push({ type: "TicketClosed", why, text, ...meta });
  return ok(events);
}

export const closingActions = {
  /** Any ticket short of closed may be closed for some reason; which reasons, `closeReasons` says. */
  CloseTicket: ticketAction({
    type: "CloseTicket",
    who: DESK,
    clashesWith: [...ENDING_CLASHES, "UpdateSent", "CustomerContacted"],
    input: CloseInput,
    may: notClosed,
    decide: closed,
  }),
} as const;
