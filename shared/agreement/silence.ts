import type { Calendar } from "../calendar/calendar.ts";
import { localDateOf } from "../calendar/local-time.ts";
import { nextOpening } from "../calendar/service-time.ts";
import { closeOfNthWorkingDay } from "../calendar/working-days.ts";
import type { Instant } from "../kernel/instant.ts";
import type { ClosureRules } from "./rules-schema.ts";
import { spanEnd } from "./span-end.ts";

/** A wait for the customer, and when the desk tried to reach them during it. */
export interface SilentWait {
  readonly from: Instant;
  readonly contactedAt: readonly Instant[];
}

/**
 * When a customer's silence has lasted as long as the agreement grants: counted from the request for information, or
 * from the last attempt to reach them, as the agreement says (COV-50, CPS-29).
 */
export function silenceEnd(
  rule: NonNullable<ClosureRules["noResponse"]>,
  calendar: Calendar,
  { from, contactedAt }: SilentWait,
): Instant {
  const start = rule.countedFrom === "last-contact" ? Math.max(from, ...contactedAt) : from;
  return spanEnd(calendar, start, rule.after);
}

/**
 * On how many working days of a silence that are over by `at` the customer was not contacted: each owes a documented
 * contact (CPS-28, CPS-29). The day on which the wait began had its own communication; on the last day, the one that
 * reaches `endsAt`, the time runs out first.
 */
export function daysWithoutContact(calendar: Calendar, wait: SilentWait, endsAt: Instant, at: Instant): number {
  const beganOn = localDateOf(calendar, wait.from);
  const firstOwed = localDateOf(calendar, nextOpening(calendar, wait.from)) === beganOn ? 2 : 1;
  let from = firstOwed === 2 ? closeOfNthWorkingDay(calendar, wait.from, 1) : wait.from;
  let missing = 0;
  for (let n = firstOwed; ; n += 1) {
    const until = closeOfNthWorkingDay(calendar, wait.from, n);
    if (until >= endsAt || until > at) return missing;
    if (!wasContacted(wait, from, until)) missing += 1;
    from = until;
  }
}

function wasContacted({ contactedAt }: SilentWait, after: Instant, until: Instant): boolean {
  return contactedAt.some((at) => at > after && at <= until);
}
