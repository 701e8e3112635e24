import { useId } from "react";
import { LONGEST_TEXT } from "../../../shared/kernel/input-schemas.ts";
import css from "./form-controls.module.css";
import { Fault, Labelled, RequiredMark } from "./labelled.tsx";
import { OfferingInput } from "./offering-input.tsx";

interface Common {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface LineProps extends Common {
  /** What is usually written there. */
  readonly suggestions?: readonly string[];
  readonly type?: "text" | "tel" | "email" | "password";
  /** What a password manager may offer there; nothing unless it is said. */
  readonly autoComplete?: "current-password" | "new-password";
  readonly placeholder?: string;
}

/** One line of text. */
export function LineField(props: LineProps) {
  const { value, onChange, suggestions = [], type = "text", autoComplete = "off", placeholder, ...labelled } = props;
  return (
    <Labelled {...labelled}>
      {(links, labelId) =>
        suggestions.length > 0 ? (
          <OfferingInput
            links={links}
            labelId={labelId}
            value={value}
            onChange={onChange}
            offers={suggestions.map((title) => ({ id: title, title }))}
            listLabel={`usual words for ${labelled.label}`}
          />
        ) : (
          <input
            {...links}
            type={type}
            autoComplete={autoComplete}
            placeholder={placeholder}
            className={css["input"]}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Labelled>
  );
}

interface ProseProps extends Common {
  readonly rows?: number;
  /** The most characters the desk keeps; told before they are reached. */
  readonly most?: number;
  readonly placeholder?: string;
}

/** Several lines of text. */
export function ProseField({ value, onChange, rows = 3, most = LONGEST_TEXT, placeholder, ...labelled }: ProseProps) {
  return (
    <Labelled {...labelled}>
      {(links) => (
        <>
          <textarea
            {...links}
            rows={rows}
            placeholder={placeholder}
            className={css["area"]}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <RoomLeft length={value.trim().length} most={most} />
        </>
      )}
    </Labelled>
  );
}

/** Nothing while there is plenty of room: most texts are short. */
function RoomLeft({ length, most }: { readonly length: number; readonly most: number }) {
  const left = most - length;
  const isNear = length > most * 0.8;
  return (
    <output className={css["room"]} data-over={left < 0 || undefined}>
      {isNear ? `${Math.abs(left).toLocaleString("en-GB")} characters ${left < 0 ? "too many" : "left"}` : ""}
    </output>
  );
}

interface SelectProps<Value extends string> extends Omit<Common, "onChange"> {
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of many. */
export function SelectField<Value extends string>({ value, onChange, choices, ...labelled }: SelectProps<Value>) {
  const choose = (text: string): void => {
    const chosen = choices.find((choice) => choice.value === text);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <Labelled {...labelled}>
      {(links) => (
        <select {...links} className={css["select"]} value={value} onChange={(event) => choose(event.target.value)}>
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
