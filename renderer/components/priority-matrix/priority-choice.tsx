import { useId } from "react";
import type { Priority } from "../../../shared/agreement/priority-schema.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { bareName, priorityCode, shortPriorityName } from "../../../shared/words/priority-name.ts";
import { KeyHint } from "../key-hint.tsx";
import { type PromisePreview, previewLines } from "./preview-promises.ts";
import css from "./priority-choice.module.css";
import { priorityDigits } from "./priority-digits.ts";
import { Wish } from "./wish.tsx";

interface Props {
  readonly priorities: readonly Priority[];
  /** What the desk proposes now: the matrix's answer or the analyst's own. */
  readonly proposed: string | null;
  /** What the two answers come to, where they were given. */
  readonly fromMatrix: string | null;
  /** What is in force, when a ticket has one already. */
  readonly current: string | null;
  /** What the caller wants. */
  readonly wanted: string | null;
  readonly previews: ReadonlyMap<string, readonly PromisePreview[]>;
  readonly words: MomentWords;
  readonly now: Instant;
  readonly onChoose: (priority: string) => void;
}

/** Every priority the agreement knows for this kind of ticket, in its own words, with what each would promise. */
export function PriorityChoice(props: Props) {
  const { priorities, proposed, fromMatrix, current, wanted, previews, words, now, onChoose } = props;
  const name = useId();
  const digits = priorityDigits(priorities);
  return (
    <fieldset className={css["choice"]}>
      <legend>We propose</legend>
      {priorities.map((priority) => (
        <label key={priority.id} className={css["row"]}>
          <input
            type="radio"
            name={name}
            value={priority.id}
            checked={priority.id === proposed}
            onChange={() => onChoose(priority.id)}
          />
          <span className={css["id"]}>
            {shortPriorityName(priority)}
            {digits.has(priority.id) ? <KeyHint binding={digits.get(priority.id) ?? ""} /> : null}
          </span>
          <span className={css["name"]}>
            {described(priority)}
            {priority.id === current && <em> in force </em>} {priority.id === wanted && <Wish />}
          </span>
          <span className={`${css["rowPromise"]} tabular`}>
            {previewLines(previews.get(priority.id) ?? [], words, now).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        </label>
      ))}
      {fromMatrix === null || proposed === null || proposed === fromMatrix ? null : (
        <p role="status" className={css["remark"]}>
          The matrix proposes {fromMatrix}.
        </p>
      )}
    </fieldset>
  );
}

/** "Major: critical system inaccessible", in the agreement's words; the name once, wherever else it stands. */
function described(priority: Priority): string {
  const name = bareName(priority);
  const isSaid = priorityCode(priority) === "" || priority.definition.startsWith(name);
  return [isSaid ? "" : name, priority.definition].filter((part) => part !== "").join(": ");
}
