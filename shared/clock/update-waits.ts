import { waitRule } from "../agreement/lookup.ts";
import { contactDays } from "../agreement/silence.ts";
import { spanEnd } from "../agreement/span-end.ts";
import type { Cadence } from "../agreement/target-schema.ts";
import { localDayOf } from "../calendar/local-time.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { Instant } from "../kernel/instant.ts";
import { contactsDuring, type WaitSegment } from "../ticket/timeline.ts";
import type { UpdateDue, UpdateReason } from "./clock-report.ts";
import type { ClockInput } from "./deadlines.ts";

/** A wait that nobody ends would list its reviews for ever; after this many they stop being of use to anyone. */
const LONGEST_SERIES = 10_000;

/** What is owed while a ticket waits: Hold and Waiting for school are monitored monthly (CAL-22, CAL-24); Columbia calls daily (CPS-28). */
export function waitUpdates(input: ClockInput): readonly UpdateDue[] {
  return input.timeline.waits.flatMap((wait) => {
    const cadence = waitRule(input.agreement, wait.kind)?.cadence ?? null;
    if (cadence === null) return [];
    switch (cadence.rhythm) {
      case "from-each-update":
        return reviews(input, wait, cadence);
      case "each-working-day":
        return dailyContacts(input, wait, cadence);
      case "steady-beat":
        return []; // no wait has one, says the check of agreements
      default:
        return assertNever(cadence.rhythm);
    }
  });
}

/** Reviews counted from the wait's beginning, from each other, and from each update given meanwhile. */
function reviews(input: ClockInput, wait: WaitSegment, cadence: Cadence): readonly UpdateDue[] {
  const found: UpdateDue[] = [];
  const updates = contactsDuring(input.timeline, wait).filter(({ phase }) => phase !== null);
  let after = wait.from;
  let because: UpdateReason = "wait";
  let given = 0;
  for (let count = 0; count < LONGEST_SERIES; count += 1) {
    const dueAt = spanEnd(input.calendar, after, cadence.every);
    const givenAt = updates[given]?.at;
    const isGiven = givenAt !== undefined && givenAt <= dueAt;
    const standing = isGiven ? "given" : standingOf(givenAt, dueAt, wait);
    found.push(entryOf(cadence, { after, since: after, dueAt, because, standing }));
    if (isGiven) given += 1;
    else if (dueAt >= (wait.until ?? input.at)) break;
    after = isGiven ? givenAt : dueAt;
    because = "review";
  }
  return found;
}

/**
 * One contact at any time of each working day after the one on which the customer was written to: of any kind, before
 * the desk opens or after it closed. What the wait's end came before is not owed.
 */
function dailyContacts(input: ClockInput, wait: WaitSegment, cadence: Cadence): readonly UpdateDue[] {
  const found: UpdateDue[] = [];
  const contacts = contactsDuring(input.timeline, wait).map(({ at }) => at);
  const contactOn = new Map(contacts.map((at) => [localDayOf(input.calendar, at), at]));
  let after = wait.from;
  let since = wait.from;
  let because: UpdateReason = "wait";
  for (const { day, closesAt: dueAt } of contactDays(input.calendar, wait.from)) {
    if ((wait.until !== null && dueAt >= wait.until) || found.length >= LONGEST_SERIES) break;
    const later = contacts.find((at) => at > dueAt);
    const contactAt = contactOn.get(day);
    const standing = contactAt === undefined ? standingOf(later, dueAt, wait) : "given";
    found.push(entryOf(cadence, { after, since, dueAt, because, standing }));
    if (standing === "owed" && dueAt >= input.at) break;
    since = contactAt ?? dueAt;
    after = dueAt;
    because = "review";
  }
  return found;
}

/** @param laterAt the first contact that came too late; what the end of the wait came before is not owed any more. */
function standingOf(laterAt: Instant | undefined, dueAt: Instant, { until }: WaitSegment): UpdateDue["standing"] {
  if (laterAt !== undefined) return "given-late";
  if (until === null) return "owed";
  return dueAt < until ? "missed" : "lifted";
}

type Counted = Pick<UpdateDue, "after" | "since" | "dueAt" | "because" | "standing">;

function entryOf({ label, audience, source }: Cadence, counted: Counted): UpdateDue {
  return { label, audience, source, ...counted };
}
