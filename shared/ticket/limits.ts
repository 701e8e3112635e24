import type { AgreementDocument } from "../agreement/agreement.ts";
import { type SilentWait, silenceEnd } from "../agreement/silence.ts";
import { spanEnd } from "../agreement/span-end.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ClosedTicket, OpenTicket, ResolvedTicket } from "./state.ts";

/** From what moment a reopening or a recurrence is counted: the resolution, or the closing where there was none. */
export function endedAt(ticket: ResolvedTicket | ClosedTicket): Instant {
  if (ticket.status === "resolved") return ticket.resolution.at;
  return ticket.resolution?.at ?? ticket.closure.at;
}

/** When a resolved ticket closes by itself (STK-54); null where the agreement has no such rule. */
export function autoCloseAt(ticket: ResolvedTicket, agreement: AgreementDocument, calendar: Calendar): Instant | null {
  const rule = agreement.closure.autoClose;
  return rule && spanEnd(calendar, ticket.resolution.at, rule.after);
}

/**
 * Until when, inclusive, the agreement lets this ticket reopen: a moment, `any-time`, or `never`. After a resolution
 * for want of an answer some agreements want a new record (COV-51); a kind without a rule may reopen at any time.
 */
export function reopenLimit(
  ticket: ResolvedTicket | ClosedTicket,
  agreement: AgreementDocument,
  calendar: Calendar,
): Instant | "any-time" | "never" {
  if (ticket.resolution?.how === "no-response" && agreement.closure.afterNoResponse === "new-record") return "never";
  const rule = agreement.closure.reopenLimits.find((candidate) => candidate.kinds.includes(ticket.kind));
  if (!rule || rule.limit === "any-time") return "any-time";
  return rule.limit === "never" ? "never" : spanEnd(calendar, endedAt(ticket), rule.limit);
}

/**
 * Until when, inclusive, a fault that comes back is the same incident (STK-55, STK-56). Requests, and agreements
 * without such a rule, follow the limit for reopening.
 */
export function sameIncidentLimit(
  ticket: ResolvedTicket | ClosedTicket,
  agreement: AgreementDocument,
  calendar: Calendar,
): Instant | "any-time" | "never" {
  const rule = agreement.closure.sameIncidentFor;
  if (!rule || ticket.kind !== "incident") return reopenLimit(ticket, agreement, calendar);
  return spanEnd(calendar, endedAt(ticket), rule.span);
}

/** The wait that ends in silence, and when: null where none is in progress or the agreement has no such rule (COV-50). */
export function silence(
  ticket: OpenTicket,
  agreement: AgreementDocument,
  calendar: Calendar,
): { readonly wait: SilentWait; readonly endsAt: Instant } | null {
  const rule = agreement.closure.noResponse;
  const wait = rule && ticket.waits.find((candidate) => candidate.kind === rule.wait);
  if (!wait) return null;
  const silent = { from: wait.startedAt, contactedAt: wait.contactedAt };
  return { wait: silent, endsAt: silenceEnd(rule, calendar, silent) };
}
