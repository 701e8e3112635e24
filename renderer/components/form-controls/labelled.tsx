import { type ReactNode, useId } from "react";
import css from "./form-controls.module.css";

/** What ties a control to its label, its description and its fault for people who hear the page. */
export interface ControlLinks {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
}

interface Props {
  readonly label: string;
  readonly description?: string | undefined;
  /** What is wrong and what to do; absent while nothing is. */
  readonly error?: string | undefined;
  readonly children: (links: ControlLinks) => ReactNode;
}

/** A control with its label above, a hint beneath the label, and the fault beside what caused it. */
export function Labelled({ label, description, error, children }: Props) {
  const id = useId();
  const parts = [description === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-fault`];
  const describedBy = parts.filter((part) => part !== null).join(" ");
  return (
    <div className={css["field"]}>
      <label htmlFor={id} className={css["label"]}>
        {label}
      </label>
      {description === undefined ? null : (
        <span id={`${id}-hint`} className={css["hint"]}>
          {description}
        </span>
      )}
      {children({
        id,
        "aria-describedby": describedBy === "" ? undefined : describedBy,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      <Fault id={`${id}-fault`} error={error} />
    </div>
  );
}

interface FaultProps {
  readonly id: string;
  readonly error: string | undefined;
}

/** Announced when it appears, so that nobody has to look for what was refused. */
export function Fault({ id, error }: FaultProps) {
  return error === undefined ? null : (
    <span id={id} role="alert" className={css["fault"]}>
      {error}
    </span>
  );
}
