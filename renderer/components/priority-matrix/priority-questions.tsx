import { useId } from "react";
import css from "./priority-matrix.module.css";

interface Level {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly question: string;
  readonly levels: readonly Level[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  /** The dialog opens here, so that the arrow keys answer at once. */
  readonly isFirst?: boolean;
}

/** One question with its answers as radio buttons: the arrow keys answer, Tab goes on. */
export function PriorityQuestion({ question, levels, value, onChange, isFirst = false }: Props) {
  const name = useId();
  return (
    <fieldset className={css["question"]}>
      <legend>{question}</legend>
      {levels.map((level, index) => (
        <label key={level.id} className={css["answer"]}>
          <input
            type="radio"
            name={name}
            value={level.id}
            checked={level.id === value}
            onChange={() => onChange(level.id)}
            data-autofocus={(isFirst && index === 0) || undefined}
          />
          <span>{level.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
