import type { Instant } from "../kernel/instant.ts";
import { DAY_MS } from "../kernel/instant.ts";
import type { Calendar } from "./calendar.ts";
import { lineAt } from "./calendar.ts";
import type { ClosedReason, OpenReason } from "./stretch-reason.ts";
import { isOpenReason } from "./stretch-reason.ts";
import type { ClockChange } from "./timeline.ts";
import { firstAbove } from "./timeline.ts";

interface StretchBounds {
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Present when the local date was shortened (`forward`) or lengthened (`back`) by a clock change. */
  readonly clockChange?: ClockChange;
}

/** A stretch of time that counts or does not, and why: a line of the Why ledger. */
export type CalendarStretch =
  | (StretchBounds & { readonly open: true; readonly reason: OpenReason })
  | (StretchBounds & { readonly open: false; readonly reason: ClosedReason });

/**
 * All time from `a` (inclusive) to `b` (exclusive), cut wherever the reason changes: no gaps, no overlaps, neighbours
 * differ in reason or in clock change. Closed time is told apart by local date, so Friday's night, the weekend and
 * Monday's night are three stretches. Empty when `b` is not after `a`. @throws CalendarHorizonError outside 1970-2200.
 */
export function stretches(calendar: Calendar, a: Instant, b: Instant): CalendarStretch[] {
  const found: CalendarStretch[] = [];
  if (!(b > a)) return found;
  lineAt(calendar, a);
  const line = lineAt(calendar, b);
  const { starts, byDay, reasons, clockChanges } = line.ledger;
  let index = firstAbove(starts, a, byDay, Math.floor(a / DAY_MS) - line.firstDay) - 1;
  let from = a;
  while (from < b) {
    const to = Math.min(b, starts[index + 1] ?? b);
    const reason = reasons[index];
    if (reason) found.push(stretch(from, to, reason, clockChanges[index]));
    from = to;
    index += 1;
  }
  return found;
}

function stretch(
  from: Instant,
  to: Instant,
  reason: OpenReason | ClosedReason,
  clockChange: ClockChange | undefined,
): CalendarStretch {
  // Most days have no clock change, and a ledger asks for many: those are made in one go.
  if (clockChange === undefined)
    return isOpenReason(reason) ? { from, to, open: true, reason } : { from, to, open: false, reason };
  return isOpenReason(reason)
    ? { from, to, clockChange, open: true, reason }
    : { from, to, clockChange, open: false, reason };
}
