import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Channel } from "../agreement/source.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { wallOf } from "../calendar/local-time.ts";
import { isOpen, nextOpening } from "../calendar/service-time.ts";
import { openingOfNextWorkingDay } from "../calendar/working-days.ts";
import { DAY_MS, HOUR_MS, type Instant, type LocalTime, MINUTE_MS } from "../kernel/instant.ts";

/** Where a clock begins, and the sentence that says why it is not the moment of the call. */
export interface ClockStart {
  readonly at: Instant;
  readonly reason: string | null;
}

/**
 * The instant from which a ticket's time counts: the log instant while the desk is open, otherwise the next opening
 * (B.2 rule 1). Under an intake cut-off, a request strictly later than the cut-off counts from the next working day's
 * opening, unless it is exempt (Columbia, CPS-04: a Priority 1 phoned while the Help Desk is open).
 */
export function clockStart(
  agreement: AgreementDocument,
  calendar: Calendar,
  request: { readonly at: Instant; readonly priority: string; readonly channel: Channel },
): ClockStart {
  const { at } = request;
  if (!isOpen(calendar, at)) return { at: nextOpening(calendar, at), reason: "logged while the desk was closed" };
  const cutoff = agreement.intakeCutoff;
  if (cutoff === null || !isLaterThan(calendar, at, cutoff.after)) return { at, reason: null };
  // Past this line the desk is open: the exemption holds only while it is (CPS-04).
  const isExempt = cutoff.except.some(
    (exception) => exception.priorities.includes(request.priority) && exception.channels.includes(request.channel),
  );
  if (isExempt) return { at, reason: null };
  return {
    at: openingOfNextWorkingDay(calendar, at),
    reason: `logged after ${cutoff.after}: counts as the next working day's`,
  };
}

/** Strictly later, to the millisecond: 16:00:00 itself is in time (CPS-04). */
function isLaterThan(calendar: Calendar, at: Instant, limit: LocalTime): boolean {
  const wall = wallOf(calendar.zone, at);
  const [hours, minutes] = [Number(limit.slice(0, 2)), Number(limit.slice(3, 5))];
  return wall - Math.floor(wall / DAY_MS) * DAY_MS > hours * HOUR_MS + minutes * MINUTE_MS;
}
