import type { Calendar } from "../../calendar/calendar.ts";
import { sameTimeOnNthWorkingDay } from "../../calendar/working-days.ts";
import type { Instant } from "../../kernel/instant.ts";
import { DAY_MS } from "../../kernel/instant.ts";

/** The earliest start of something that is told at `toldAt` with so many working days' notice: the same local time on the n-th working day after (COV-81). */
export function earliestStart(calendar: Calendar, toldAt: Instant, workingDays: number): Instant {
  return sameTimeOnNthWorkingDay(calendar, toldAt, workingDays);
}

/** The last moment to tell of something that starts at `from`: told a millisecond later it would be too late. */
export function latestNotice(calendar: Calendar, from: Instant, workingDays: number): Instant {
  const isInTime = (toldAt: Instant): boolean => earliestStart(calendar, toldAt, workingDays) <= from;
  let step = (workingDays + 7) * DAY_MS;
  while (!isInTime(from - step)) step *= 2;
  let [inTime, late] = [from - step, from];
  while (late - inTime > 1) {
    const middle = Math.floor((inTime + late) / 2);
    if (isInTime(middle)) inTime = middle;
    else late = middle;
  }
  return inTime;
}
