import { useMemo } from "react";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { eventSentence } from "./event-sentence.ts";
import { actorWords } from "./event-words.ts";
import type { TicketModel } from "./ticket-model.ts";
import css from "./ticket-stream.module.css";
import { useReferences } from "./use-references.ts";

interface Props {
  readonly model: TicketModel;
  /** Any instant of the present minute: decides only how days are named. */
  readonly now: Instant;
  /** Events after this instant are left out, when the past is being looked at. */
  readonly until: Instant | null;
}

/** Late enough that "happened" and "recorded" are worth telling apart. */
const NOTED_LATER_MS = 90_000;

/** Everything that happened, newest first, in plain sentences. What people wrote is shown as text and never as markup. */
export function TicketStream({ model, now, until }: Props) {
  const entries = useMemo(() => latestFirst(model, until), [model, until]);
  const context = { ...model, now, referenceOf: useReferences(model.events) };
  return (
    <section className={css["stream"]} aria-labelledby="stream-title">
      <h3 id="stream-title" className="visually-hidden">
        What happened
      </h3>
      <ol reversed>
        {entries.map(({ eventId, event, recordedAt }) => {
          const { sentence, quote } = eventSentence(event, context);
          return (
            <li key={eventId} className={css["entry"]} data-type={event.type}>
              <time
                className={css["when"]}
                dateTime={new Date(event.at).toISOString()}
                title={model.words.full(event.at)}
              >
                {model.words.moment(event.at, now)}
              </time>
              <div className={css["what"]}>
                <p>
                  {sentence} <span className={css["who"]}>{actorWords(event.by)}</span>
                </p>
                {recordedAt - event.at > NOTED_LATER_MS && (
                  <p className={css["noted"]}>recorded {model.words.moment(recordedAt, now)}</p>
                )}
                {quote === null ? null : <p className={css["quote"]}>{quote}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** By when it happened, not when it was noted down; what happened at one moment in the order in which it was recorded. */
function latestFirst({ view }: TicketModel, until: Instant | null) {
  return view.events
    .filter(({ event }) => until === null || event.at <= until)
    .toSorted((one, other) => other.event.at - one.event.at || other.version - one.version);
}
