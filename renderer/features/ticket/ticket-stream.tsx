import { useMemo } from "react";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { eventSentence, withPast } from "../../../shared/words/event-sentence.ts";
import { actorWords } from "../../../shared/words/event-words.ts";
import { type PastChange, pastChanges, pastWords, type Rules, rulesOfEvents } from "../../../shared/words/history.ts";
import { isNotedAlone, type RecordedTogether, recordedTogether } from "./recorded-later.ts";
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

/** Everything that happened, newest first, in plain sentences. What people wrote is shown as text and never as markup. */
export function TicketStream({ model, now, until }: Props) {
  const entries = useMemo(() => latestFirst(model, until), [model, until]);
  const together = recordedTogether(entries);
  const context = { ...model, now, referenceOf: useReferences(model.events) };
  const changes = useMemo(() => changesOf(model), [model]);
  const rules = useMemo(() => rulesByVersion(model), [model]);
  return (
    <section className={css["stream"]} aria-labelledby="stream-title">
      <h3 id="stream-title" className="visually-hidden">
        What happened
      </h3>
      {together.map((group) => (
        <p key={group.recordedAt} className={css["noted"]}>
          {togetherWords(group, model, now)}
        </p>
      ))}
      <ol reversed>
        {entries.map((entry) => {
          const { eventId, event, recordedAt } = entry;
          const { sentence, quote } = eventSentence(event, { ...context, ...rules.get(entry.version) });
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
                  {withPast(sentence, didWords(changes.get(entry.version), now))}{" "}
                  <span className={css["who"]}>{actorWords(event.by, model.names)}</span>
                </p>
                {isNotedAlone(entry, together) && (
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

/** What each event did to the clocks when it happened, by its place in the ticket. */
function changesOf({ view, rulesOf }: TicketModel): ReadonlyMap<number, PastChange> {
  const found = pastChanges(view.events, rulesOf);
  return new Map([...found].map(([index, change]) => [view.events[index]?.version ?? 0, change]));
}

/** What each event is told by, by its place in the ticket: what was spoken of under another agreement keeps its names. */
function rulesByVersion({ view, events, rulesOf }: TicketModel): ReadonlyMap<number, Rules | undefined> {
  const found = rulesOfEvents(events, rulesOf);
  return new Map(view.events.map(({ version }, index) => [version, found[index]]));
}

function didWords(change: PastChange | undefined, readAt: Instant): string {
  return change === undefined ? "" : pastWords(change, readAt);
}

/** "Recorded 10:40: the 6 events from Wed 16:10 to Fri 16:59." */
function togetherWords(
  { recordedAt, count, from, to }: RecordedTogether,
  { words }: TicketModel,
  now: Instant,
): string {
  const [first, last] = [words.moment(from, now), words.moment(to, now)];
  const span = first === last ? `of ${first}` : `from ${first} to ${last}`;
  return `Recorded ${words.moment(recordedAt, now)}: the ${count} events ${span}.`;
}

/** By when it happened, not when it was noted down; what happened at one moment in the order in which it was recorded. */
function latestFirst({ view }: TicketModel, until: Instant | null) {
  return view.events
    .filter(({ event }) => until === null || event.at <= until)
    .toSorted((one, other) => other.event.at - one.event.at || other.version - one.version);
}
