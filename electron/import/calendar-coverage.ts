import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { type Span, unknownDays } from "../../shared/agreement/unknown-days.ts";
import type { Calendar } from "../../shared/calendar/calendar.ts";
import type { ImportRowReport } from "../../shared/contract/views.ts";

/** Sentences about the file as a whole: which of its days the agreement's calendar does not know, and which waits run. */
export function calendarCoverage(
  agreement: AgreementDocument,
  calendar: Calendar,
  span: Span,
): readonly ImportRowReport[] {
  const sentences = [...unknownDays(agreement, calendar, span, "these incidents run"), ...runningWaits(agreement)];
  return sentences.map((message) => ({ line: 1, ticket: "", severity: "noted", message }));
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
