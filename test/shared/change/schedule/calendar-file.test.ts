import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type CalendarEntry, calendarFile } from "../../../../shared/change/schedule/calendar-file.ts";

const entry: CalendarEntry = {
  id: "change-1@deskwatch",
  title: "CH-4K7-72Y Replace core firewall",
  description: "Internet is off; back by noon.\nAsk: network team, 0161 474 4100",
  location: "",
  from: Date.UTC(2026, 2, 7, 8),
  until: Date.UTC(2026, 2, 7, 12),
  isCancelled: false,
  sequence: 2,
  changedAt: Date.UTC(2026, 2, 2, 11),
};

/** Read back by another program's reader. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      id: event.uid,
      title: event.summary,
      description: event.description ?? "",
      location: event.location ?? "",
      from: event.startDate.toUnixTime() * 1000,
      until: event.endDate.toUnixTime() * 1000,
      isCancelled: component.getFirstPropertyValue("status") === "CANCELLED",
      sequence: event.sequence,
    };
  });
  return { name: calendar.getFirstPropertyValue("x-wr-calname"), events };
}

test("the schedule as a calendar file is read by another program as it was written", () => {
  const { changedAt: _changedAt, ...written } = entry;
  expect(readBack(calendarFile([entry], "Changes"))).toEqual({ name: "Changes", events: [written] });
});

test("a cancelled entry stays in the feed as cancelled, so that a subscriber takes it out", () => {
  expect(readBack(calendarFile([{ ...entry, isCancelled: true }], "Changes")).events).toMatchObject([
    { isCancelled: true },
  ]);
});

test("whatever stands in the words, another program reads every entry as it was written", () => {
  const words = fc
    .stringMatching(/^[\p{L}\p{N} ,;:"\\'\n!-]{1,80}$/u)
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const entries = fc.array(
    fc.record({
      id: fc.uuid(),
      title: words,
      description: words,
      location: fc.constantFrom("", "Bramhall High; room 4, left"),
      from: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
      length: fc.integer({ min: 1, max: 500_000 }),
      isCancelled: fc.boolean(),
      sequence: fc.nat(50),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(entries, (given) => {
      const written = given.map(({ length, ...each }) => ({
        ...each,
        until: each.from + length * 1000,
        changedAt: each.from,
      }));
      const read = readBack(calendarFile(written, "Feed")).events;
      expect(read).toEqual(written.map(({ changedAt: _changedAt, ...each }) => each));
    }),
    { numRuns: 200 },
  );
});

test("the same entries give the same file", () => {
  expect(calendarFile([entry], "Changes")).toBe(calendarFile([entry], "Changes"));
});
