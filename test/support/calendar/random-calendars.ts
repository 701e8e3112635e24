import fc from "fast-check";
import type { CalendarData, OpenHours, WeeklyHours } from "../../../shared/calendar/calendar-data.ts";
import { WEEKDAYS } from "../../../shared/calendar/calendar-data.ts";
import { CalendarOracle } from "./oracle.ts";

/** A random calendar and a moment its dated entries crowd around; half of these moments are clock changes. */
export interface Scenario {
  readonly data: CalendarData;
  /** Epoch milliseconds, a UTC midnight. */
  readonly focus: number;
  readonly oracle: CalendarOracle;
}

const DAY = 86_400_000;

/** Months (0-11) in which the clocks change on the Sunday named: 1 first, 2 second, -1 last. */
const ZONES = [
  {
    zone: "Europe/London",
    changes: [
      [2, -1],
      [9, -1],
    ],
  },
  {
    zone: "America/Chicago",
    changes: [
      [2, 2],
      [10, 1],
    ],
  },
  {
    zone: "Australia/Lord_Howe",
    changes: [
      [3, 1],
      [9, 1],
    ],
  }, // by half an hour
] as const;

const isNightly = process.env["DESKWATCH_NIGHTLY"] !== undefined;
/** Random calendars, shared by all properties because the oracle's walk is what takes the time. */
const SCENARIOS = isNightly ? 1_000 : 200;
/** Cases of each property. Nine properties: 22,500 in the normal run, 900,000 in the nightly one. */
export const CASES = isNightly ? 100_000 : 2_500;

function time(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

const hoursFromPoints = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((points): OpenHours[] => {
    const sorted = points.sort((one, other) => one - other).map(time);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      from: sorted[index * 2] ?? "00:00",
      to: sorted[index * 2 + 1] ?? "24:00",
    }));
  });

const openHours: fc.Arbitrary<readonly OpenHours[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([{ from: "09:00", to: "17:00" }]) },
  {
    weight: 2,
    arbitrary: fc.constant([
      { from: "08:00", to: "12:00" },
      { from: "13:00", to: "16:30" },
    ]),
  },
  { weight: 2, arbitrary: fc.constant([{ from: "00:00", to: "24:00" }]) },
  {
    weight: 2,
    arbitrary: fc.constant([
      { from: "01:15", to: "01:50" },
      { from: "02:10", to: "02:40" },
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.constant([
      { from: "00:30", to: "02:30" },
      { from: "02:30", to: "03:00" },
    ]),
  },
  { weight: 2, arbitrary: hoursFromPoints },
);

const dayHours = fc.oneof({ weight: 5, arbitrary: openHours }, { weight: 1, arbitrary: fc.constant([]) });

const layerWeek: fc.Arbitrary<WeeklyHours> = fc
  .tuple(...WEEKDAYS.map(() => dayHours))
  .map((days) => Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, days[index] ?? []])));

const week = layerWeek.filter((weekly) => WEEKDAYS.some((weekday) => (weekly[weekday] ?? []).length > 0));

function dateAt(focus: number, days: number): string {
  return new Date(focus + days * DAY).toISOString().slice(0, 10);
}

function near(focus: number): fc.Arbitrary<string> {
  return fc.integer({ min: -6, max: 8 }).map((days) => dateAt(focus, days));
}

function rangeNear(focus: number, longest: number): fc.Arbitrary<{ from: string; to: string }> {
  return fc
    .tuple(fc.integer({ min: -9, max: 8 }), fc.integer({ min: 0, max: longest }))
    .map(([start, length]) => ({ from: dateAt(focus, start), to: dateAt(focus, start + length) }));
}

function sundayOf(year: number, month: number, which: number): number {
  if (which > 0) {
    const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
    return Date.UTC(year, month, 1 + ((7 - first) % 7) + (which - 1) * 7);
  }
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * DAY;
}

const focusAndZone = fc
  .record({
    place: fc.constantFrom(...ZONES),
    year: fc.integer({ min: 2015, max: 2040 }),
    day: fc.integer({ min: 0, max: 364 }),
    change: fc.constantFrom(0, 1, undefined, undefined),
  })
  .map(({ place, year, day, change }) => {
    const rule = change === undefined ? undefined : place.changes[change];
    return { zone: place.zone, focus: rule ? sundayOf(year, rule[0], rule[1]) : Date.UTC(year, 0, 1 + day) };
  });

function closuresNear(focus: number): fc.Arbitrary<CalendarData["closures"]> {
  const whole = rangeNear(focus, 4).map((range) => ({ name: "Move", ...range }));
  const part = fc
    .tuple(near(focus), hoursFromPoints, fc.constantFrom("both", "start", "end"))
    .map(([date, hours, ends]) => {
      const { from: startsAt, to: endsAt } = hours[0] ?? { from: "13:10", to: "24:00" };
      const closure = { name: "Fire drill", from: date, to: date };
      if (ends === "start" && startsAt !== "24:00") return { ...closure, startsAt };
      return ends === "end" ? { ...closure, endsAt } : { ...closure, startsAt, endsAt };
    });
  return fc.array(fc.oneof(whole, part), { maxLength: 3 });
}

function dataNear(zone: string, focus: number): fc.Arbitrary<CalendarData> {
  const layer = fc.record({
    ranges: fc.array(rangeNear(focus, 12), { minLength: 1, maxLength: 2 }),
    weekly: layerWeek,
  });
  return fc.record({
    zone: fc.constant(zone),
    weekly: week,
    layers: fc
      .array(layer, { maxLength: 3 })
      .map((layers) => layers.map((each, index) => ({ ...each, name: `Layer ${index}`, precedence: (index * 2) % 5 }))),
    publicHolidays: fc.constantFrom("england-and-wales", "us-federal", "none"),
    holidaysAdded: fc.array(
      near(focus).map((date) => ({ date, name: "Founders' day" })),
      { maxLength: 2 },
    ),
    holidaysRemoved: fc.array(near(focus), { maxLength: 2 }),
    recurringClosures: fc.array(
      fc.oneof(
        fc.constant({ name: "Christmas", from: "12-25", to: "01-01" }),
        rangeNear(focus, 3).map(({ from, to }) => ({ name: "Inventory", from: from.slice(5), to: to.slice(5) })),
      ),
      { maxLength: 1 },
    ),
    closures: closuresNear(focus),
    extraOpenings: fc.array(fc.record({ name: fc.constant("Open evening"), date: near(focus), hours: openHours }), {
      maxLength: 2,
    }),
  });
}

const scenario: fc.Arbitrary<Scenario> = focusAndZone.chain(({ zone, focus }) =>
  dataNear(zone, focus).map((data) => ({ data, focus, oracle: new CalendarOracle(data) })),
);

const pool = fc.sample(scenario, SCENARIOS);

/** One of the pool's calendars, printed as its data when a property fails. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.constantFrom(...pool).map((chosen) =>
  Object.assign({}, chosen, {
    [fc.toStringMethod]: () => JSON.stringify({ data: chosen.data, focus: chosen.focus }),
  }),
);

/** An offset from the focus in milliseconds, within three days of it; whole minutes and hours are as likely as odd instants. */
export const anyOffset: fc.Arbitrary<number> = fc
  .record({
    unit: fc.constantFrom(3_600_000, 900_000, 60_000, 1),
    share: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  })
  .map(({ unit, share }) => Math.round((share * 0.259_2 * 1_000) / unit) * unit);
