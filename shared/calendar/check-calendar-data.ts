import type { CalendarData, DateRange, OpenHours, WeeklyHours } from "./calendar-data.ts";
import { WEEKDAYS } from "./calendar-data.ts";
import type { CalendarFault } from "./calendar-fault.ts";
import { isPartDay } from "./day-rules.ts";
import { FIRST_DATE, LAST_DATE, parseLocalDate, parseLocalTime, parseMonthDay } from "./local-date.ts";

/** Everything wrong with the texts, hours, ranges and layers of calendar data, in the order of its fields. */
export function checkCalendarData(data: CalendarData): CalendarFault[] {
  return [
    ...checkWeekly(data.weekly, "weekly"),
    ...data.layers.flatMap((layer, index) => checkLayer(layer, `layers[${index}]`)),
    ...checkLayerOverlaps(data.layers),
    ...data.holidaysAdded.flatMap(({ date, name }, index) => [
      ...checkDate(date, `holidaysAdded[${index}].date`),
      ...checkName(name, `holidaysAdded[${index}].name`),
    ]),
    ...data.holidaysRemoved.flatMap((date, index) => checkDate(date, `holidaysRemoved[${index}]`)),
    ...data.recurringClosures.flatMap((closure, index) => [
      ...checkName(closure.name, `recurringClosures[${index}].name`),
      ...checkMonthDay(closure.from, `recurringClosures[${index}].from`),
      ...checkMonthDay(closure.to, `recurringClosures[${index}].to`),
    ]),
    ...data.closures.flatMap((closure, index) => checkClosure(closure, `closures[${index}]`)),
    ...data.extraOpenings.flatMap(({ name, date, hours }, index) => [
      ...checkName(name, `extraOpenings[${index}].name`),
      ...checkDate(date, `extraOpenings[${index}].date`),
      ...checkHours(hours, `extraOpenings[${index}].hours`),
    ]),
  ];
}

function checkLayer(layer: CalendarData["layers"][number], path: string): CalendarFault[] {
  const { precedence } = layer;
  const message = `The precedence of layer "${layer.name}" must be a number.`;
  return [
    ...checkName(layer.name, `${path}.name`),
    ...(Number.isFinite(precedence)
      ? []
      : [{ path: `${path}.precedence`, kind: "bad-precedence" as const, precedence, message }]),
    ...layer.ranges.flatMap((range, index) => checkRange(range, `${path}.ranges[${index}]`)),
    ...checkWeekly(layer.weekly, `${path}.weekly`),
  ];
}

/** Two layers of one precedence on one date leave open which hours hold. A layer may repeat its own dates. */
function checkLayerOverlaps(layers: CalendarData["layers"]): CalendarFault[] {
  const ranges = layers.flatMap((layer, index) =>
    layer.ranges.map((range, k) => ({ range, layer, path: `layers[${index}].ranges[${k}]` })),
  );
  return ranges.flatMap((later, index) =>
    ranges
      .slice(0, index)
      .filter((earlier) => earlier.layer !== later.layer && earlier.layer.precedence === later.layer.precedence)
      .filter(({ range }) => range.from <= later.range.to && later.range.from <= range.to)
      .map((earlier) => ({
        path: later.path,
        kind: "overlapping-layers" as const,
        otherPath: earlier.path,
        message: `Layers "${earlier.layer.name}" and "${later.layer.name}" have the same precedence and share dates.`,
      })),
  );
}

function checkClosure(closure: CalendarData["closures"][number], path: string): CalendarFault[] {
  const { startsAt = "00:00", endsAt = "24:00", from, to } = closure;
  const faults = [...checkName(closure.name, `${path}.name`), ...checkRange(closure, path)];
  if (!isPartDay(closure)) return faults;
  if (from < to) {
    const message = `"${closure.name}" closes part of a day, so it must begin and end on the same date.`;
    faults.push({ path: `${path}.to`, kind: "part-day-closure-of-several-days", from, to, message });
  }
  return [...faults, ...checkSpan(startsAt, endsAt, `${path}.startsAt`, `${path}.endsAt`)];
}

function checkWeekly(weekly: WeeklyHours, path: string): CalendarFault[] {
  return WEEKDAYS.flatMap((weekday) => checkHours(weekly[weekday] ?? [], `${path}.${weekday}`));
}

function checkHours(hours: readonly OpenHours[], path: string): CalendarFault[] {
  return hours.flatMap((stretch, index) => [
    ...checkSpan(stretch.from, stretch.to, `${path}[${index}].from`, `${path}[${index}].to`),
    ...hours.slice(0, index).flatMap((other, k) => {
      // HH:MM texts sort as times; a text that is no time has its own fault already
      if (!(other.from < stretch.to && stretch.from < other.to)) return [];
      const message = `${stretch.from}-${stretch.to} overlaps ${other.from}-${other.to} on the same day.`;
      return [{ path: `${path}[${index}]`, kind: "overlapping-hours" as const, otherPath: `${path}[${k}]`, message }];
    }),
  ]);
}

function checkSpan(from: string, to: string, fromPath: string, toPath: string): CalendarFault[] {
  const faults = [...checkTime(from, fromPath), ...checkTime(to, toPath)];
  if (faults.length > 0 || from < to) return faults;
  if (from === to) {
    return [{ path: toPath, kind: "empty-hours", from, to, message: `${from}-${to} has no length.` }];
  }
  const message = `${from}-${to} ends before it begins; hours past midnight belong to the next day.`;
  return [{ path: toPath, kind: "inverted-hours", from, to, message }];
}

function checkTime(text: string, path: string): CalendarFault[] {
  if (parseLocalTime(text) !== undefined) return [];
  return [{ path, kind: "bad-time", text, message: `"${text}" is not a time from 00:00 to 24:00.` }];
}

function checkRange({ from, to }: DateRange, path: string): CalendarFault[] {
  const faults = [...checkDate(from, `${path}.from`), ...checkDate(to, `${path}.to`)];
  if (faults.length > 0 || from <= to) return faults;
  return [{ path: `${path}.to`, kind: "inverted-range", from, to, message: `${to} comes before ${from}.` }];
}

function checkDate(text: string, path: string): CalendarFault[] {
  if (parseLocalDate(text) === undefined) {
    return [{ path, kind: "bad-date", text, message: `"${text}" is not a date like 2026-03-27.` }];
  }
  if (text >= FIRST_DATE && text <= LAST_DATE) return [];
  const message = `${text} lies outside ${FIRST_DATE} to ${LAST_DATE}.`;
  return [{ path, kind: "beyond-horizon", date: text, message }];
}

function checkMonthDay(text: string, path: string): CalendarFault[] {
  if (parseMonthDay(text) !== undefined) return [];
  return [{ path, kind: "bad-month-day", text, message: `"${text}" is not a month and day like 12-25.` }];
}

function checkName(name: string, path: string): CalendarFault[] {
  if (name.trim() !== "") return [];
  return [{ path, kind: "missing-name", message: "A name is needed: it is the reason people will be shown." }];
}
