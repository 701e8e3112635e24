import { previewWords } from "../../components/priority-matrix/preview-promises.ts";
import css from "./call-form.module.css";
import { type CallPreviewInput, useCallPreviews } from "./use-call-previews.ts";

/** What the agreement would promise this call, priority by priority: known before anybody talks about one. */
export function PromisesNow(input: CallPreviewInput) {
  const previews = useCallPreviews(input);
  const { words } = input.desk;
  const zone = words.zoneNote(input.now);
  return (
    <section className={css["promises"]} aria-label="What would be promised now">
      <h3>Promised if logged now{zone === null ? "" : ` (${zone})`}</h3>
      <dl>
        {[...previews].map(([priority, promises]) => (
          <div key={priority}>
            <dt>{priority}</dt>
            <dd className="tabular">{previewWords(promises, words, input.now)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
