import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { localDateOf } from "../../../shared/calendar/local-time.ts";
import type { ImportRowReport } from "../../../shared/contract/views.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

interface Dates {
  readonly from: string;
  readonly to: string;
}

/**
 * What the agreement's calendar does not know of the days a history lies in: clocks are still exact on the hours that
 * are known, but a reader must know which those were. Sentences about the file as a whole.
 */
export function calendarCoverage(
  agreement: AgreementDocument,
  calendar: Calendar,
  span: Span,
): readonly ImportRowReport[] {
  const dates = { from: localDateOf(calendar, span.from), to: localDateOf(calendar, span.to) };
  const sentences = [
    ...layerGaps(agreement, dates),
    ...holidayGaps(agreement, calendar, dates),
    ...runningWaits(agreement),
  ];
  return sentences.map((message) => ({ line: 1, ticket: "", severity: "noted", message }));
}

function layerGaps({ shortName, calendar }: AgreementDocument, dates: Dates): readonly string[] {
  return calendar.layers.flatMap(({ name, ranges }) => {
    const from = ranges.map((range) => range.from).toSorted()[0] ?? "";
    const to =
      ranges
        .map((range) => range.to)
        .toSorted()
        .at(-1) ?? "";
    if (from <= dates.from && to >= dates.to) return [];
    return [
      `${shortName} knows the dates of "${name}" from ${from} to ${to} only; these incidents run from ${dates.from} to ${dates.to}, so outside those dates its other hours were used.`,
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
    return dates.from >= from && dates.to <= to ? [] : [`Public holidays are known from ${from} to ${to} only.`];
  }
  const own = data.holidaysAdded.map(({ date }) => date).toSorted();
  const [from = ""] = own;
  if (from === "" || dates.from >= from) return [];
  return [`${shortName} lists its holidays from ${from} on; before that every weekday counts as a working day.`];
}

function runningWaits({ shortName, waits }: AgreementDocument): readonly string[] {
  const running = waits.filter(({ suspends }) => suspends.length === 0).map(({ label }) => `"${label}"`);
  if (running.length === 0) return [];
  return [
    `${shortName} lets its clocks run during ${running.join(", ")}: such pauses are on record and explain an overrun.`,
  ];
}

/** What the log never says, whatever file it is. */
export const NOT_IN_THE_LOG: ImportRowReport = {
  line: 1,
  ticket: "",
  severity: "noted",
  message:
    "The log does not say when the caller was first spoken to, so each response is judged by the resolution; nor whether a fix was a workaround.",
};
