import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { instantOfLocal, localDateOf, sameTimeAfterDays } from "../../../shared/calendar/local-time.ts";
import { closeOfNthWorkingDay, isWorkingDay } from "../../../shared/calendar/working-days.ts";
import { isAtOnce, type QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";

/** In the order in which they stand in the queue. */
export const QUEUE_GROUPS = [
  "at-once",
  "missed",
  "before-lunch",
  "before-close",
  "later-today",
  "next-working-day",
  "later",
  "waiting",
  "no-deadline",
  "finished",
] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** No agreement says when lunch is; one o'clock divides the working day in two for everybody. */
const LUNCH = "13:00";

/** The moments that divide a desk's day, as seen from one moment. Null on a day without service. */
export interface DayBounds {
  readonly lunchAt: Instant | null;
  readonly closeAt: Instant | null;
  readonly midnightAt: Instant;
  readonly nextCloseAt: Instant;
}

/** The bounds of the local day that contains `now`. They hold until `midnightAt`. */
export function dayBounds(calendar: Calendar, now: Instant): DayBounds {
  const today = localDateOf(calendar, now);
  const startAt = startOfDate(calendar, today, now);
  const midnightAt = startOfDate(calendar, localDateOf(calendar, sameTimeAfterDays(calendar, startAt, 1)), now);
  const nextCloseAt = closeOfNthWorkingDay(calendar, midnightAt, 1);
  if (!isWorkingDay(calendar, today)) return { lunchAt: null, closeAt: null, midnightAt, nextCloseAt };
  const lunch = instantOfLocal(calendar, `${today}T${LUNCH}`);
  const closeAt = closeOfNthWorkingDay(calendar, startAt, 1);
  return { lunchAt: lunch.ok ? lunch.value : null, closeAt, midnightAt, nextCloseAt };
}

/** A date whose first minute a clock change skips begins an hour later. */
function startOfDate(calendar: Calendar, date: string, fallback: Instant): Instant {
  for (const time of ["00:00", "01:00"]) {
    const start = instantOfLocal(calendar, `${date}T${time}`);
    if (start.ok) return start.value;
  }
  return fallback;
}

/**
 * Where a row stands at `now`. Exactly at its due moment a promise is still kept. Groups are those of the ticket's own
 * agreement: a ticket due before close in Chicago is due before Chicago's close.
 */
export function groupOf(row: QueueRow, bounds: DayBounds | undefined, now: Instant): QueueGroup {
  if (row.status === "resolved" || row.status === "closed") return "finished";
  if (row.next?.state === "paused") return "waiting";
  if (isAtOnce(row.next)) return "at-once";
  const dueAt = row.next?.dueAt ?? null;
  if (dueAt === null) return row.waiting === null ? "no-deadline" : "waiting";
  if (now > dueAt) return "missed";
  return bounds === undefined ? "later" : dayGroup(dueAt, bounds, now);
}

function dayGroup(dueAt: Instant, bounds: DayBounds, now: Instant): QueueGroup {
  const { lunchAt, closeAt, midnightAt, nextCloseAt } = bounds;
  if (lunchAt !== null && now < lunchAt && dueAt <= lunchAt) return "before-lunch";
  if (closeAt !== null && dueAt <= closeAt) return "before-close";
  if (dueAt < midnightAt) return "later-today";
  return dueAt <= nextCloseAt ? "next-working-day" : "later";
}
