import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import {
  addServiceTime,
  isOpen,
  nextOpening,
  serviceTimeBetween,
  subtractServiceTime,
} from "../../../shared/calendar/service-time.ts";
import { stretches } from "../../../shared/calendar/stretches.ts";
import {
  closeOfNextWorkingDay,
  closeOfNthWorkingDay,
  isWorkingDay,
  sameTimeOnNthWorkingDay,
  workingDaysDue,
} from "../../../shared/calendar/working-days.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import type { Scenario } from "../../support/calendar/random-calendars.ts";
import { anyOffset, anyScenario, CASES } from "../../support/calendar/random-calendars.ts";

const SETTINGS = { numRuns: CASES };
/** Long enough for the nightly 900,000 cases on a busy machine. */
const TIMEOUT_MS = 900_000;

const compiled = new Map<unknown, Calendar>();

function calendarOf(scenario: Scenario): Calendar {
  const known = compiled.get(scenario.data);
  if (known) return known;
  const calendar = expectOk(compileCalendar(scenario.data), JSON.stringify(scenario.data));
  compiled.set(scenario.data, calendar);
  return calendar;
}

/** An amount of service time that may end exactly at a closing or an opening: what lies between two instants. */
function amountOf(scenario: Scenario, from: number, offset: number): number {
  const to = from + Math.abs(offset);
  const edges = [to, scenario.oracle.nextOpening(to), scenario.oracle.previousClosing(to)];
  return Math.abs(scenario.oracle.between(from, edges[Math.abs(offset) % 3] ?? to));
}

describe("over random calendars a minute-stepper agrees", { timeout: TIMEOUT_MS }, () => {
  test("whether the desk is open", () => {
    const property = fc.property(anyScenario, anyOffset, (scenario, offset) => {
      const at = scenario.focus + offset;
      expect(isOpen(calendarOf(scenario), at)).toBe(scenario.oracle.isOpen(at));
    });
    fc.assert(property, SETTINGS);
  });

  test("when it next opens", () => {
    const property = fc.property(anyScenario, anyOffset, (scenario, offset) => {
      const at = scenario.focus + offset;
      const { oracle } = scenario;
      expect(nextOpening(calendarOf(scenario), at)).toBe(oracle.nextOpening(at));
    });
    fc.assert(property, SETTINGS);
  });

  test("where an amount of service time ends", () => {
    const property = fc.property(anyScenario, anyOffset, anyOffset, (scenario, offset, length) => {
      const from = scenario.focus + offset;
      const ms = amountOf(scenario, from, length);
      expect(addServiceTime(calendarOf(scenario), from, ms)).toBe(scenario.oracle.add(from, ms));
    });
    fc.assert(property, SETTINGS);
  });

  test("where an amount of service time began", () => {
    const property = fc.property(anyScenario, anyOffset, anyOffset, (scenario, offset, length) => {
      const from = scenario.focus + offset;
      const ms = amountOf(scenario, from - Math.abs(length), length);
      expect(subtractServiceTime(calendarOf(scenario), from, ms)).toBe(scenario.oracle.subtract(from, ms));
    });
    fc.assert(property, SETTINGS);
  });

  test("how much service time lies between two instants", () => {
    const property = fc.property(anyScenario, anyOffset, anyOffset, (scenario, one, other) => {
      const a = scenario.focus + one;
      const b = scenario.focus + other;
      expect(serviceTimeBetween(calendarOf(scenario), a, b)).toBe(scenario.oracle.between(a, b) + 0);
    });
    fc.assert(property, SETTINGS);
  });

  test("the n-th working day: same time, close, and when it is due", () => {
    const property = fc.property(anyScenario, anyOffset, fc.integer({ min: 1, max: 4 }), (scenario, offset, n) => {
      const at = scenario.focus + offset;
      const { oracle } = scenario;
      const calendar = calendarOf(scenario);
      expect(sameTimeOnNthWorkingDay(calendar, at, n)).toBe(oracle.sameTimeOnNthWorkingDay(at, n));
      const first = oracle.nextOpening(at);
      expect(closeOfNthWorkingDay(calendar, at, n)).toBe(oracle.close(oracle.nthWorkingDate(first, n, true)));
      expect(closeOfNextWorkingDay(calendar, at)).toBe(oracle.close(oracle.nthWorkingDate(at, 1, false)));
      expect(workingDaysDue(calendar, at, n)).toEqual(oracle.workingDaysDue(at, n));
      const date = oracle.localDate(at);
      expect(isWorkingDay(calendar, date)).toBe(!Number.isNaN(oracle.open(date)));
    });
    fc.assert(property, SETTINGS);
  });
});

describe("over random calendars", { timeout: TIMEOUT_MS }, () => {
  test("adding and then subtracting comes back to the same place in service time", () => {
    const property = fc.property(anyScenario, anyOffset, anyOffset, (scenario, offset, length) => {
      const calendar = calendarOf(scenario);
      const from = scenario.focus + offset;
      const ms = Math.abs(length);
      const there = addServiceTime(calendar, from, ms);
      const back = subtractServiceTime(calendar, there, ms);
      expect(serviceTimeBetween(calendar, from, there)).toBe(ms);
      expect(serviceTimeBetween(calendar, back, from)).toBe(0);
      // Opening instants and open time come back exactly; closed time comes back to the opening that follows it.
      if (ms > 0) expect(back).toBe(nextOpening(calendar, from));
    });
    fc.assert(property, SETTINGS);
  });

  test("service time between instants is additive", () => {
    const property = fc.property(anyScenario, anyOffset, anyOffset, anyOffset, (scenario, one, two, three) => {
      const calendar = calendarOf(scenario);
      const [a, b, c] = [scenario.focus + one, scenario.focus + two, scenario.focus + three];
      const sum = serviceTimeBetween(calendar, a, b) + serviceTimeBetween(calendar, b, c);
      expect(sum).toBe(serviceTimeBetween(calendar, a, c));
      expect(serviceTimeBetween(calendar, b, a) + serviceTimeBetween(calendar, a, b)).toBe(0);
    });
    fc.assert(property, SETTINGS);
  });

  test("the stretches of any span leave no gap, do not overlap and sum to its service time", () => {
    const property = fc.property(anyScenario, anyOffset, anyOffset, (scenario, offset, length) => {
      const calendar = calendarOf(scenario);
      const a = scenario.focus + offset;
      const b = a + Math.abs(length);
      const lines = stretches(calendar, a, b);
      expect([a, ...lines.map((line) => line.to)]).toEqual([...lines.map((line) => line.from), b]);
      const open = lines.filter((line) => line.open).reduce((sum, line) => sum + line.to - line.from, 0);
      expect(open).toBe(scenario.oracle.between(a, b));
      for (const line of lines) {
        expect(line.to).toBeGreaterThan(line.from);
        expect(scenario.oracle.isOpen(line.from)).toBe(line.open);
      }
    });
    fc.assert(property, SETTINGS);
  });
});
