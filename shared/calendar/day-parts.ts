import { DAY_MS } from "../kernel/instant.ts";
import type { StretchReason } from "./stretch-reason.ts";
import { isOpenReason } from "./stretch-reason.ts";

/** Part of a local date, in milliseconds from its midnight, `from` inclusive, `to` exclusive, with what it is. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
  readonly reason: StretchReason;
}

/** A date that is one and the same from 00:00 to 24:00. */
export function wholeDay(reason: StretchReason): readonly DayPart[] {
  return [{ from: 0, to: DAY_MS, reason }];
}

/**
 * Lays `coat` over the parts of a day: an open coat covers only what is closed, a closed coat only what is open, so
 * the reason that was there first stays. The result still runs from 00:00 to 24:00 without gap or overlap.
 */
export function paint(parts: readonly DayPart[], coat: DayPart): readonly DayPart[] {
  const isOpen = isOpenReason(coat.reason);
  return parts.flatMap((part) => {
    const from = Math.max(part.from, coat.from);
    const to = Math.min(part.to, coat.to);
    if (from >= to || isOpenReason(part.reason) === isOpen) return [part];
    const painted = [{ from, to, reason: coat.reason }];
    if (part.from < from) painted.unshift({ from: part.from, to: from, reason: part.reason });
    if (to < part.to) painted.push({ from: to, to: part.to, reason: part.reason });
    return painted;
  });
}
