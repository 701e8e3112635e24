import { useId } from "react";
import type { Priority } from "../../../shared/agreement/priority-schema.ts";
import { priorityName } from "../../../shared/words/priority-name.ts";
import { LineField, ProseField, SelectField } from "../form-controls/text-controls.tsx";
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
      <div className={css["says"]}>
        <ProseField
          label="Says it costs them"
          placeholder="whole office waiting, payroll is due today"
          value={draft.callerSays}
          onChange={(callerSays) => onDraft({ callerSays })}
        />
      </div>
      <SelectField
        label="Wants"
        choices={[
          { value: "", label: "did not say" },
          ...priorities.map((priority) => ({ value: priority.id, label: priorityName(priority) })),
        ]}
        value={draft.callerWants ?? ""}
        onChange={(wanted) => onDraft({ callerWants: wanted === "" ? null : wanted })}
      />
      <LineField
        label="Speaks for the caller"
        value={draft.agreedWith}
        onChange={(agreedWith) => onDraft({ agreedWith })}
      />
    </section>
  );
}
