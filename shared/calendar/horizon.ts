import type { Instant } from "../kernel/instant.ts";
import { DAY_MS } from "../kernel/instant.ts";
import { civilDateOf, dayNumberOf } from "./local-date.ts";

/** First and last calendar year any question may touch. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2200;

/** Instants from here (inclusive) ... */
export const HORIZON_FROM: Instant = 0;
/** ... to here (exclusive) can be asked about. */
export const HORIZON_TO: Instant = dayNumberOf(LAST_YEAR + 1, 1, 1) * DAY_MS;

/**
 * A question reached outside the years 1970 to 2200 (UTC), or was asked about something that is not a number.
 * Always a bug or an absurd amount of time, never an expected refusal: guard user input before it gets here.
 */
export class CalendarHorizonError extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`The service calendar covers the years ${FIRST_YEAR} to ${LAST_YEAR}; ${at} is outside it.`);
    this.name = "CalendarHorizonError";
    this.at = at;
  }
}

/** The UTC calendar year of an instant. @throws CalendarHorizonError outside the horizon or for NaN. */
export function yearOf(at: Instant): number {
  if (!(at >= HORIZON_FROM && at < HORIZON_TO)) throw new CalendarHorizonError(at);
  return civilDateOf(Math.floor(at / DAY_MS)).year;
}
