import { z } from "zod";
import type { AgreementDocument } from "../../agreement/agreement.ts";
import { prioritiesForKind } from "../../agreement/lookup.ts";
import { TicketKind } from "../../agreement/source.ts";
import { idText, line, prose } from "../../kernel/input-schemas.ts";
import type { Err, Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { agreementId, CallerInput, CheckInput, priorityId } from "../command-parts.ts";
import type { TicketEvent } from "../events.ts";
import { holdingChecks, neededByAll } from "../intake-rules.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { writable } from "../standing.ts";
import type { Caller, Ticket, TicketState } from "../state.ts";
import { type CommandContext, DESK, metaOf, PRIORITY_CLASHES, ticketAction } from "../ticket-context.ts";

/** `kind`: what it is under the right agreement, where that does not know the kind it was logged as. `verified`: the check that one asks for. */
const CorrectAgreementInput = z.strictObject({
  agreementId,
  kind: TicketKind.optional(),
  priority: priorityId,
  reason: prose("The reason"),
  verified: CheckInput.optional(),
});
type CorrectAgreement = z.output<typeof CorrectAgreementInput>;

function misfit(
  ticket: Ticket,
  right: AgreementDocument,
  { kind = ticket.kind, priority, verified }: CorrectAgreement,
): Err<Rejection> | undefined {
  const { shortName } = right;
  if (right.id === ticket.agreementId) return refuse({ kind: "AgreementUnchanged", shortName });
  if (!right.requestTypes.some((type) => type.kind === kind)) {
    return refuse({ kind: "NotOfThatAgreement", shortName, what: { ticketKind: kind } });
  }
  if (!prioritiesForKind(right, kind).some(({ id }) => id === priority)) {
    return refuse({ kind: "NotOfThatAgreement", shortName, what: { priority } });
  }
  const isHeld = needsCheck(right, ticket, kind) && ticket.status !== "unverified";
  if (!isHeld || verified !== undefined || ticket.verifiedBy !== null) return undefined;
  return refuse({ kind: "NotOfThatAgreement", shortName, what: { checks: checksFor(right, ticket, kind) } });
}

/** The checks the right agreement would have asked for, as it calls them. */
function checksFor(right: AgreementDocument, { channel }: Ticket, kind: TicketKind): readonly string[] {
  return neededByAll(holdingChecks(right, kind, channel)).map(({ label }) => label);
}

function needsCheck(right: AgreementDocument, ticket: Ticket, kind: TicketKind): boolean {
  return checksFor(right, ticket, kind).length > 0;
}

function corrected(
  state: TicketState,
  input: CorrectAgreement,
  context: CommandContext,
): Result<readonly TicketEvent[], Rejection> {
  const may = writable(state);
  if (!may.ok) return may;
  const ticket = may.value;
  const right = context.agreementAtReceipt(input.agreementId);
  if (right === undefined) return refuse({ kind: "AgreementNotHere", agreementId: input.agreementId });
  const fault = misfit(ticket, right, input);
  if (fault) return fault;
  const { kind = ticket.kind, priority, reason, verified } = input;
  const meta = metaOf(context);
  const correction: TicketEvent = {
    type: "AgreementCorrected",
    from: ticket.agreementId,
    fromVersion: ticket.agreementVersion,
    to: right.id,
    toVersion: right.version,
    kind,
    priority,
    needsCheck: needsCheck(right, ticket, kind),
    reason,
    ...meta,
  };
  if (verified === undefined) return ok([correction]);
  const { check, confirmedBy } = verified;
  return ok([correction, { type: "CallerVerified", check, confirmedBy, ...meta }]);
}

/** What is left out stays as it is. `customer`: whose call it is, where the desk knows the place. */
const CorrectCallInput = z
  .strictObject({
    site: line("The site").optional(),
    customer: idText("customer").nullable().optional(),
    caller: CallerInput.optional(),
    summary: line("The summary").optional(),
  })
  .refine(
    ({ site, caller, summary }) => site !== undefined || caller !== undefined || summary !== undefined,
    "Change the site, the caller or the summary.",
  );
type CorrectCall = z.output<typeof CorrectCallInput>;

/** Leaves out what was not given, so that a stored caller has no empty fields. */
function callerOf({ name, phone, email }: z.output<typeof CallerInput>): Caller {
  return { name, ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
}

function isSameCaller(one: Caller, other: Caller): boolean {
  return one.name === other.name && one.phone === other.phone && one.email === other.email;
}

/** What is different, as it was and as it is. */
function differences(ticket: Ticket, { site, caller, summary }: CorrectCall) {
  const called = caller === undefined ? ticket.caller : callerOf(caller);
  const isOtherSite = site !== undefined && site !== ticket.site;
  const isOtherCaller = !isSameCaller(called, ticket.caller);
  const isOtherSummary = summary !== undefined && summary !== ticket.summary;
  return {
    from: {
      ...(isOtherSite ? { site: ticket.site } : {}),
      ...(isOtherCaller ? { caller: ticket.caller } : {}),
      ...(isOtherSummary ? { summary: ticket.summary } : {}),
    },
    to: {
      ...(isOtherSite ? { site } : {}),
      ...(isOtherCaller ? { caller: called } : {}),
      ...(isOtherSummary ? { summary } : {}),
    },
  };
}

export const correctingActions = {
  /** Logged under the wrong agreement: the clocks are worked out anew from receipt under the right one. */
  CorrectAgreement: ticketAction({
    type: "CorrectAgreement",
    who: DESK,
    clashesWith: [...PRIORITY_CLASHES, "DeadlineRevised", "CallerVerified", "AgreementCorrected"],
    input: CorrectAgreementInput,
    may: writable,
    decide: corrected,
  }),
  /** Site, caller or summary were taken down wrongly. */
  CorrectCall: ticketAction({
    type: "CorrectCall",
    who: DESK,
    clashesWith: ["CallCorrected"],
    input: CorrectCallInput,
    may: writable,
    decide: (state, input, context) => {
      const ticket = writable(state);
      if (!ticket.ok) return ticket;
      const { from, to } = differences(ticket.value, input);
      if (Object.keys(to).length === 0) return refuse({ kind: "NothingCorrected", reference: ticket.value.reference });
      // Another site is another customer: which, where the desk knows it.
      const moved = to.site === undefined ? {} : { customer: input.customer ?? null };
      return ok([{ type: "CallCorrected", ...moved, from, to, ...metaOf(context) }]);
    },
  }),
} as const;
