import type { Calendar } from "../calendar/calendar.ts";
import { localDateOf } from "../calendar/local-time.ts";
import type { Instant, LocalDate } from "../kernel/instant.ts";
import type { AgreementDocument } from "./agreement.ts";
import { rangeWords } from "./date-words.ts";

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Dates, both included. */
interface Dates {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * What the agreement's calendar does not know of the days a span lies in, as sentences: clocks are still exact on the
 * hours that are known, but a reader must know which those were. Empty where it knows them all.
 * @param what it is that spans those days, as the subject of a sentence: "these incidents run", "this answer runs".
 */
export function unknownDays(
  agreement: AgreementDocument,
  calendar: Calendar,
  span: Span,
  what: string,
): readonly string[] {
  const dates = { from: localDateOf(calendar, span.from), to: localDateOf(calendar, span.to) };
  return [...layerGaps(agreement, dates, what), ...holidayGaps(agreement, calendar, dates)];
}

function layerGaps({ shortName, calendar }: AgreementDocument, dates: Dates, what: string): readonly string[] {
  return calendar.layers.flatMap(({ name, ranges }) => {
    const known = extent(ranges.flatMap((range) => [range.from, range.to]));
    if (known === null || isWithin(dates, known)) return [];
    return [
      `${shortName} knows the dates of "${name}" for ${rangeWords(known)} only; ${what} ${spanWords(dates)}, so outside those dates its other hours were used.`,
    ];
  });
}

function holidayGaps(
  { shortName, calendar: data }: AgreementDocument,
  calendar: Calendar,
  dates: Dates,
): readonly string[] {
  if (data.publicHolidays !== "none") {
    const { holidaysKnownFrom: from, holidaysKnownUntil: to } = calendar;
    return isWithin(dates, { from, to }) ? [] : [`Public holidays are known for ${rangeWords({ from, to })} only.`];
  }
  const own = extent(data.holidaysAdded.map(({ date }) => date));
  if (own === null || isWithin(dates, own)) return [];
  return [
    `${shortName} lists its holidays for ${rangeWords(own)} only; outside those dates every weekday counts as a working day.`,
  ];
}

function spanWords(dates: Dates): string {
  return dates.from === dates.to ? `on ${rangeWords(dates)}` : `from ${rangeWords(dates)}`;
}

/** The first and the last of some dates; null where there is none. */
function extent(found: readonly LocalDate[]): Dates | null {
  const dates = found.toSorted();
  const [from] = dates;
  const to = dates.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function isWithin(dates: Dates, known: Dates): boolean {
  return dates.from >= known.from && dates.to <= known.to;
}
