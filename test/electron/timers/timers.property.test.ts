import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordMoment } from "../../../electron/core/log-port.ts";
import { createTimers, LATE_AFTER_MS } from "../../../electron/timers/timers.ts";
import { type Timeline, VirtualDesk } from "../../support/timers/virtual-desk.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20, 9);
const RUNS = process.env["DESKWATCH_NIGHTLY"] === undefined ? 2_000 : 50_000;

const moment = (number: number, at: number): RecordMoment => ({
  category: "ticket",
  stream: "t",
  id: `m${number}`,
  at,
  moment: null,
});

const timelines: fc.Arbitrary<Timeline> = fc.record({
  moments: fc
    .array(fc.integer({ min: -2 * HOUR, max: 30 * HOUR }), { maxLength: 25 })
    .map((offsets) => offsets.map((offset, index) => moment(index, START + offset))),
  steps: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("run" as const), ms: fc.integer({ min: 0, max: 3 * HOUR }) }),
      fc.record({
        kind: fc.constant("sleep" as const),
        ms: fc.integer({ min: 1_000, max: 9 * HOUR }),
        tells: fc.boolean(),
      }),
      fc.record({ kind: fc.constant("jump" as const), ms: fc.integer({ min: -4 * HOUR, max: 4 * HOUR }) }),
      fc.record({ kind: fc.constant("restart" as const), offMs: fc.integer({ min: 0, max: 9 * HOUR }) }),
      fc.record({ kind: fc.constant("add" as const), inMs: fc.integer({ min: -HOUR, max: 6 * HOUR }) }),
      fc.record({ kind: fc.constant("crash" as const), offMs: fc.integer({ min: 0, max: HOUR }) }),
    ),
    { maxLength: 25 },
  ),
});

describe("Over random days of running, sleeping, moved clocks, restarts and crashes", () => {
  test("every moment is delivered once, none before its time, none twice, the late ones marked", () => {
    let delivered = 0;
    fc.assert(
      fc.property(timelines, (timeline) => {
        const desk = new VirtualDesk(START, timeline.moments);
        for (const step of timeline.steps) desk.take(step);
        desk.finish();
        for (const entry of desk.delivered) {
          expect(entry.at, "not early").toBeGreaterThanOrEqual(entry.moment.at);
          expect(entry.isLate).toBe(entry.at - entry.moment.at > LATE_AFTER_MS);
        }
        const ids = desk.delivered.map((entry) => entry.moment.id);
        expect(new Set(ids).size, "not doubled").toBe(ids.length);
        expect(ids.toSorted(), "none missed").toEqual(desk.expectedIds().toSorted());
        delivered += ids.length;
      }),
      { numRuns: RUNS },
    );
    expect(delivered).toBeGreaterThan(RUNS);
  }, 120_000);

  test("while the desk runs undisturbed, a moment is delivered within a second of its time", () => {
    const desk = new VirtualDesk(START, [moment(1, START + 17 * 60_000 + 123), moment(2, START + 5 * HOUR)]);
    desk.take({ kind: "run", ms: 6 * HOUR });
    expect(desk.delivered.map((entry) => entry.at - entry.moment.at)).toEqual([0, 0]);
  });
});

describe("A moved clock", () => {
  test("is recorded with its size when set forward and when set back", () => {
    const desk = new VirtualDesk(START, []);
    desk.take({ kind: "run", ms: 60_000 });
    desk.take({ kind: "jump", ms: 2 * HOUR });
    desk.take({ kind: "run", ms: 60_000 });
    desk.take({ kind: "jump", ms: -2 * HOUR });
    desk.take({ kind: "run", ms: 60_000 });
    expect(desk.jumps.map((jump) => jump.byMs)).toEqual([2 * HOUR, -2 * HOUR]);
  });

  test("is not suspected when the PC said that it slept", () => {
    const desk = new VirtualDesk(START, []);
    desk.take({ kind: "sleep", ms: 3 * HOUR, tells: true });
    desk.take({ kind: "run", ms: 60_000 });
    expect(desk.jumps).toEqual([]);
  });
});

describe("The desk keeps looking", () => {
  test("at least every 30 seconds, and says when it last did", () => {
    const desk = new VirtualDesk(START, []);
    desk.take({ kind: "run", ms: 10 * 60_000 });
    const gaps = desk.checks.slice(1).map((at, index) => at - (desk.checks[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(desk.checks.at(-1)).toBeGreaterThan(START + 9.5 * 60_000);
  });

  test("and says so while commits follow each other so closely that the timer never runs out", () => {
    const desk = new VirtualDesk(START, []);
    for (let commit = 0; commit < 60; commit += 1) {
      desk.take({ kind: "run", ms: 7_000 });
      desk.take({ kind: "add", inMs: 6 * HOUR });
    }
    const gaps = desk.checks.slice(1).map((at, index) => at - (desk.checks[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(desk.checks.length, "not at every commit").toBeLessThan(40);
    expect(desk.checks.at(-1)).toBeGreaterThan(START + 6 * 60_000);
  });

  test("also after a look that failed, delivering what it had missed", () => {
    const desk = new VirtualDesk(START, [moment(1, START + 60_000)]);
    desk.failNextDelivery();
    desk.take({ kind: "run", ms: 5 * 60_000 });
    expect(desk.faults).toBe(1);
    expect(desk.delivered).toHaveLength(1);
  });
});

describe("A look that failed and cannot be written down either", () => {
  test("does not stop the clocks", () => {
    const desk = new VirtualDesk(START, [moment(1, START + 60_000)]);
    desk.failNextDelivery();
    desk.fillLog();
    expect(() => desk.take({ kind: "run", ms: 2 * 60_000 })).toThrow("no space left for the log");
    desk.take({ kind: "run", ms: 5 * 60_000 });
    expect(desk.delivered).toHaveLength(1);
  });
});

describe("A moment that does not hold as the ticket stands", () => {
  test("is not tried again at every look, but is once its ticket has changed", () => {
    let now = START;
    let mayDeliver = false;
    const tried: string[] = [];
    const due = moment(1, START - 1_000);
    const timers = createTimers({
      store: {
        momentsUntil: () => (mayDeliver && tried.length > 1 ? [] : [due]),
        recordCheck: () => undefined,
        recordClockJump: () => undefined,
      },
      time: { now: () => now, monotonicMs: () => now },
      deliver: ({ id }) => {
        tried.push(id);
        return mayDeliver ? "delivered" : "obsolete";
      },
      deliveryFailed: () => undefined,
      publish: () => undefined,
      schedule: () => () => undefined,
      noteFault: () => undefined,
    });
    timers.start();
    now += 30_000;
    timers.sweep("timer");
    expect(tried).toHaveLength(1);
    mayDeliver = true;
    timers.soon([due.stream]);
    timers.sweep("commit");
    expect(tried).toHaveLength(2);
  });
});

describe("Moments that cannot be delivered", () => {
  const due = (count: number): readonly RecordMoment[] =>
    Array.from({ length: count }, (_, number) => moment(number, START - 60_000 + number));

  /** A desk on which some moments fail until told otherwise. */
  function failing(moments: readonly RecordMoment[], fails: (id: string) => boolean) {
    let ms = 0;
    const tried: string[] = [];
    const told: string[] = [];
    const done = new Set<string>();
    let pending: (() => void) | null = null;
    const timers = createTimers({
      store: {
        momentsUntil: (_at, limit) => moments.filter(({ id }) => !done.has(id)).slice(0, limit),
        recordCheck: () => undefined,
        recordClockJump: () => undefined,
      },
      time: { now: () => START + ms, monotonicMs: () => ms },
      deliver: ({ id }) => {
        tried.push(id);
        if (fails(id)) throw new Error("unreadable");
        done.add(id);
        return "delivered";
      },
      deliveryFailed: ({ id }) => void told.push(id),
      publish: () => undefined,
      schedule: (work) => {
        pending = work;
        return () => undefined;
      },
      noteFault: () => undefined,
    });
    const pass = (length: number): void => {
      for (const until = ms + length; ms < until; ms += 10_000) pending?.();
    };
    return { timers, tried, told, done, pass };
  }

  test("stop no other one, however many they are and wherever they stand", () => {
    const moments = due(700);
    const bad = (id: string): boolean => Number(id.slice(1)) % 2 === 0;
    const desk = failing(moments, bad);
    desk.timers.start();
    desk.pass(120_000);
    expect(desk.done.size).toBe(350);
    expect(new Set(desk.told).size).toBe(350);
  });

  test("are tried again less and less often, and told of each time until they can be", () => {
    let isBroken = true;
    const desk = failing(due(1), () => isBroken);
    desk.timers.start();
    desk.pass(60 * 60_000);
    expect(desk.tried.length, "an hour of looks every ten seconds").toBeLessThan(12);
    expect(desk.tried.length).toBeGreaterThan(4);
    expect(desk.told).toHaveLength(desk.tried.length);
    isBroken = false;
    desk.pass(20 * 60_000);
    expect(desk.done.size).toBe(1);
  });
});
