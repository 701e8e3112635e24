import { z } from "zod";
import { Channel, LocalTimeText, Source, TargetKind, TicketKind, WaitKind } from "./source.ts";
import { Cadence, Span } from "./target-schema.ts";

/** The settings every clock obeys, each with its source: what a day is, what a priority change and a reopening do. */
export const ClockRules = z.strictObject({
  /**
   * B.2. `same-time-or-close` is D1; `fixed-service-hours` is D2 (needs `hoursPerDay`);
   * `close-of-nth-day-after` is D3; `calendar-days` is D5.
   */
  dayMeaning: z.strictObject({
    value: z.enum(["same-time-or-close", "fixed-service-hours", "close-of-nth-day-after", "calendar-days"]),
    hoursPerDay: z.number().positive().max(24),
    source: Source,
  }),
  /** From where a new priority's target is measured. */
  priorityChange: z.strictObject({ value: z.enum(["original-start", "from-the-change"]), source: Source }),
  /** Whether the first response is judged once and for all on the priority then in force. */
  firstResponse: z.strictObject({ value: z.enum(["freezes"]), stoppedBy: z.string(), source: Source }),
  /** What a reopening does to the fix clock. `never-stopped`: the time it stood resolved counts too. */
  reopening: z.strictObject({ value: z.enum(["continues", "starts-anew", "never-stopped"]), source: Source }),
  /** From where the target is measured after an incident became a request or the other way round (Coventry 5.2, COV-22). */
  conversion: z.strictObject({ value: z.enum(["original-start", "from-the-conversion"]), source: Source }).optional(),
});
export type ClockRules = Readonly<z.infer<typeof ClockRules>>;

/** A request that arrives too late in the day counts as the next working day's (Columbia, CPS-04). */
export const IntakeCutoff = z.strictObject({
  /** Strictly later than this local time. */
  after: LocalTimeText,
  except: z
    .array(
      z.strictObject({
        priorities: z.array(z.string()).readonly(),
        channels: z.array(Channel).readonly(),
      }),
    )
    .readonly(),
  source: Source,
});
export type IntakeCutoff = Readonly<z.infer<typeof IntakeCutoff>>;

/** One reason to wait that the desk may record, and what it does to the clocks. */
export const WaitRule = z.strictObject({
  kind: WaitKind,
  label: z.string(),
  reasons: z.array(z.string()).readonly(),
  /** Which clocks stand still meanwhile; empty: recorded to explain an overrun, the clock runs. */
  suspends: z.array(TargetKind).readonly(),
  /** What must be recorded when the wait begins. */
  requires: z.array(z.enum(["party", "note", "expected-at", "customer-told", "approved-by"])).readonly(),
  /** What the end of the wait does: the clock goes on, or a new due moment replaces what was left (CPS-31). */
  onEnd: z.enum(["resume", "fix-due-at-close-of-next-working-day"]),
  cadence: Cadence.nullable(),
  source: Source,
});
export type WaitRule = Readonly<z.infer<typeof WaitRule>>;

/** An e-mail (or other notice) at a share of the agreed time. Escalated here means warned, not breached. */
export const EscalationLevel = z.strictObject({
  level: z.int().positive(),
  percent: z.number().positive().max(1000),
  of: TargetKind,
  to: z.array(z.string()).min(1).readonly(),
  action: z.string(),
  source: Source,
});
export type EscalationLevel = Readonly<z.infer<typeof EscalationLevel>>;

export const MajorIncident = z.strictObject({
  /** Priorities that are a major incident by definition. */
  priorities: z.array(z.string()).readonly(),
  notify: z.array(z.string()).readonly(),
  /** Triage after the transfer to a support team, in service minutes (Coventry 6.5); null where there is none. */
  triageMinutes: z.number().positive().nullable(),
  checklist: z.array(z.strictObject({ step: z.string(), source: Source })).readonly(),
  downgradeNeedsReason: z.boolean(),
  report: z.string().nullable(),
  source: Source,
});
export type MajorIncident = Readonly<z.infer<typeof MajorIncident>>;

export const ClosureRules = z.strictObject({
  /** Resolved becomes closed by itself after this time. */
  autoClose: z.strictObject({ after: Span, source: Source }).nullable(),
  /** What happens when the customer does not answer. */
  noResponse: z
    .strictObject({
      wait: WaitKind,
      after: Span,
      /** From the request for information that began the wait, or from the last attempt to reach the customer since. */
      countedFrom: z.enum(["wait", "last-contact"]),
      outcome: z.enum(["resolved", "closed"]),
      /** The daily contacts must be documented first (CPS-28, CPS-29). */
      needsDocumentedContacts: z.boolean(),
      source: Source,
    })
    .nullable(),
  /** Per kind of ticket: until when it may be reopened. `any-time` and `never` say so. */
  reopenLimits: z
    .array(
      z.strictObject({
        kinds: z.array(TicketKind).readonly(),
        limit: z.union([z.enum(["any-time", "never"]), Span]),
        source: Source,
      }),
    )
    .readonly(),
  /** After a resolution for want of an answer: `new-record` means a new ticket with a new clock (COV-51). */
  afterNoResponse: z.enum(["new-record", "reopen"]),
  /** A recurrence later than this after the resolution is a new incident (STK-55); null: no such rule. */
  sameIncidentFor: z.strictObject({ span: Span, source: Source }).nullable(),
  /** Whether the customer's confirmation must be sought before closing. */
  confirmation: z.strictObject({ required: z.boolean(), source: Source }),
  source: Source,
});
export type ClosureRules = Readonly<z.infer<typeof ClosureRules>>;

/** A running comparison line that is not a promise to one caller (Calderdale: dealt with within two weeks). */
export const DealtWithin = z.strictObject({
  span: Span,
  kinds: z.array(TicketKind).readonly(),
  percent: z.number(),
  source: Source,
});
export type DealtWithin = Readonly<z.infer<typeof DealtWithin>>;

/** How soon the desk asks again for a caller check that is pending. No agreement says; the clock is ours. */
export const PendingCheckRule = z.strictObject({ askAgainWithin: Span, source: Source });
export type PendingCheckRule = Readonly<z.infer<typeof PendingCheckRule>>;

/** How long the team leader has to settle a disputed priority. No agreement says; the clock is ours. */
export const DisputeRule = z.strictObject({ decideWithin: Span, to: z.string(), source: Source });
export type DisputeRule = Readonly<z.infer<typeof DisputeRule>>;
