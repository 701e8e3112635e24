import { expect, test } from "vitest";
import { createTicker } from "../../../renderer/stores/ticker.ts";

/** A clock and a timer moved by hand. */
function handMoved(start: number) {
  let now = start;
  let armed: { at: number; work: () => void } | null = null;
  return {
    parts: {
      now: () => now,
      after(ms: number, work: () => void) {
        armed = { at: now + ms, work };
        return () => {
          armed = null;
        };
      },
    },
    isArmed: () => armed !== null,
    /** Sets the wall clock without firing anything. */
    set: (to: number) => {
      now = to;
    },
    fire: () => {
      const due = armed;
      if (due === null) throw new Error("Nothing is armed.");
      now = Math.max(now, due.at);
      due.work();
    },
  };
}

test("it beats at the turn of each second, and only while somebody listens", () => {
  const clock = handMoved(10_250);
  const ticker = createTicker(clock.parts);
  expect(clock.isArmed()).toBe(false);
  const heard: number[] = [];
  const stop = ticker.subscribe(() => heard.push(ticker.now()));
  clock.fire();
  clock.fire();
  expect(heard).toEqual([11_000, 12_000]);
  stop();
  expect(clock.isArmed()).toBe(false);
});

test("after sleep or a clock set anew it shows the time that is, not a count", () => {
  const clock = handMoved(10_000);
  const ticker = createTicker(clock.parts);
  ticker.subscribe(() => undefined);
  clock.set(9_000_000);
  clock.fire();
  expect(ticker.now()).toBe(9_000_000);
  clock.set(5_000);
  ticker.beat();
  expect(ticker.now()).toBe(5_000);
});

test("everything drawn between two beats shows the same second", () => {
  const clock = handMoved(10_000);
  const ticker = createTicker(clock.parts);
  ticker.subscribe(() => undefined);
  clock.set(10_700);
  expect(ticker.now()).toBe(10_000);
});
