import { z } from "zod";
import { CHANNELS, TICKET_KINDS } from "../../../shared/agreement/source.ts";
import type { DraftPlace } from "../../../shared/contract/views.ts";
import { EMPTY_PRIORITY_DRAFT } from "../../components/priority-matrix/priority-draft.ts";

const text = z.string().catch("");
const texts = z.record(z.string(), z.string()).catch({});

/** How a check the agreement asks for went. */
export const CHECK_OUTCOMES = ["not-yet", "passed", "does-not-apply"] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

const PriorityDraftFields = z.object({
  impact: z.string().nullable().catch(null),
  urgency: z.string().nullable().catch(null),
  chosen: z.string().nullable().catch(null),
  callerSays: text,
  callerWants: z.string().nullable().catch(null),
  agreedWith: text,
  reason: text,
});

/**
 * Everything typed during a call, valid or not, as it is kept in the draft. Each field forgives on its own, so that a
 * draft written by another version loses a field at most, never the call.
 */
export const CallFields = z.object({
  /** Made when the call began; sent with it, so that logging it again after a lost answer logs nothing twice. */
  commandId: z.uuid(),
  ticketId: z.uuid(),
  startedAt: z.number().catch(0),
  agreementId: text,
  /** Somebody chose it by hand: then it does not follow the site any more. */
  isAgreementChosen: z.boolean().catch(false),
  kind: z.enum(TICKET_KINDS).catch("incident"),
  channel: z.enum(CHANNELS).catch("phone"),
  /** Local date and time in the agreement's zone; empty: now. */
  received: text,
  caller: z.object({ name: text, phone: text, email: text }).catch({ name: "", phone: "", email: "" }),
  site: text,
  summary: text,
  details: text,
  /** What was done while the caller was on the line; empty: it is still to be dealt with. */
  resolved: text,
  answers: texts,
  checks: z.record(z.string(), z.enum(CHECK_OUTCOMES)).catch({}),
  takeIt: z.boolean().catch(true),
  /** The ticket this call follows from (STK-55, COV-51): the new record is linked to it. */
  follows: z.object({ ticketId: z.string(), reference: z.string() }).nullable().catch(null),
  priority: PriorityDraftFields.catch(EMPTY_PRIORITY_DRAFT),
});
export type CallFields = z.infer<typeof CallFields>;

/** A call that has just begun. The ids and the moment are handed in. */
export function emptyCall(
  ids: Pick<CallFields, "commandId" | "ticketId" | "startedAt">,
  agreementId: string,
): CallFields {
  return {
    ...ids,
    agreementId,
    isAgreementChosen: false,
    kind: "incident",
    channel: "phone",
    received: "",
    caller: { name: "", phone: "", email: "" },
    site: "",
    summary: "",
    details: "",
    resolved: "",
    answers: {},
    checks: {},
    takeIt: true,
    follows: null,
    priority: { ...EMPTY_PRIORITY_DRAFT },
  };
}

/** Where a call that is not logged yet is kept. */
export const callPlace = (draftId: string): DraftPlace => ({ subject: "call", form: draftId });

/** A stored draft read back, or null where it is no call at all. */
export function readCall(json: string): CallFields | null {
  try {
    const parsed = CallFields.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // written by nobody we know
  }
}

/** Whether anything was typed that would be missed. */
export function isWorthKeeping({ caller, site, summary, details, resolved, answers }: CallFields): boolean {
  return [caller.name, caller.phone, caller.email, site, summary, details, resolved, ...Object.values(answers)].some(
    (typed) => typed.trim() !== "",
  );
}
