import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { type Span, unknownDays } from "../../../shared/agreement/unknown-days.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { ImportRowReport } from "../../../shared/contract/import-views.ts";

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

/** What no export says, whatever file it is. */
export function notInTheFile(fileWord: "log" | "list"): ImportRowReport {
  const message = `The ${fileWord} does not say when the caller was first spoken to, so each response is judged by the resolution; nor whether a fix was a workaround.`;
  return { line: 1, ticket: "", severity: "noted", message };
}
