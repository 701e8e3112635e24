import { z } from "zod";
import { TicketKind } from "../../agreement/source.ts";
import { ERASED } from "../../kernel/event-definition.ts";
import { codeFact, idFact } from "../../kernel/fact-schemas.ts";
import { baseOf, withBase } from "../ticket-parts.ts";
import { underAnother } from "../timeline.ts";
import { said, ticketEvent } from "./ticket-event.ts";

/**
 * The ticket was logged under the wrong agreement. Its clocks are worked out anew from receipt, as if it had been logged
 * under the right one; what was agreed about its priority or its deadline was agreed under the wrong one.
 */
const AgreementCorrected = ticketEvent({
  type: "AgreementCorrected",
  version: 1,
  upcasts: {},
  facts: z.strictObject({
    from: codeFact,
    fromVersion: codeFact,
    to: codeFact,
    toVersion: codeFact,
    kind: TicketKind,
    priority: codeFact,
    /** False where the right agreement asks for no check of such a ticket: then it never had to wait for one. */
    needsCheck: z.boolean(),
  }),
  words: z.strictObject({ reason: said }),
  erased: { reason: ERASED },
  searched: ["reason"],
  moves: true,
  isHarmless: false,
  after: (ticket, { to: agreementId, toVersion: agreementVersion, kind, priority: current, needsCheck, at: since }) => {
    const { callerSays } = ticket.priority;
    const views = { impact: null, urgency: null, callerSays, callerWants: null };
    const corrected = withBase(ticket, {
      agreementId,
      agreementVersion,
      kind,
      priority: { ...views, current, since, agreement: "proposed" },
      timeline: underAnother(ticket.timeline, since, { priority: current, kind, needsCheck }),
    });
    const isOpened = corrected.status === "unverified" && !needsCheck;
    return isOpened ? { ...baseOf(corrected), status: "open", waits: [] } : corrected;
  },
});

/** What of a call may have been taken down wrongly. Only what was corrected is there. */
const Corrected = z.strictObject({
  site: said.exactOptional(),
  caller: z.strictObject({ name: said, phone: said.exactOptional(), email: said.exactOptional() }).exactOptional(),
  summary: said.exactOptional(),
});

/** Who called, from where or about what was taken down wrongly. What it said before stays beside it. */
const CallCorrected = ticketEvent({
  type: "CallCorrected",
  version: 1,
  upcasts: {},
  /** Whose call it is, where the site was corrected and the desk knows the place. */
  facts: z.strictObject({ customer: idFact("customer").nullable().exactOptional() }),
  words: z.strictObject({ from: Corrected, to: Corrected }),
  erased: { from: {}, to: {} },
  searched: ["to"],
  moves: false,
  isHarmless: true,
  after: (ticket, { customer, to }) =>
    withBase(ticket, {
      ...(customer === undefined ? {} : { customer }),
      ...(to.site === undefined ? {} : { site: to.site }),
      ...(to.caller === undefined ? {} : { caller: to.caller }),
      ...(to.summary === undefined ? {} : { summary: to.summary }),
    }),
});

export const correctingEvents = { AgreementCorrected, CallCorrected } as const;
