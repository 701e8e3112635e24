import { type DateOrder, openNumbers } from "./date-parts.ts";

/** A date of the file and where it stands. */
export interface DateSample {
  readonly text: string;
  readonly line: number;
  readonly heading: string;
}

/** What the dates of a file say about which number is the day. */
export type FoundOrder =
  | { readonly kind: "found"; readonly order: DateOrder; readonly by: DateSample }
  /** No date leaves it open: they begin with the year, or name the month. */
  | { readonly kind: "not-needed" }
  /** Every date could be read either way. */
  | { readonly kind: "open"; readonly sample: DateSample }
  /** Some can only be read one way and some only the other. */
  | { readonly kind: "mixed"; readonly dayFirst: DateSample; readonly monthFirst: DateSample };

/** Looks at every date of the file: one that has a 13 or more in one place tells the order of all. */
export function findDateOrder(samples: Iterable<DateSample>): FoundOrder {
  let dayFirst: DateSample | null = null;
  let monthFirst: DateSample | null = null;
  let open: DateSample | null = null;
  for (const sample of samples) {
    const numbers = openNumbers(sample.text);
    if (numbers === null) continue;
    const [first, second] = numbers;
    if (first === second) continue; // the same day either way
    const canBeDayFirst = first >= 1 && first <= 31 && second >= 1 && second <= 12;
    const canBeMonthFirst = second >= 1 && second <= 31 && first >= 1 && first <= 12;
    if (canBeDayFirst && canBeMonthFirst) open ??= sample;
    else if (canBeDayFirst) dayFirst ??= sample;
    else if (canBeMonthFirst) monthFirst ??= sample;
    if (dayFirst !== null && monthFirst !== null) return { kind: "mixed", dayFirst, monthFirst };
  }
  if (dayFirst !== null) return { kind: "found", order: "day-first", by: dayFirst };
  if (monthFirst !== null) return { kind: "found", order: "month-first", by: monthFirst };
  return open === null ? { kind: "not-needed" } : { kind: "open", sample: open };
}

/** `02-03-2026 09:00`: how a ServiceNow event log is written, day first, where no date of the file says otherwise. */
export const LOG_STYLE = /^\d{2}-\d{2}-\d{4} \d{2}:\d{2}(?::\d{2})?$/;
