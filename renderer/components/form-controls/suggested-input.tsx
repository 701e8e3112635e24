import { type ComponentProps, useId } from "react";
import css from "./form-controls.module.css";

interface Props extends ComponentProps<"input"> {
  readonly suggestions?: readonly string[];
}

/** A text input that offers what is usually written there and takes anything else. */
export function SuggestedInput({ suggestions = [], ...input }: Props) {
  const listId = useId();
  if (suggestions.length === 0) return <input type="text" autoComplete="off" {...input} className={css["input"]} />;
  return (
    <>
      <input type="text" autoComplete="off" {...input} list={listId} className={css["input"]} />
      <datalist id={listId}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  );
}
