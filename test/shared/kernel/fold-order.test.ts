import fc from "fast-check";
import { expect, test } from "vitest";
import { foldOrder, type PlacedEvent } from "../../../shared/kernel/fold-order.ts";

interface Named extends PlacedEvent {
  readonly name: string;
}

const event = (
  name: string,
  position: number | null,
  at: number,
  seen: number,
  station = "a",
  stationNo: number | null = null,
): Named => ({ name, position, at, seen, station, stationNo });
const names = (events: readonly Named[]) => foldOrder(events).map(({ name }) => name);

test("on a desk of one PC the order is that of the log, whatever moments people gave", () => {
  const log = [event("logged", 1, 900, 0), event("at 10:50", 2, 1050, 1), event("noted late, at 10:40", 3, 1040, 2)];
  expect(names(log)).toEqual(["logged", "at 10:50", "noted late, at 10:40"]);
});

test("a late truth takes its place in time among what its author had not seen", () => {
  const log = [event("logged", 1, 900, 0), event("resolved", 2, 1100, 1), event("paused offline", 3, 1000, 1, "b")];
  expect(names(log)).toEqual(["logged", "paused offline", "resolved"]);
});

test("a PC whose clock is slow does not put an answer before its question", () => {
  const log = [event("asked", 1, 1000, 0), event("answered", 2, 400, 1, "b"), event("other", 3, 500, 0, "c")];
  expect(names(log)).toEqual(["other", "asked", "answered"]);
});

test("a station's own commands keep their order", () => {
  const log = [
    event("first", 1, 1000, 0, "b", 1),
    event("second", 2, 600, 0, "b", 2),
    event("other", 3, 800, 0, "c", 1),
  ];
  expect(names(log)).toEqual(["other", "first", "second"]);
});

test("what is not confirmed yet comes last of one moment, and in time otherwise", () => {
  const log = [event("logged", 1, 900, 0), event("noted", 2, 1000, 1), event("mine", null, 1000, 1, "b", 1)];
  expect(names(log)).toEqual(["logged", "noted", "mine"]);
  expect(names([...log.slice(0, 2), event("earlier", null, 950, 1, "b", 1)])).toEqual(["logged", "earlier", "noted"]);
});

/** The rule as it is written: each event against every one before it. */
function slowOrder(events: readonly Named[]): readonly string[] {
  const saw = (b: Named, a: Named) =>
    (a.position !== null && a.position <= b.seen) ||
    (a.station === b.station && a.stationNo !== null && b.stationNo !== null && a.stationNo < b.stationNo);
  const at: number[] = [];
  for (const [index, b] of events.entries()) {
    const before = events.slice(0, index).map((a, i) => (saw(b, a) ? (at[i] ?? 0) : Number.NEGATIVE_INFINITY));
    at.push(Math.max(b.at, ...before));
  }
  const order = events.map((_, index) => index);
  order.sort(
    (a, b) =>
      (at[a] ?? 0) - (at[b] ?? 0) ||
      Number(events[a]?.position === null) - Number(events[b]?.position === null) ||
      a - b,
  );
  return order.map((index) => events[index]?.name ?? "");
}

test("is the rule as it is written, over random logs", () => {
  const step = fc.record({
    at: fc.integer({ min: 0, max: 30 }),
    behind: fc.integer({ min: 0, max: 6 }),
    station: fc.constantFrom("a", "b", "c"),
    isTimer: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 0, max: 4 }), (steps, pending) => {
      const log = steps.map(({ at, behind, station, isTimer }, index) => {
        const isPending = index >= steps.length - pending;
        const position = isPending ? null : (index + 1) * 2;
        return event(`e${index}`, position, at, Math.max(0, index * 2 - behind), station, isTimer ? null : index);
      });
      expect(names(log)).toEqual(slowOrder(log));
    }),
    { numRuns: 2000 },
  );
});
