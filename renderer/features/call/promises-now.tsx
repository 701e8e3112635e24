import { shortPriorityName } from "../../../shared/words/priority-name.ts";
import { previewWords } from "../../components/priority-matrix/preview-promises.ts";
import { UnknownDays } from "../../components/unknown-days.tsx";
import { zoneNote } from "../../components/zone-mark.ts";
import css from "./call-form.module.css";
import { type CallPreviewInput, useCallPreviews } from "./use-call-previews.ts";

/** What the agreement would promise this call, priority by priority: known before anybody talks about one. */
export function PromisesNow(input: CallPreviewInput) {
  const previews = useCallPreviews(input);
  const { words, agreement } = input.desk;
  const named = new Map(agreement.priorities.map((priority) => [priority.id, shortPriorityName(priority)]));
  const zone = zoneNote(words.zone, input.now);
  const moments = [...previews.values()].flat().flatMap(({ dueAt }) => dueAt ?? []);
  const span = { from: input.received, to: Math.max(input.received, ...moments) };
  return (
    <section className={css["promises"]} aria-label="What would be promised now">
      <h3>Promised if logged now{zone === null ? "" : ` (${zone})`}</h3>
      <dl>
        {[...previews].map(([priority, promises]) => (
          <div key={priority}>
            <dt>{named.get(priority) ?? priority}</dt>
            <dd className="tabular">{previewWords(promises, words, input.now)}</dd>
          </div>
        ))}
      </dl>
      <UnknownDays agreement={agreement} calendar={input.desk.calendar} span={span} what="these promises run" />
    </section>
  );
}
