import type { CalendarData } from "./calendar-data.ts";
import type { CalendarFault } from "./calendar-fault.ts";
import { LONGEST_CLOSED_DAYS } from "./calendar-fault.ts";
import type { DayRules } from "./day-rules.ts";
import { isPartDay, readDayRules } from "./day-rules.ts";
import type { DayNumber } from "./local-date.ts";
import { dayNumberOf, formatLocalDate, parseLocalDate } from "./local-date.ts";
import { hasHours } from "./local-day.ts";

/** Dates without hours, first and last inclusive, no opening between. */
interface Gap {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** Weekdays and leap years repeat after 28 years; in these the public holidays are known. */
const ORDINARY_FROM = dayNumberOf(2033, 1, 1);
const ORDINARY_TO = dayNumberOf(2060, 12, 31);

/**
 * Refuses a calendar with which a question could search for ever: one shut all through an ordinary year by its
 * recurring closures, or for more than 366 days on end by its dated entries. Expects data whose texts and week have
 * been checked.
 */
export function checkOpenings(data: CalendarData, rules: DayRules): CalendarFault[] {
  return neverOpens(data) ?? closedTooLong(data, rules);
}

/** Refuses an ordinary week without hours. Needs no text to be readable. */
export function checkWeekHasHours(data: CalendarData): CalendarFault[] {
  if (Object.values(data.weekly).some((hours) => hours.length > 0)) return [];
  const message = "The ordinary week has no service hours, so no promise made under it could ever fall due.";
  return [{ path: "weekly", kind: "no-service-hours", message }];
}

/** Judges the week, the recurring closures and the public holidays alone. */
function neverOpens(data: CalendarData): CalendarFault[] | undefined {
  if (data.recurringClosures.length === 0) return undefined;
  const ordinary = readDayRules({ ...data, layers: [], holidaysAdded: [], closures: [], extraOpenings: [] });
  if (longGaps(ordinary, ORDINARY_FROM, ORDINARY_TO).length === 0) return undefined;
  const message = "The recurring closures leave no service hours in an ordinary year.";
  return [{ path: "recurringClosures", kind: "no-service-hours", message }];
}

function closedTooLong(data: CalendarData, rules: DayRules): CalendarFault[] {
  const dates = datesMentioned(data);
  if (dates.length === 0) return [];
  const first = dates.reduce((one, other) => Math.min(one, other));
  const last = dates.reduce((one, other) => Math.max(one, other));
  const margin = LONGEST_CLOSED_DAYS + 1; // an ordinary gap may run into a dated one
  return longGaps(rules, first - margin, last + margin).map((gap) => blame(data, gap));
}

/**
 * Closed runs of more than 366 days between two dates. From an open day it looks back from the last day that may
 * follow it, so that an ordinary year costs a look or two and not 365.
 */
function longGaps(rules: DayRules, from: DayNumber, to: DayNumber): Gap[] {
  const gaps: Gap[] = [];
  let open = from - 1;
  while (to - open > LONGEST_CLOSED_DAYS) {
    let day = open + LONGEST_CLOSED_DAYS + 1;
    while (day > open && !hasHours(rules, day)) day -= 1;
    if (day > open) {
      open = day;
      continue;
    }
    let next = open + LONGEST_CLOSED_DAYS + 2;
    while (next <= to && !hasHours(rules, next)) next += 1;
    gaps.push({ from: open + 1, to: next - 1 });
    open = next;
  }
  return gaps;
}

function datesMentioned(data: CalendarData): DayNumber[] {
  const ranges = [...data.layers.flatMap((layer) => layer.ranges), ...data.closures];
  const texts = [
    ...ranges.flatMap((range) => [range.from, range.to]),
    ...data.holidaysAdded.map((holiday) => holiday.date),
  ];
  return texts.map((text) => parseLocalDate(text) ?? 0); // checked before, so never 0 here
}

/** Blames the entry that closes most of the gap: usually the one closure of a thousand days. */
function blame(data: CalendarData, gap: Gap): CalendarFault {
  const from = formatLocalDate(gap.from);
  const to = formatLocalDate(gap.to);
  const days = gap.to - gap.from + 1;
  const entries = [
    ...data.closures.map((closure, index) => ({
      path: `closures[${index}]`,
      ranges: isPartDay(closure) ? [] : [closure],
    })),
    ...data.layers.map((layer, index) => ({ path: `layers[${index}]`, ranges: layer.ranges })),
    { path: "holidaysAdded", ranges: data.holidaysAdded.map(({ date }) => ({ from: date, to: date })) },
  ];
  const shares = entries.map(({ path, ranges }) => ({
    path,
    share: ranges.reduce((sum, range) => sum + shared(range, gap), 0),
  }));
  const worst = shares.reduce((one, other) => (other.share > one.share ? other : one));
  const message = `The desk would not open from ${from} to ${to}, ${days} days on end; at most ${LONGEST_CLOSED_DAYS} are allowed.`;
  return { path: worst.path, kind: "closed-too-long", from, to, days, message };
}

function shared(range: { readonly from: string; readonly to: string }, gap: Gap): number {
  const from = Math.max(parseLocalDate(range.from) ?? 0, gap.from);
  const to = Math.min(parseLocalDate(range.to) ?? 0, gap.to);
  return Math.max(0, to - from + 1);
}
