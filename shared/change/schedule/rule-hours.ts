import type { Calendar } from "../../calendar/calendar.ts";
import { WEEKDAYS } from "../../calendar/calendar-data.ts";
import { yearOf } from "../../calendar/horizon.ts";
import { type DayNumber, formatLocalDate, parseLocalTime, weekdayIndex } from "../../calendar/local-date.ts";
import { wallOf } from "../../calendar/local-time.ts";
import { stretches } from "../../calendar/stretches.ts";
import { isWorkingDay } from "../../calendar/working-days.ts";
import { offsetsAround, wallToInstant } from "../../calendar/zone.ts";
import type { Instant } from "../../kernel/instant.ts";
import { DAY_MS } from "../../kernel/instant.ts";
import type { Window } from "../content.ts";
import type { RuleHours } from "../rules/change-rules.ts";

/** The stretches of a rule's hours that touch a window, each whole. */
export function spansOf(calendar: Calendar, hours: RuleHours | "service-hours", window: Window): readonly Window[] {
  if (hours === "service-hours") return openSpans(calendar, window);
  return localDates(calendar, window)
    .filter((date) => holdsOn(calendar, hours, date))
    .flatMap((date) => spansOn(calendar, hours, date))
    .filter((span) => overlaps(span, window));
}

/** Whether two stretches share any time. */
export function overlaps(one: Window, other: Window): boolean {
  return one.from < other.until && other.from < one.until;
}

/** Whether a window lies inside one of the spans, or inside several that follow each other without a gap. */
export function liesWithin(window: Window, spans: readonly Window[]): boolean {
  let reached = window.from;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from <= reached && span.until > reached) reached = span.until;
  }
  return reached >= window.until;
}

/** Local dates that touch a window, in order. */
export function localDates({ zone }: Calendar, { from, until }: Window): readonly DayNumber[] {
  const first = Math.floor(wallOf(zone, from) / DAY_MS);
  const last = Math.floor(wallOf(zone, Math.max(from, until - 1)) / DAY_MS);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Whether a local date has hours of a layer of the agreement's calendar. */
export function isOnLayer(calendar: Calendar, date: DayNumber, layer: string): boolean {
  const { from, until } = dayOf(calendar, date);
  return stretches(calendar, from, until).some(({ reason }) =>
    reason.kind === "layer" ? reason.name === layer : reason.kind === "no-hours-day" && reason.layer === layer,
  );
}

/** A local date from midnight to midnight. */
export function dayOf(calendar: Calendar, date: DayNumber): Window {
  return { from: instantAt(calendar, date, 0), until: instantAt(calendar, date + 1, 0) };
}

function openSpans(calendar: Calendar, { from, until }: Window): readonly Window[] {
  return stretches(calendar, from, until)
    .filter(({ open }) => open)
    .map((stretch) => ({ from: stretch.from, until: stretch.to }));
}

function holdsOn(calendar: Calendar, { dates, layer, notLayer }: RuleHours, date: DayNumber): boolean {
  if (dates === "working-days" && !isWorkingDay(calendar, formatLocalDate(date))) return false;
  if (layer !== undefined && !isOnLayer(calendar, date, layer)) return false;
  return notLayer === undefined || !isOnLayer(calendar, date, notLayer);
}

function spansOn(calendar: Calendar, { weekly }: RuleHours, date: DayNumber): readonly Window[] {
  const weekday = WEEKDAYS[weekdayIndex(date)];
  const hours = (weekday === undefined ? undefined : weekly[weekday]) ?? [];
  return hours.map(({ from, to }) => ({
    from: instantAt(calendar, date, parseLocalTime(from) ?? 0),
    until: instantAt(calendar, date, parseLocalTime(to) ?? DAY_MS),
  }));
}

function instantAt({ zone }: Calendar, date: DayNumber, timeOfDay: number): Instant {
  const wall = date * DAY_MS + timeOfDay;
  return wallToInstant(offsetsAround(zone, yearOf(wall)), wall);
}
