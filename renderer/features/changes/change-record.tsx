import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { Change } from "../../../shared/change/change.ts";
import type { ChangeView } from "../../../shared/contract/change-views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { sayChangeEvent } from "../../../shared/words/change-events.ts";
import { sayWindow } from "../../../shared/words/change-moment.ts";
import { FIELD_NAMES } from "../../../shared/words/change-names.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import css from "./changes.module.css";

/** What is asked for, as it stands; fields nobody filled in are left out. */
export function Content({ change, calendar }: { readonly change: Change; readonly calendar: Calendar }) {
  const { content } = change;
  const said = [
    ["scope", content.scope],
    ["reason", content.reason],
    ["risk", content.risk],
    ["plan", content.plan],
    ["backOut", content.backOut],
    ["window", content.window === null ? "" : sayWindow(calendar, content.window)],
    ["services", content.services.join(", ")],
    ["areas", content.areas.join(", ")],
    ["contact", content.contact],
    ["attachments", content.attachments.join(", ")],
  ] as const;
  return (
    <section aria-label="What is asked for">
      <h3>What is asked for</h3>
      <dl className={css["content"]}>
        {said
          .filter(([, text]) => text !== "")
          .map(([field, text]) => (
            <div key={field}>
              <dt>{FIELD_NAMES[field]}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

interface HistoryProps {
  readonly view: ChangeView;
  readonly calendar: Calendar;
  readonly nameOf: (one: string) => string;
}

/** What happened, the latest first. */
export function History({ view, calendar, nameOf }: HistoryProps) {
  const words = momentWords(calendar.zone);
  return (
    <section aria-label="History">
      <h3>History</h3>
      <ol className={css["history"]}>
        {view.events.toReversed().map(({ version, event, isStruck }) => {
          const { sentence, quote } = sayChangeEvent(event, { calendar, nameOf, titleOf: nameOf });
          const by = event.by.kind === "person" ? nameOf(asId<"person">(event.by.id)) : "the desk";
          return (
            <li key={version} className={isStruck ? css["struck"] : undefined}>
              <span className={css["quiet"]}>
                {words.full(event.at)}, {by}
              </span>
              <span>{sentence}</span>
              {quote === null ? null : <blockquote>{quote}</blockquote>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
