import type { DayPart } from "./day-parts.ts";
import { paint, wholeDay } from "./day-parts.ts";
import type { DayRules } from "./day-rules.ts";
import type { DayNumber } from "./local-date.ts";
import { civilDateOf, weekdayIndex } from "./local-date.ts";
import type { ClosedReason } from "./stretch-reason.ts";
import { isOpenReason } from "./stretch-reason.ts";

/**
 * The parts of one local date, in order, covering 00:00 to 24:00. The order in which the rules apply is that of
 * `CalendarData`: week, layer, whole-day closings, extra openings, part-day closures.
 */
export function dayPartsOf(rules: DayRules, day: DayNumber): readonly DayPart[] {
  const closing = closingOf(rules, day);
  let parts = closing ? wholeDay(closing) : ordinaryPartsOf(rules, day);
  for (const opening of rules.extraOpenings.get(day) ?? []) parts = paint(parts, opening);
  for (const closure of rules.partClosures.get(day) ?? []) parts = paint(parts, closure);
  return parts;
}

/** True when the date has any hours on the wall clock (which a clock change may still swallow). */
export function hasHours(rules: DayRules, day: DayNumber): boolean {
  return dayPartsOf(rules, day).some((part) => isOpenReason(part.reason));
}

function ordinaryPartsOf(rules: DayRules, day: DayNumber): readonly DayPart[] {
  const layer = rules.layers.find((range) => range.from <= day && day <= range.to);
  return (layer?.week ?? rules.week)[weekdayIndex(day)] ?? [];
}

/** Why the whole date is closed: a holiday is named before a one-off closure, and that before a recurring one. */
function closingOf(rules: DayRules, day: DayNumber): ClosedReason | undefined {
  const holiday = rules.holidays.get(day);
  if (holiday) return holiday;
  const closure = rules.closures.find((range) => range.from <= day && day <= range.to);
  if (closure) return closure.reason;
  if (rules.recurring.length === 0) return undefined;
  const { month, day: dayOfMonth } = civilDateOf(day);
  return rules.recurring.find((range) => holdsMonthDay(range, month * 100 + dayOfMonth))?.reason;
}

/** A range whose end comes before its start in the year runs over New Year. */
function holdsMonthDay(range: { readonly from: number; readonly to: number }, monthDay: number): boolean {
  if (range.from <= range.to) return range.from <= monthDay && monthDay <= range.to;
  return monthDay >= range.from || monthDay <= range.to;
}
