import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange, type QueueEntry } from "../../../../renderer/stores/queue/arrange.ts";
import { countMoves } from "../../../../renderer/stores/queue/count-moves.ts";
import type { DayBounds } from "../../../../renderer/stores/queue/queue-groups.ts";
import type { QueueRow } from "../../../../shared/contract/queue-row.ts";
import { HOUR, NOW, row } from "./rows.ts";

const bounds: DayBounds = {
  lunchAt: NOW + 3 * HOUR,
  closeAt: NOW + 7 * HOUR,
  midnightAt: NOW + 14 * HOUR,
  nextCloseAt: NOW + 31 * HOUR,
};
const entriesOf = (rows: readonly QueueRow[], now = NOW): readonly QueueEntry[] => arrange(rows, bounds, now).entries;
const said = (entries: readonly QueueEntry[]): string[] =>
  entries.map((entry) => (entry.kind === "group" ? `${entry.group} ${entry.count}` : entry.id));

test("next due first, under headings with their counts; the more urgent first where due moments are equal", () => {
  const rows = [
    row("late", NOW + 20 * HOUR),
    row("soon", NOW + HOUR),
    row("soon-urgent", NOW + HOUR, { rank: 1 }),
    row("missed", NOW - HOUR),
    row("none", null),
  ];
  expect(said(entriesOf(rows))).toEqual([
    "missed 1",
    "missed",
    "before-lunch 2",
    "soon-urgent",
    "soon",
    "next-working-day 1",
    "late",
    "no-deadline 1",
    "none",
  ]);
});

test("it is known until when time alone changes nothing: one millisecond past the soonest due moment, or midnight", () => {
  expect(arrange([row("a", NOW + HOUR), row("b", NOW + 2 * HOUR)], bounds, NOW).holdsUntil).toBe(NOW + HOUR + 1);
  expect(arrange([row("a", NOW + 40 * HOUR)], bounds, NOW).holdsUntil).toBe(bounds.midnightAt);
  expect(arrange([row("a", NOW - HOUR)], bounds, NOW).holdsUntil).toBe(Number.POSITIVE_INFINITY);
});

test("the order does not depend on the order in which rows came", () => {
  const rows = fc.uniqueArray(
    fc.record({
      id: fc.nat(500),
      due: fc.option(fc.integer({ min: -5, max: 60 })),
      rank: fc.integer({ min: 1, max: 4 }),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(rows, (made) => {
      const list = made.map(({ id, due, rank }) => row(`t${id}`, due === null ? null : NOW + due * HOUR, { rank }));
      expect(said(entriesOf(list.toReversed()))).toEqual(said(entriesOf(list)));
    }),
  );
});

test("tickets that would stand elsewhere are counted, and only those", () => {
  const before = [row("a", NOW + HOUR), row("b", NOW + 2 * HOUR), row("c", NOW + 2.5 * HOUR), row("d", NOW + 5 * HOUR)];
  const shown = entriesOf(before);
  expect(countMoves(shown, entriesOf(before))).toBe(0);
  const aLater = before.map((each) => (each.id === "a" ? row("a", NOW + 2.7 * HOUR) : each));
  expect(countMoves(shown, entriesOf(aLater))).toBe(1);
  const dSooner = before.map((each) => (each.id === "d" ? row("d", NOW + 6 * HOUR) : each));
  expect(countMoves(shown, entriesOf(dSooner))).toBe(0);
  expect(countMoves(shown, entriesOf(before, NOW + HOUR + 1))).toBe(1);
  expect(countMoves(shown, entriesOf(before.slice(1)))).toBe(0);
});

test("the number of moves is never more than needed: moving that many rows suffices", () => {
  const dues = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(dues, fc.nat(11), fc.integer({ min: 1, max: 6 }), (made, at, due) => {
      const rows = made.map((hours, index) => row(`t${index}`, NOW + hours * HOUR + index));
      const index = at % rows.length;
      const changed = rows.map((each, place) => (place === index ? row(each.id, NOW + due * HOUR + index) : each));
      expect(countMoves(entriesOf(rows), entriesOf(changed))).toBeLessThanOrEqual(1);
    }),
  );
});

test("what a search found only inside words stands last, under a heading of its own, in the queue's order", () => {
  const rows = [row("part", NOW - HOUR), row("word", NOW + HOUR), row("also", NOW - 2 * HOUR)];
  const { entries, holdsUntil } = arrange(rows, bounds, NOW, new Set(["part", "also"]));
  expect(said(entries)).toEqual(["before-lunch 1", "word", "inside-words 2", "also", "part"]);
  expect(holdsUntil).toBe(NOW + HOUR + 1);
});
