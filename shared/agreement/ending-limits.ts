import type { Calendar } from "../calendar/calendar.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ClosureRules } from "./rules-schema.ts";
import type { TicketKind } from "./source.ts";
import { spanEnd } from "./span-end.ts";

/** How a ticket ended: by a resolution, or by a closing without one. */
export interface Ending {
  readonly at: Instant;
  /** What kind of ticket it was then. */
  readonly kind: TicketKind;
  /** Resolved for want of an answer. */
  readonly wasUnanswered: boolean;
}

/**
 * Until when, inclusive, the ticket may be reopened. After a resolution for want of an answer some agreements want a new
 * record, and that special rule goes before the general one (COV-51); a kind without a rule may come back at any time.
 */
export function reopenUntil(rules: ClosureRules, calendar: Calendar, ending: Ending): Instant | "any-time" | "never" {
  if (ending.wasUnanswered && rules.afterNoResponse === "new-record") return "never";
  const limit = rules.reopenLimits.find(({ kinds }) => kinds.includes(ending.kind))?.limit ?? "any-time";
  return typeof limit === "string" ? limit : spanEnd(calendar, ending.at, limit);
}

/**
 * Until when, inclusive, a fault that comes back is the same incident (STK-55, STK-56). Null for other kinds, and where
 * the agreement has no such rule: then the limit for reopening holds.
 */
export function sameIncidentUntil(rules: ClosureRules, calendar: Calendar, { at, kind }: Ending): Instant | null {
  const rule = rules.sameIncidentFor;
  return rule === null || kind !== "incident" ? null : spanEnd(calendar, at, rule.span);
}

/** When a ticket resolved at `resolvedAt` closes by itself (STK-54); null where the agreement has no such rule. */
export function closesItselfAt({ autoClose }: ClosureRules, calendar: Calendar, resolvedAt: Instant): Instant | null {
  return autoClose === null ? null : spanEnd(calendar, resolvedAt, autoClose.after);
}
