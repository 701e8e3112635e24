import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { instantOfLocal, localDateOf, localTimeOf, sameTimeAfterDays } from "../../../shared/calendar/local-time.ts";
import { localOfSpoken, type SpokenBy } from "../../../shared/calendar/spoken-moment.ts";
import { openZone } from "../../../shared/calendar/zone.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { fullMomentText } from "../../../shared/words/time-text.ts";

const LONDON = expectOk(openZone("Europe/London"), "London");
const CHICAGO = expectOk(openZone("America/Chicago"), "Chicago");
const at = (local: string) => expectOk(instantOfLocal(LONDON, local), local);
/** A Friday. */
const NOW = at("2026-11-27T10:12");
const AHEAD: SpokenBy = { place: LONDON, now: NOW, lies: "ahead" };
const said = (text: string, by: Partial<SpokenBy> = {}): string => {
  const found = localOfSpoken(text, { ...AHEAD, ...by });
  return found.ok ? found.value : found.error;
};

afterEach(() => vi.unstubAllEnvs());

describe("a moment as people say it", () => {
  test.each([
    ["tomorrow 16:00", "2026-11-28T16:00"],
    ["Tomorrow at 4pm", "2026-11-28T16:00"],
    ["in 2 days", "2026-11-29T10:12"],
    ["in a week at 9:00", "2026-12-04T09:00"],
    ["in 90 minutes", "2026-11-27T11:42"],
    ["in 1 h 30", "2026-11-27T11:42"],
    ["in 1 h 30 min", "2026-11-27T11:42"],
    ["+2h", "2026-11-27T12:12"],
    ["16:00", "2026-11-27T16:00"],
    ["1600", "2026-11-27T16:00"],
    ["16.00", "2026-11-27T16:00"],
    ["9:00", "2026-11-28T09:00"],
    ["Fri 9", "2026-12-04T09:00"],
    ["fri 16:00", "2026-11-27T16:00"],
    ["next friday 16:00", "2026-12-04T16:00"],
    ["wednesday at noon", "2026-12-02T12:00"],
    ["4 Dec 16:00", "2026-12-04T16:00"],
    ["by 4 Dec, 16:00", "2026-12-04T16:00"],
    ["4 Jan 9:00", "2027-01-04T09:00"],
    ["04/12/2026 16:00", "2026-12-04T16:00"],
    ["4.12.2026 16:00", "2026-12-04T16:00"],
    ["2026-12-04 16:00", "2026-12-04T16:00"],
    ["2026-12-04T16:00", "2026-12-04T16:00"],
    ["Fri 4 Dec 2026, 16:00", "2026-12-04T16:00"],
  ])("%s", (text, local) => {
    expect(said(text)).toBe(local);
  });

  test.each([
    ["16:00", "2026-11-26T16:00"],
    ["9:00", "2026-11-27T09:00"],
    ["Fri 16:00", "2026-11-20T16:00"],
    ["Wed 16:00", "2026-11-25T16:00"],
    ["10 minutes ago", "2026-11-27T10:02"],
    ["yesterday 14:10", "2026-11-26T14:10"],
    ["4 Dec 16:00", "2025-12-04T16:00"],
  ])("%s, of a call that came in", (text, local) => {
    expect(said(text, { lies: "behind" })).toBe(local);
  });

  test("a day alone is the time such days end with, and refused where there is none", () => {
    expect(said("friday", { timeOn: () => "17:30" })).toBe("2026-11-27T17:30");
    expect(said("4 Dec", { timeOn: (date) => (date === "2026-12-04" ? "16:45" : "") })).toBe("2026-12-04T16:45");
    expect(said("4 Dec")).toBe('"4 Dec" names a day: add the time, as in "4 Dec 16:00".');
  });

  test.each([
    ["soon"],
    ["tomorrow 25:00"],
    ["31 Feb 10:00"],
    ["tomorrow 16:00 or so"],
    ["tomorrow 16:00 or friday 9:00"],
    ["monday week 9:00"],
    ["between 9:00 and 10:00"],
    ["2 hours"],
    ["in 2"],
    ["ask Jo"],
  ])("%s is refused in a sentence that quotes it", (text) => {
    expect(said(text)).toContain(`"${text}"`);
    expect(said(text)).toMatch(/[.]$/);
  });
});

const instants = fc.integer({ min: Date.UTC(2020, 0, 2), max: Date.UTC(2090, 0, 1) });
const places = fc.constantFrom(LONDON, CHICAGO);
const PCS = ["UTC", "Europe/London", "America/New_York", "Pacific/Auckland"];
const pcs = fc.constantFrom(...PCS);

describe("whatever the time, the place and the zone of the PC", () => {
  test("what the desk writes is read as the same minute", () => {
    fc.assert(
      fc.property(instants, instants, places, pcs, (moment, now, place, pc) => {
        vi.stubEnv("TZ", pc);
        const local = `${localDateOf(place, moment)}T${localTimeOf(place, moment).slice(0, 5)}`;
        for (const lies of ["ahead", "behind"] as const)
          expect(said(fullMomentText(moment, place), { place, now, lies })).toBe(local);
      }),
      { numRuns: 300 },
    );
  });

  test("in so many days is the same time of day, in so many hours so many hours later", () => {
    fc.assert(
      fc.property(instants, places, pcs, fc.integer({ min: 1, max: 60 }), (now, place, pc, count) => {
        vi.stubEnv("TZ", pc);
        const wall = (instant: number) => `${localDateOf(place, instant)}T${localTimeOf(place, instant).slice(0, 5)}`;
        expect(said(`in ${count} hours`, { place, now })).toBe(wall(now + count * HOUR_MS));
        expect(said(`${count} minutes ago`, { place, now, lies: "behind" })).toBe(wall(now - count * MINUTE_MS));
        const there = sameTimeAfterDays(place, now, count);
        // Where the clocks go forward over that time, it is the time that was said.
        if (wall(there).slice(11) === wall(now).slice(11))
          expect(said(`in ${count} days`, { place, now })).toBe(wall(there));
      }),
      { numRuns: 300 },
    );
  });

  test("a weekday and a time lie within the next seven days, or the last", () => {
    const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    fc.assert(
      fc.property(instants, places, pcs, fc.nat(6), fc.nat(23), (now, place, pc, day, hour) => {
        vi.stubEnv("TZ", pc);
        const wallNow = Date.parse(`${localDateOf(place, now)}T${localTimeOf(place, now).slice(0, 5)}:00Z`);
        const text = `${days[day]} ${hour}:00`;
        const ahead = Date.parse(`${said(text, { place, now })}:00Z`);
        const behind = Date.parse(`${said(text, { place, now, lies: "behind" })}:00Z`);
        expect(new Date(ahead).getUTCDay()).toBe(day);
        expect(new Date(behind).getUTCDay()).toBe(day);
        expect(ahead - wallNow).toBeGreaterThan(0);
        expect(ahead - wallNow).toBeLessThanOrEqual(7 * DAY_MS);
        expect(wallNow - behind).toBeGreaterThanOrEqual(0);
        expect(wallNow - behind).toBeLessThan(7 * DAY_MS);
      }),
      { numRuns: 500 },
    );
  });
});
