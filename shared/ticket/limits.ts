import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Ending } from "../agreement/ending-limits.ts";
import { type SilentWait, silenceEnd } from "../agreement/silence.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ClosedTicket, OpenTicket, ResolvedTicket } from "./state.ts";

/** How the ticket ended: a reopening or a recurrence is counted from the resolution, or from the closing where there was none. */
export function endingOf(ticket: ResolvedTicket | ClosedTicket): Ending {
  const at = ticket.status === "resolved" ? ticket.resolution.at : (ticket.resolution?.at ?? ticket.closure.at);
  return { at, kind: ticket.kind, wasUnanswered: ticket.resolution?.how === "no-response" };
}

/** The wait that ends in silence, and when: null where none is in progress or the agreement has no such rule (COV-50). */
export function silence(
  ticket: OpenTicket,
  agreement: AgreementDocument,
  calendar: Calendar,
): { readonly wait: SilentWait & { readonly waitId: WaitId }; readonly endsAt: Instant } | null {
  const rule = agreement.closure.noResponse;
  const wait = rule && ticket.waits.find((candidate) => candidate.kind === rule.wait);
  if (!wait) return null;
  const silent = { waitId: wait.waitId, from: wait.startedAt, contactedAt: wait.contactedAt };
  return { wait: silent, endsAt: silenceEnd(rule, calendar, silent) };
}
