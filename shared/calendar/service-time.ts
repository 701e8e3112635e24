import type { DurationMs, Instant } from "../kernel/instant.ts";
import type { Calendar } from "./calendar.ts";
import { extendEarlier, extendLater, lineAt } from "./calendar.ts";
import { CalendarHorizonError, HORIZON_FROM, HORIZON_TO } from "./horizon.ts";
import type { Timeline } from "./timeline.ts";
import { positionAt, stretchAfter, stretchReaching, stretchReachingFrom } from "./timeline.ts";

// Index casts in this file hold because the timeline covers the instant and every array ends in a sentinel.

/**
 * True when the desk is open at the instant: opening inclusive, closing exclusive. Hours inside a repeated hour are
 * open in both passes. @throws CalendarHorizonError outside 1970-2200.
 */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const line = lineAt(calendar, at);
  return (line.starts[stretchAfter(line, at)] as number) <= at;
}

/** The instant itself when the desk is open, otherwise the next opening. @throws CalendarHorizonError outside 1970-2200. */
export function nextOpening(calendar: Calendar, at: Instant): Instant {
  let line = lineAt(calendar, at);
  let index = stretchAfter(line, at);
  while (index === line.count) {
    line = extendLater(calendar, line);
    index = stretchAfter(line, at);
  }
  const start = line.starts[index] as number;
  return start > at ? start : at;
}

/**
 * The first instant at which `ms` of service time have passed since `from`. Ending exactly at closing lands on the
 * closing instant, not on the next opening; zero stays at `from`, open or closed; a negative length subtracts.
 * @param ms whole milliseconds. @throws CalendarHorizonError when `from` or the answer lies outside 1970-2200.
 */
export function addServiceTime(calendar: Calendar, from: Instant, ms: DurationMs): Instant {
  if (!(ms > 0)) return ms === 0 ? from : subtractServiceTime(calendar, from, -ms);
  let line = lineAt(calendar, from);
  let index = stretchAfter(line, from);
  let position = positionAt(line, from, index) + ms;
  while (position > (line.before[line.count] as number)) {
    line = extendFor(calendar, line, from, ms);
    index = stretchAfter(line, from);
    position = positionAt(line, from, index) + ms;
  }
  index = stretchReachingFrom(line, index, position);
  return (line.starts[index] as number) + (position - (line.before[index] as number));
}

function extendFor(calendar: Calendar, line: Timeline, from: Instant, ms: DurationMs): Timeline {
  if (ms > HORIZON_TO - from) throw new CalendarHorizonError(from + ms); // spares an absurd length the search
  return extendLater(calendar, line);
}

/**
 * The mirror of `addServiceTime`: the last instant from which `ms` of service time pass until `from`. Ending exactly
 * at an opening lands on the opening instant; zero stays at `from`; a negative length adds.
 * @param ms whole milliseconds. @throws CalendarHorizonError when `from` or the answer lies outside 1970-2200.
 */
export function subtractServiceTime(calendar: Calendar, from: Instant, ms: DurationMs): Instant {
  if (!(ms > 0)) {
    if (ms < 0) return addServiceTime(calendar, from, -ms);
    if (ms === 0) return from;
    throw new CalendarHorizonError(ms); // NaN: a bug
  }
  let line = lineAt(calendar, from);
  let position = positionAt(line, from, stretchAfter(line, from)) - ms;
  while (position < 0) {
    const wider: Timeline | undefined = ms > from - HORIZON_FROM ? undefined : extendEarlier(calendar, line);
    if (!wider) throw new CalendarHorizonError(from - ms);
    line = wider;
    position = positionAt(line, from, stretchAfter(line, from)) - ms;
  }
  let index = stretchReaching(line, position);
  if ((line.before[index + 1] as number) === position) index += 1; // at a closing, the following opening is the last such instant
  return (line.starts[index] as number) + (position - (line.before[index] as number));
}

/**
 * Service time from `a` (inclusive) to `b` (exclusive), in milliseconds; negative when `b` comes first. Additive:
 * a to b plus b to c is a to c. @throws CalendarHorizonError outside 1970-2200.
 */
export function serviceTimeBetween(calendar: Calendar, a: Instant, b: Instant): DurationMs {
  lineAt(calendar, a);
  const line = lineAt(calendar, b); // only ever widened, so it still covers a
  return positionAt(line, b, stretchAfter(line, b)) - positionAt(line, a, stretchAfter(line, a));
}
