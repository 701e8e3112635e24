import type { Calendar } from "../calendar/calendar.ts";
import type { DayNumber } from "../calendar/local-date.ts";
import { localDayOf } from "../calendar/local-time.ts";
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
  const contactedOn = new Set(wait.contactedAt.map((contact) => localDayOf(calendar, contact)));
  let missing = 0;
  for (const { closesAt, day } of contactDays(calendar, wait.from)) {
    if (closesAt >= endsAt || closesAt > at) break;
    if (!contactedOn.has(day)) missing += 1;
  }
  return missing;
}

/**
 * The working days on which a customer who is waited for is to be contacted: every one after the day on which the
 * communication was sent, which had its own (CPS-28). Without end: whoever asks knows when to stop.
 */
export function* contactDays(
  calendar: Calendar,
  from: Instant,
): Generator<{ readonly day: DayNumber; readonly closesAt: Instant }> {
  const beganOn = localDayOf(calendar, from);
  const first = localDayOf(calendar, nextOpening(calendar, from)) === beganOn ? 2 : 1;
  for (let n = first; ; n += 1) {
    const closesAt = closeOfNthWorkingDay(calendar, from, n);
    // A day's close is its last moment and no longer of it where the desk is open until midnight.
    yield { day: localDayOf(calendar, closesAt - 1), closesAt };
  }
}
