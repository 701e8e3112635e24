import type { LocalDate, LocalTime } from "../kernel/instant.ts";

/** Days in ISO order: index 0 is Monday. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Open from `from` (inclusive) to `to` (exclusive) on one local date; `to` may be `24:00`. */
export interface OpenHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** Service hours for an ordinary week. A weekday that is left out has none. */
export type WeeklyHours = { readonly [day in Weekday]?: readonly OpenHours[] };

/** Both ends inclusive. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Hours that replace the weekly hours on some dates: term time, exam download days. Where layers overlap the higher precedence wins; equal precedence is a fault. */
export interface CalendarLayer {
  readonly name: string;
  readonly precedence: number;
  readonly ranges: readonly DateRange[];
  readonly weekly: WeeklyHours;
}

export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
}

/** Closed every year from one month-day to another, both inclusive; may run over New Year. */
export interface RecurringClosure {
  readonly name: string;
  /** `MM-DD` */
  readonly from: string;
  /** `MM-DD` */
  readonly to: string;
}

/** A one-off closure of whole dates, or of part of one date when `startsAt`/`endsAt` is given ("closed from 13:10"). */
export interface Closure {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly startsAt?: LocalTime;
  readonly endsAt?: LocalTime;
}

/** Extra service hours on one date, added to whatever that date has, even on a holiday. */
export interface ExtraOpening {
  readonly name: string;
  readonly date: LocalDate;
  readonly hours: readonly OpenHours[];
}

/**
 * A service calendar as data. Order of application for a date: weekly hours, then the layer of highest precedence,
 * then public holidays and recurring closures and whole-day closures close it, then extra openings are added,
 * then part-day closures are cut out.
 */
export interface CalendarData {
  /** IANA zone name, e.g. `Europe/London`. */
  readonly zone: string;
  readonly weekly: WeeklyHours;
  readonly layers: readonly CalendarLayer[];
  /** Which public holidays apply; their dates come resolved from `shared/calendar/holidays/`. */
  readonly publicHolidays: "england-and-wales" | "us-federal" | "none";
  /** The administrator's own holidays, added to the public ones. */
  readonly holidaysAdded: readonly Holiday[];
  /** Public holidays on which this desk is open all the same. */
  readonly holidaysRemoved: readonly LocalDate[];
  readonly recurringClosures: readonly RecurringClosure[];
  readonly closures: readonly Closure[];
  readonly extraOpenings: readonly ExtraOpening[];
}
