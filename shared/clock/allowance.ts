import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Target } from "../agreement/target-schema.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { sameTimeAfterDays } from "../calendar/local-time.ts";
import { serviceTimeBetween } from "../calendar/service-time.ts";
import { closeOfNthWorkingDay, workingDaysDue } from "../calendar/working-days.ts";
import { assertNever } from "../kernel/assert-never.ts";
import { type DurationMs, HOUR_MS, type Instant } from "../kernel/instant.ts";

/** A target turned into an amount of time of one kind, for a clock that begins at a known instant. */
export interface Allowance {
  readonly basis: "service" | "elapsed";
  readonly budgetMs: DurationMs;
}

/**
 * How much time a target allows to a clock that begins at `start`. Day targets depend on where they begin (B.2), so
 * the allowance is worked out once, from the start, and never from a priority change.
 * @param loggedAt the instant of the call, from which calendar days (D5) are counted.
 * @returns null for `agreed`: there is no allowance until a deadline is agreed.
 */
export function allowanceOf(
  agreement: AgreementDocument,
  calendar: Calendar,
  target: Target,
  start: Instant,
  loggedAt: Instant,
): Allowance | null {
  switch (target.unit) {
    case "service-hours":
      return { basis: "service", budgetMs: target.amount * HOUR_MS };
    case "elapsed-hours":
      return { basis: "elapsed", budgetMs: target.amount * HOUR_MS };
    case "working-days":
      return daysAllowance(agreement, calendar, target.amount, { start, loggedAt });
    case "agreed":
    case "none":
      return null;
    default:
      return assertNever(target);
  }
}

/** B.2: the meanings of "n days" that an agreement may choose, the first being the recommended reading D1. */
function daysAllowance(
  agreement: AgreementDocument,
  calendar: Calendar,
  days: number,
  { start, loggedAt }: { readonly start: Instant; readonly loggedAt: Instant },
): Allowance {
  const { value, hoursPerDay } = agreement.clockRules.dayMeaning;
  switch (value) {
    case "same-time-or-close":
      return { basis: "service", budgetMs: workingDaysDue(calendar, start, days).allowanceMs };
    case "fixed-service-hours":
      return { basis: "service", budgetMs: days * hoursPerDay * HOUR_MS };
    case "close-of-nth-day-after":
      return {
        basis: "service",
        budgetMs: serviceTimeBetween(calendar, start, closeOfNthWorkingDay(calendar, start, days + 1)),
      };
    case "calendar-days":
      // D5 counts dates from the call itself, taking no notice of opening hours.
      return { basis: "elapsed", budgetMs: Math.max(0, sameTimeAfterDays(calendar, loggedAt, days) - start) };
    default:
      return assertNever(value);
  }
}
