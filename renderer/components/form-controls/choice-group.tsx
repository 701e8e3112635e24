import { useId } from "react";
import css from "./form-controls.module.css";
import { Fault } from "./labelled.tsx";

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: string;
  readonly onChange: (value: Value) => void;
  readonly error?: string | undefined;
  /** In one line where the answers are short. */
  readonly isInline?: boolean;
}

/** One answer of a few, all visible, steered by the arrow keys. */
export function ChoiceGroup<Value extends string>({
  label,
  choices,
  value,
  onChange,
  error,
  isInline = false,
}: Props<Value>) {
  const id = useId();
  return (
    <fieldset className={css["choices"]} aria-describedby={error === undefined ? undefined : `${id}-fault`}>
      <legend className={css["label"]}>{label}</legend>
      <div className={css["answers"]} data-inline={isInline || undefined}>
        {choices.map((choice) => (
          <label key={choice.value} className={css["answer"]}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint === undefined || choice.hint === "" ? null : (
                <span className={css["answerHint"]}>{choice.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      <Fault id={`${id}-fault`} error={error} />
    </fieldset>
  );
}
