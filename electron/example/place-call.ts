import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { priorityOf } from "../../shared/agreement/lookup.ts";
import type { Calendar } from "../../shared/calendar/calendar.ts";
import { addServiceTime, subtractServiceTime } from "../../shared/calendar/service-time.ts";
import { previewClock } from "../../shared/clock/preview.ts";
import { type Instant, MINUTE_MS } from "../../shared/kernel/instant.ts";
import type { Random } from "./random.ts";
import type { Scenario } from "./scenario.ts";

/** Nothing in a believable week began longer ago than this. */
const LONGEST_AGO_MINUTES = 12 * 9 * 60;

/** People do not ring at round numbers of minutes before now; what is recent stays where the scenario wants it. */
const JITTER_MINUTES = 13;
const EXACT_MINUTES = 200;

/** Worked on day and night, as its clock runs: its steps and its call are placed by the hour, not by service hours. */
export function isRoundTheClock({ priority }: Scenario, agreement: AgreementDocument): boolean {
  return priorityOf(agreement, priority)?.fix.unit === "elapsed-hours";
}

/** When the call must have come in for the ticket to stand where the scenario wants it. A whole minute, never after now. */
export function placeCall(
  scenario: Scenario,
  agreement: AgreementDocument,
  calendar: Calendar,
  now: Instant,
  random: Random,
): Instant {
  const { when } = scenario;
  const ago = (minutes: number): Instant => wholeMinute(subtractServiceTime(calendar, now, minutes * MINUTE_MS));
  if ("agoMinutes" in when)
    return ago(when.agoMinutes + random.below(when.agoMinutes < EXACT_MINUTES ? 1 : JITTER_MINUTES));
  if (isRoundTheClock(scenario, agreement)) return aroundTheClock(scenario, agreement, calendar, now, when);
  const wanted =
    when.inMinutes < 0
      ? subtractServiceTime(calendar, now, -when.inMinutes * MINUTE_MS)
      : addServiceTime(calendar, now, when.inMinutes * MINUTE_MS);
  const { kind, priority, channel } = scenario;
  const dueIfLogged = (at: Instant): Instant => {
    const { promises } = previewClock(agreement, calendar, { at, kind, priority, channel });
    return promises.find(({ promise }) => promise === when.due)?.dueAt ?? now;
  };
  return ago(leastAgo((minutes) => dueIfLogged(ago(minutes)) <= wanted));
}

/** A call at night cannot be due before the desk opens: it came in when it would have had to in the middle of a day. */
function aroundTheClock(
  { kind, priority, channel }: Scenario,
  agreement: AgreementDocument,
  calendar: Calendar,
  now: Instant,
  when: Extract<Scenario["when"], { readonly inMinutes: number }>,
): Instant {
  const { promises } = previewClock(agreement, calendar, { at: now, kind, priority, channel });
  const budgetMs = promises.find(({ promise }) => promise === when.due)?.budgetMs ?? 0;
  return wholeMinute(now + when.inMinutes * MINUTE_MS - budgetMs);
}

const wholeMinute = (at: Instant): Instant => Math.floor(at / MINUTE_MS) * MINUTE_MS;

/** The least number of minutes for which it is true: the longer ago a call came in, the sooner it is due. */
function leastAgo(isEarlyEnough: (minutes: number) => boolean): number {
  let tooFew = -1;
  let enough = LONGEST_AGO_MINUTES;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEarlyEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
