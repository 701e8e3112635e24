import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { type Span, unknownDays } from "../../shared/agreement/unknown-days.ts";
import type { Calendar } from "../../shared/calendar/calendar.ts";
import css from "./unknown-days.module.css";

interface Props {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  /** The days on which what stands above rests. */
  readonly span: Span;
  /** What spans those days: "these promises run". */
  readonly what: string;
}

/** Which of the days a moment rests on the calendar does not know: said where the moment is, for it may move. */
export function UnknownDays({ agreement, calendar, span, what }: Props) {
  return unknownDays(agreement, calendar, span, what).map((sentence) => (
    <p key={sentence} role="note" className={css["note"]}>
      {sentence}
    </p>
  ));
}
