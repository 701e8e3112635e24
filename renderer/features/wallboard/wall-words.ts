import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { standing } from "../../../shared/clock/standing.ts";
import type { NextPromise } from "../../../shared/contract/queue-row.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { timeLeftText } from "../../../shared/words/time-text.ts";

/** What is left of a promise: "25 min", "34 min late"; "at once" where it has no due moment. */
export function leftText(next: NextPromise, calendar: Calendar | undefined, now: Instant): string {
  const { leftMs } = standing(next, calendar, now);
  if (leftMs !== null) return timeLeftText(leftMs);
  return next.state === "running" ? "at once" : "waiting";
}

/** When it is due, on the clock of those it was promised to. */
export const dueText = (at: Instant, calendar: Calendar | undefined, now: Instant): string =>
  calendar === undefined ? "" : momentWords(calendar.zone).moment(at, now);
