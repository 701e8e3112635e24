/** A moment on the UTC time line: whole milliseconds since 1970-01-01T00:00:00Z. All stored and compared times are instants; local strings are for display. */
export type Instant = number;

/** A length of time in milliseconds. Names of such values end in `Ms`. */
export type DurationMs = number;

/** A date on a wall calendar, `YYYY-MM-DD`, in the zone of whatever it belongs to. */
export type LocalDate = string;

/** A time on a wall clock, `HH:MM`; `24:00` is the end of the day. */
export type LocalTime = string;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
