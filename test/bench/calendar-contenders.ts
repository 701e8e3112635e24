import dayjs from "dayjs";
import businessTime from "dayjs-business-time";
import { DateTime } from "luxon";
import moment from "moment-business-time";
import OpeningHours from "opening_hours";
import { COMPILED } from "../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../shared/calendar/compile-calendar.ts";
import { addServiceTime, serviceTimeBetween } from "../../shared/calendar/service-time.ts";
import { expectOk } from "../../shared/kernel/result.ts";

/** One way of reckoning service time: Monday to Friday 09:00-17:00 in London, closed on bank holidays. */
export interface Contender {
  readonly name: string;
  /** Epoch milliseconds in and out; the amount is in whole minutes. */
  readonly add: (from: number, minutes: number) => number;
  /** Minutes of service time. */
  readonly between: (from: number, to: number) => number;
}

const ZONE = "Europe/London";
const MINUTE = 60_000;
const WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/** Deskwatch, and the number of an instant's open stretch found by halving alone in the very array it looks into. */
export function deskwatch(): Contender & { readonly bareSearch: (at: number) => number } {
  const hours = [{ from: "09:00", to: "17:00" }];
  const data = {
    zone: ZONE,
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    layers: [],
    publicHolidays: "england-and-wales" as const,
    holidaysAdded: [],
    holidaysRemoved: [],
    recurringClosures: [],
    closures: [],
    extraOpenings: [],
  };
  const calendar = expectOk(compileCalendar(data), "the bench's calendar");
  return {
    name: "Deskwatch",
    bareSearch: (at) => {
      // The years asked about are covered by then; what is looked up here is what the answers above are found in.
      const line = calendar[COMPILED].line;
      return line === undefined ? Number.NaN : halved(line.ends, line.count, at);
    },
    add: (from, minutes) => addServiceTime(calendar, from, minutes * MINUTE),
    between: (from, to) => serviceTimeBetween(calendar, from, to) / MINUTE,
  };
}

function halved(ends: Float64Array, count: number, at: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    // Within the count there is an entry at every place.
    if ((ends[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Has no adding of open time, so the gap between its state changes is walked by its own iterator. */
export function openingHours(): Contender {
  const place = { lat: 51.5, lon: -0.1, address: { country_code: "gb", state: "England" } };
  const hours = new OpeningHours("Mo-Fr 09:00-17:00; PH off", place);
  return {
    name: "opening_hours",
    add: (from, minutes) => {
      const iterator = hours.getIterator(new Date(from));
      let at = from;
      let left = minutes * MINUTE;
      for (;;) {
        const isOpen = iterator.getState();
        iterator.advance();
        const next = iterator.getDate().getTime();
        if (isOpen && left <= next - at) return at + left;
        if (isOpen) left -= next - at;
        at = next;
      }
    },
    between: (from, to) => hours.getOpenDuration(new Date(from), new Date(to))[0] / MINUTE,
  };
}

export function dayjsBusinessTime(holidays: readonly string[]): Contender {
  dayjs.extend(businessTime);
  const hours = [{ start: "09:00:00", end: "17:00:00" }];
  const week = Object.fromEntries(WORKDAYS.map((day) => [day, hours]));
  dayjs.setBusinessTime({ ...week, saturday: null, sunday: null });
  dayjs.setHolidays([...holidays]);
  return {
    name: "dayjs-business-time",
    add: (from, minutes) => dayjs(from).addBusinessTime(minutes, "minutes").valueOf(),
    between: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)),
  };
}

export function momentBusinessTime(holidays: readonly string[]): Contender {
  const hours = ["09:00:00", "17:00:00"];
  moment.updateLocale("en", {
    workinghours: { 0: null, 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: null },
    holidays,
  });
  return {
    name: "moment-business-time",
    add: (from, minutes) => moment(from).addWorkingTime(minutes, "minutes").valueOf(),
    between: (from, to) => moment(to).workingDiff(moment(from), "minutes"),
  };
}

/** What one writes with luxon in an afternoon: day after day, its opening and closing by `set`. */
export function luxonByHand(holidays: readonly string[]): Contender {
  const closed = new Set(holidays);
  function hoursOf(day: DateTime): [opening: number, closing: number] | undefined {
    if (day.weekday > 5 || closed.has(day.toISODate() ?? "")) return undefined;
    return [day.set({ hour: 9 }).toMillis(), day.set({ hour: 17 }).toMillis()];
  }
  return {
    name: "luxon, by hand",
    add: (from, minutes) => {
      let left = minutes * MINUTE;
      for (let day = DateTime.fromMillis(from, { zone: ZONE }).startOf("day"); ; day = day.plus({ days: 1 })) {
        const hours = hoursOf(day);
        if (!hours || hours[1] <= from) continue;
        const start = Math.max(from, hours[0]);
        if (left <= hours[1] - start) return start + left;
        left -= hours[1] - start;
      }
    },
    between: (from, to) => {
      let sum = 0;
      let day = DateTime.fromMillis(from, { zone: ZONE }).startOf("day");
      for (; day.toMillis() < to; day = day.plus({ days: 1 })) {
        const hours = hoursOf(day);
        if (hours) sum += Math.max(0, Math.min(to, hours[1]) - Math.max(from, hours[0]));
      }
      return sum / MINUTE;
    },
  };
}
