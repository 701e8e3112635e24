import { z } from "zod";
import type { AgreementDocument } from "../../agreement/agreement.ts";
import { waitRule } from "../../agreement/lookup.ts";
import type { Role } from "../../agreement/roles.ts";
import type { WaitRule } from "../../agreement/rules-schema.ts";
import { WaitKind } from "../../agreement/source.ts";
import { asId } from "../../kernel/ids.ts";
import { idText, instant, line, optionalProse, prose } from "../../kernel/input-schemas.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { FactOf, TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { openTicket } from "../standing.ts";
import type { OpenTicket, TicketState, WaitInProgress } from "../state.ts";
import { type Around, type CommandContext, DESK, metaOf, ticketAction } from "../ticket-context.ts";

/** The help desk itself: it approves Hold (CAL-21). */
export const APPROVERS: readonly Role[] = ["analyst", "team-leader"];

/** Begins a wait. Whether a clock stands still is the agreement's decision. `note`: e.g. order details (CPS-30), kept as a note. */
const PauseInput = z.strictObject({
  kind: WaitKind,
  reason: line("The reason for waiting"),
  party: optionalProse("Who the desk is waiting for"),
  expectedAt: instant("The expected moment").nullable(),
  customerTold: z.boolean(),
  approvedBy: idText("person").nullable(),
  note: prose("The note").optional(),
});
type Pause = z.output<typeof PauseInput>;

/** The waits that could begin now: those the agreement knows and that are not in progress. */
export function waitsOffered(ticket: OpenTicket, agreement: AgreementDocument): readonly WaitRule[] {
  return agreement.waits.filter((rule) => !ticket.waits.some((wait) => wait.kind === rule.kind));
}

function mayPause(state: TicketState, { agreement }: Around): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok || waitsOffered(ticket.value, agreement).length > 0) return ticket;
  return agreement.waits.length === 0
    ? refuse({ kind: "WaitNotInAgreement", wait: "any" })
    : refuse({ kind: "AlreadyWaiting", wait: "every" });
}

function mayResume(state: TicketState): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok || ticket.value.waits.length > 0) return ticket;
  return refuse({ kind: "WaitNotInProgress", wait: "any" });
}

/** What the agreement wants on record for this wait and the command does not say yet, in the agreement's order. */
export function stillNeeded(rule: WaitRule, wait: Pause): WaitRule["requires"] {
  return rule.requires.filter((need) => !isGiven(need, rule, wait));
}

function isGiven(need: WaitRule["requires"][number], rule: WaitRule, wait: Pause): boolean {
  switch (need) {
    case "party":
      return wait.party !== "";
    case "note": // a reason that is not one of the ready-made ones is a note
      return wait.note !== undefined || !rule.reasons.includes(wait.reason);
    case "expected-at":
      return wait.expectedAt !== null;
    case "customer-told":
      return wait.customerTold;
    case "approved-by":
      return wait.approvedBy !== null;
  }
}

/** What the agreement wants on record: approval for Hold (CAL-21), customer told and a date for third parties (COV-63), order details (CPS-30). */
function recordFault(rule: WaitRule, wait: Pause, context: CommandContext): Err<Rejection> | undefined {
  // What another tool paused was paused: its log seldom says who approved it, and nobody can be asked now.
  if (context.by.kind === "import") return undefined;
  const missing = stillNeeded(rule, wait);
  if (missing.length > 0) return refuse({ kind: "WaitNeedsMore", wait: rule.kind, missing });
  const { approvedBy } = wait;
  if (approvedBy === null || !rule.requires.includes("approved-by")) return undefined;
  const mayApprove = context.rolesOf(approvedBy).some((role) => APPROVERS.includes(role));
  return mayApprove ? undefined : refuse({ kind: "ApproverNotAllowed", wait: rule.kind, approver: approvedBy });
}

function momentFault({ expectedAt }: Pause, { now }: Around): Err<Rejection> | undefined {
  if (expectedAt === null || expectedAt > now) return undefined;
  return refuse({ kind: "ExpectedMomentPassed", expectedAt, now });
}

/** A wait begins: of a kind the agreement has, not twice at once, with all the agreement wants recorded. */
function begun(state: TicketState, wait: Pause, context: CommandContext): Result<readonly TicketEvent[], Rejection> {
  const ticket = mayPause(state, context);
  if (!ticket.ok) return ticket;
  const { kind, reason, party, expectedAt, customerTold, approvedBy, note } = wait;
  const rule = waitRule(context.agreement, kind);
  if (!rule) return refuse({ kind: "WaitNotInAgreement", wait: kind });
  const isInProgress = ticket.value.waits.some((other) => other.kind === kind);
  if (isInProgress) return refuse({ kind: "AlreadyWaiting", wait: kind });
  const fault = recordFault(rule, wait, context) ?? momentFault(wait, context);
  if (fault) return fault;
  const waitId = asId<"wait">(context.newId(0));
  const meta = metaOf(context);
  const started = { type: "WaitStarted", waitId, kind, reason, party, expectedAt, customerTold, approvedBy } as const;
  const noted = note === undefined ? [] : [{ type: "NoteAdded", text: note, ...meta } as const];
  return ok([{ ...started, ...meta }, ...noted]);
}

export const waitingActions = {
  PauseClock: ticketAction({
    type: "PauseClock",
    who: DESK,
    clashesWith: ["WaitStarted", "WaitEnded"],
    input: PauseInput,
    may: mayPause,
    decide: begun,
  }),
  /** What was waited for came, or will not come. */
  ResumeClock: ticketAction({
    type: "ResumeClock",
    who: DESK,
    clashesWith: ["WaitStarted", "WaitEnded"],
    input: z.strictObject({ waitId: idText("wait"), outcome: prose("What came of it") }),
    may: mayResume,
    decide: (state, { waitId, outcome }, context) => {
      const ticket = mayResume(state);
      if (!ticket.ok) return ticket;
      const isInProgress = ticket.value.waits.some((wait) => wait.waitId === waitId);
      if (!isInProgress) return refuse({ kind: "WaitNotInProgress", wait: "this" });
      return ok([{ type: "WaitEnded", waitId, outcome, ...metaOf(context) }]);
    },
  }),
} as const;

/** Ends whatever is still waited for, before the ticket is resolved or closed. */
export function endOfWaits(waits: readonly WaitInProgress[], because: "resolved" | "closed"): FactOf<"WaitEnded">[] {
  return waits.map(({ waitId }) => ({ type: "WaitEnded", waitId, outcome: `The ticket was ${because}.`, because }));
}
