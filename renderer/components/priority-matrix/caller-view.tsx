import { useId } from "react";
import type { Priority } from "../../../shared/agreement/priority-schema.ts";
import { priorityName } from "../../../shared/words/priority-name.ts";
import { classNames } from "../class-names.ts";
import type { PriorityDraft } from "./priority-draft.ts";
import css from "./priority-talk.module.css";

interface Props {
  readonly draft: PriorityDraft;
  readonly priorities: readonly Priority[];
  readonly onDraft: (change: Partial<PriorityDraft>) => void;
}

/** The caller's side of it, in the caller's words: what it costs them, what they want, and who speaks for them. */
export function CallerView({ draft, priorities, onDraft }: Props) {
  const ids = useId();
  return (
    <section className={css["side"]} aria-labelledby={`${ids}-title`}>
      <h3 id={`${ids}-title`}>The caller</h3>
      <label className={classNames(css["field"], css["says"])}>
        <span>Says it costs them</span>
        <textarea
          rows={3}
          value={draft.callerSays}
          onChange={(event) => onDraft({ callerSays: event.target.value })}
          placeholder="whole office waiting, payroll is due today"
        />
      </label>
      <label className={css["field"]}>
        <span>Wants</span>
        <select
          value={draft.callerWants ?? ""}
          onChange={(event) => onDraft({ callerWants: event.target.value === "" ? null : event.target.value })}
        >
          <option value="">did not say</option>
          {priorities.map((priority) => (
            <option key={priority.id} value={priority.id}>
              {priorityName(priority)}
            </option>
          ))}
        </select>
      </label>
      <label className={css["field"]}>
        <span>Speaks for the caller</span>
        <input
          type="text"
          value={draft.agreedWith}
          maxLength={200}
          onChange={(event) => onDraft({ agreedWith: event.target.value })}
        />
      </label>
    </section>
  );
}
