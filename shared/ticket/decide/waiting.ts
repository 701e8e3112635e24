import type { AgreementDocument } from "../../agreement/agreement.ts";
import { waitRule } from "../../agreement/lookup.ts";
import type { WaitRule } from "../../agreement/rules-schema.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { FactOf, TicketEvent } from "../events.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import type { OpenTicket, TicketState, WaitInProgress } from "../state.ts";
import type { Around } from "./standing.ts";
import { metaOf, openTicket, said } from "./standing.ts";

type Decided = Result<TicketEvent[], Rejection>;
type Pause = CommandOf<"PauseClock">;

/** The waits that could begin now: those the agreement knows and that are not in progress. */
export function waitsOffered(ticket: OpenTicket, agreement: AgreementDocument): readonly WaitRule[] {
  return agreement.waits.filter((rule) => !ticket.waits.some((wait) => wait.kind === rule.kind));
}

export function mayPause(state: TicketState, { agreement }: Around): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok || waitsOffered(ticket.value, agreement).length > 0) return ticket;
  return agreement.waits.length === 0
    ? refuse(
        "WaitNotInAgreement",
        `${agreement.shortName} knows no waiting: the clock runs until the ticket is resolved.`,
      )
    : refuse("AlreadyWaiting", "Every wait the agreement knows is in progress. End one of them first.");
}

export function mayResume(state: TicketState): Result<OpenTicket, Rejection> {
  const ticket = openTicket(state);
  if (!ticket.ok || ticket.value.waits.length > 0) return ticket;
  return refuse("WaitNotInProgress", "Nothing is being waited for.");
}

/** A wait begins: of a kind the agreement has, not twice at once, with all the agreement wants recorded. */
export function decidePause(state: TicketState, command: Pause, context: CommandContext): Decided {
  const may = mayPause(state, context);
  if (!may.ok) return may;
  const rule = waitRule(context.agreement, command.kind);
  if (!rule) return notInAgreement(command, context.agreement);
  // What another tool paused was paused: its log seldom says who approved it, and nobody can be asked now.
  const isImported = context.by.kind === "import";
  const fault =
    clashFault(may.value, rule, command) ??
    (isImported ? undefined : recordFault(rule, command)) ??
    momentFault(command, context);
  if (fault) return fault;
  const { type: _, note, ...started } = command;
  const events: TicketEvent[] = [{ type: "WaitStarted", ...started, ...metaOf(context) }];
  if (note !== undefined) events.push({ type: "NoteAdded", text: note, ...metaOf(context) });
  return ok(events);
}

function notInAgreement({ kind }: Pause, agreement: AgreementDocument): Err<Rejection> {
  const known = agreement.waits.map((rule) => rule.label).join(", ");
  return refuse("WaitNotInAgreement", `${agreement.shortName} has no wait of the kind "${kind}". It has: ${known}.`);
}

function clashFault(ticket: OpenTicket, rule: WaitRule, command: Pause): Err<Rejection> | undefined {
  if (ticket.waits.some((wait) => wait.kind === command.kind)) {
    return refuse("AlreadyWaiting", `"${rule.label}" is in progress already. End it before it begins again.`);
  }
  if ([...ticket.waits, ...ticket.endedWaits].some((wait) => wait.waitId === command.waitId)) {
    return refuse("WaitIdTaken", "This wait was recorded before. Begin a new one.");
  }
  return undefined;
}

const SAY_NEED: Readonly<Record<WaitRule["requires"][number], string>> = {
  party: "who the desk waits for",
  note: "a note in your own words",
  "expected-at": "when an answer is likely",
  "customer-told": "that the customer was told",
  "approved-by": "who approved it",
};

/** What the agreement wants on record: approval for Hold (CAL-21), customer told and a date for third parties (COV-63), order details (CPS-30). */
function recordFault(rule: WaitRule, command: Pause): Err<Rejection> | undefined {
  const missing = stillNeeded(rule, command);
  if (missing.length === 0) return undefined;
  return refuse("WaitNeedsMore", `"${rule.label}" needs ${sayNeeds(missing)}.`);
}

/** What is not on record yet, for a sentence: "who approved it, and that the customer was told". */
export function sayNeeds(missing: WaitRule["requires"]): string {
  return missing.map((need) => SAY_NEED[need]).join(", and ");
}

/** What the agreement wants on record for this wait and the command does not say yet, in the agreement's order. */
export function stillNeeded(rule: WaitRule, command: Pause): WaitRule["requires"] {
  return rule.requires.filter((need) => !isGiven(need, rule, command));
}

function isGiven(need: WaitRule["requires"][number], rule: WaitRule, command: Pause): boolean {
  switch (need) {
    case "party":
      return command.party !== "";
    case "note": // a reason that is not one of the ready-made ones is a note
      return command.note !== undefined || !rule.reasons.includes(command.reason);
    case "expected-at":
      return command.expectedAt !== null;
    case "customer-told":
      return command.customerTold;
    case "approved-by":
      return command.approvedBy !== null;
  }
}

function momentFault({ expectedAt }: Pause, context: CommandContext): Err<Rejection> | undefined {
  if (expectedAt === null || expectedAt > context.now) return undefined;
  return refuse(
    "ExpectedMomentPassed",
    `An answer cannot be expected at ${said(context, expectedAt)}: the wait begins ${said(context, context.now)}.`,
  );
}

/** What was waited for came, or will not come. */
export function decideResume(state: TicketState, command: CommandOf<"ResumeClock">, context: CommandContext): Decided {
  const may = mayResume(state);
  if (!may.ok) return may;
  const { waitId, outcome } = command;
  if (!may.value.waits.some((wait) => wait.waitId === waitId)) {
    return refuse("WaitNotInProgress", "This wait has ended already, or never began.");
  }
  return ok([{ type: "WaitEnded", waitId, outcome, ...metaOf(context) }]);
}

/** Ends whatever is still waited for, before the ticket is resolved or closed. */
export function endOfWaits(waits: readonly WaitInProgress[], because: "resolved" | "closed"): FactOf<"WaitEnded">[] {
  return waits.map(({ waitId }) => ({ type: "WaitEnded", waitId, outcome: `The ticket was ${because}.`, because }));
}
