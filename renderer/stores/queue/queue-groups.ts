import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { instantOfLocal, localDateOf, sameTimeAfterDays, wallOf } from "../../../shared/calendar/local-time.ts";
import { closeOfNthWorkingDay } from "../../../shared/calendar/working-days.ts";
import type { Zone } from "../../../shared/calendar/zone.ts";
import { isFinished, isHeld } from "../../../shared/contract/queue-order.ts";
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
  /** Of a search: what was searched for stands inside words alone. */
  "inside-words",
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

/**
 * The bounds of the day that holds `now` on the wall clock of whoever looks; they hold until `midnightAt`. One set for
 * the whole list: under the hours of each ticket's own agreement a heading would stand above what is due sooner elsewhere.
 * The desk closes when the last of the agreements on this wall clock does; where none is on it, the last of all.
 */
export function dayBounds(
  calendars: readonly Calendar[],
  viewer: Zone | undefined,
  now: Instant,
): DayBounds | undefined {
  const zone = viewer ?? calendars[0]?.zone;
  if (zone === undefined || calendars.length === 0) return undefined;
  const here = calendars.filter((calendar) => wallOf(calendar.zone, now) === wallOf(zone, now));
  const hours = here.length > 0 ? here : calendars;
  const today = localDateOf(zone, now);
  const startAt = startOfDate(zone, today, now);
  const midnightAt = startOfDate(zone, localDateOf(zone, sameTimeAfterDays(zone, startAt, 1)), now);
  const nextCloseAt = nextClose(hours, zone, midnightAt);
  const closeAt = nextClose(hours, zone, startAt);
  if (closeAt > midnightAt) return { lunchAt: null, closeAt: null, midnightAt, nextCloseAt };
  const lunch = instantOfLocal(zone, `${today}T${LUNCH}`);
  return { lunchAt: lunch.ok ? lunch.value : null, closeAt, midnightAt, nextCloseAt };
}

/** The last close of the first day after `from` on which any of them is open. */
function nextClose(hours: readonly Calendar[], zone: Zone, from: Instant): Instant {
  // Whoever closes at midnight closes on the day that ends then.
  const dateOf = (close: Instant): string => localDateOf(zone, close - 1);
  const closes = hours.map((calendar) => closeOfNthWorkingDay(calendar, from, 1));
  const soonest = dateOf(Math.min(...closes));
  return Math.max(...closes.filter((close) => dateOf(close) === soonest));
}

/** A date whose first minute a clock change skips begins an hour later. */
function startOfDate(zone: Zone, date: string, fallback: Instant): Instant {
  for (const time of ["00:00", "01:00"]) {
    const start = instantOfLocal(zone, `${date}T${time}`);
    if (start.ok) return start.value;
  }
  return fallback;
}

/** Where a row stands at `now`: a stretch of the queue's order (`queueOrder`). Exactly at its due moment a promise is still kept. */
export function groupOf(row: QueueRow, bounds: DayBounds | undefined, now: Instant): QueueGroup {
  if (isFinished(row)) return "finished";
  if (isAtOnce(row.next)) return "at-once";
  if (isHeld(row)) return "waiting";
  const dueAt = row.next?.dueAt ?? null;
  if (dueAt === null) return "no-deadline";
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
