import { useId } from "react";
import css from "./form-controls.module.css";
import { Fault, Labelled, RequiredMark } from "./labelled.tsx";
import { SuggestedInput } from "./suggested-input.tsx";

interface Common {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface LineProps extends Common {
  readonly suggestions?: readonly string[];
  readonly type?: "text" | "datetime-local" | "tel" | "email";
  readonly placeholder?: string;
}

/** One line of text, or a local moment. */
export function LineField({
  label,
  description,
  error,
  isRequired,
  value,
  onChange,
  suggestions = [],
  ...input
}: LineProps) {
  return (
    <Labelled label={label} description={description} error={error} isRequired={isRequired}>
      {(links) => (
        <SuggestedInput
          {...links}
          {...input}
          suggestions={suggestions}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

interface ProseProps extends Common {
  readonly rows?: number;
  readonly placeholder?: string;
}

/** Several lines of text. */
export function ProseField({
  label,
  description,
  error,
  isRequired,
  value,
  onChange,
  rows = 3,
  placeholder,
}: ProseProps) {
  return (
    <Labelled label={label} description={description} error={error} isRequired={isRequired}>
      {(links) => (
        <textarea
          {...links}
          rows={rows}
          placeholder={placeholder}
          className={css["area"]}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

interface SelectProps extends Common {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One of many. */
export function SelectField({ label, description, error, isRequired, value, onChange, choices }: SelectProps) {
  return (
    <Labelled label={label} description={description} error={error} isRequired={isRequired}>
      {(links) => (
        <select {...links} className={css["select"]} value={value} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isRequired?: boolean;
  readonly error?: string | undefined;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** Yes or no. */
export function CheckField({ label, isRequired = false, error, isChecked, onChange }: CheckProps) {
  const id = useId();
  return (
    <div className={css["field"]}>
      <span className={css["labelLine"]}>
        <label className={css["check"]}>
          <input
            type="checkbox"
            checked={isChecked}
            aria-required={isRequired ? true : undefined}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={error === undefined ? undefined : id}
            onChange={(event) => onChange(event.target.checked)}
          />
          {label}
        </label>
        {isRequired ? <RequiredMark /> : null}
      </span>
      <Fault id={id} error={error} />
    </div>
  );
}
