import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Instant } from "../../kernel/instant.ts";
import type { Window } from "../content.ts";

/** One thing on the schedule as a calendar program shows it. */
export interface CalendarEntry extends Window {
  /** Stays the same when it is moved, so that the program moves it too. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly isCancelled: boolean;
  /** Counts up with every change. */
  readonly sequence: number;
  readonly changedAt: Instant;
}

/**
 * The entries as an iCalendar file (RFC 5545): one event, or a whole feed. Times are in UTC, so that every program puts
 * them where they belong, whatever it knows of zones. The same entries always give the same bytes.
 * @param name what a subscriber sees as the calendar's name.
 */
export function calendarFile(entries: readonly CalendarEntry[], name: string): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Deskwatch", product: "Forward schedule" },
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.id,
      start: new Date(entry.from),
      end: new Date(entry.until),
      stamp: new Date(entry.changedAt),
      lastModified: new Date(entry.changedAt),
      sequence: entry.sequence,
      summary: entry.title,
      description: entry.description,
      location: entry.location === "" ? null : entry.location,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
