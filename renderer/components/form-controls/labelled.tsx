import { type ReactNode, useId } from "react";
import css from "./form-controls.module.css";

/** What ties a control to its label, its description and its fault for people who hear the page. */
export interface ControlLinks {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
  readonly "aria-required": boolean | undefined;
}

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  /** What is wrong and what to do; absent while nothing is. */
  readonly error?: string | undefined;
  /** Marked before anything is refused. */
  readonly isRequired?: boolean | undefined;
  readonly children: (links: ControlLinks, labelId: string) => ReactNode;
}

/** A control with its label above, a hint beneath the label, and the fault beside what caused it. */
export function Labelled({ label, description, error, isRequired = false, children }: Props) {
  const id = useId();
  const parts = [description === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-fault`];
  const describedBy = parts.filter((part) => part !== null).join(" ");
  return (
    <div className={css["field"]}>
      <span className={css["labelLine"]}>
        <label id={`${id}-label`} htmlFor={id} className={css["label"]}>
          {label}
        </label>
        {isRequired ? <RequiredMark /> : null}
      </span>
      {description === undefined ? null : (
        <span id={`${id}-hint`} className={css["hint"]}>
          {description}
        </span>
      )}
      {children(
        {
          id,
          "aria-describedby": describedBy === "" ? undefined : describedBy,
          "aria-invalid": error === undefined ? undefined : true,
          "aria-required": isRequired ? true : undefined,
        },
        `${id}-label`,
      )}
      <Fault id={`${id}-fault`} error={error} />
    </div>
  );
}

/** Seen beside the label; heard from the control, which says it by itself. */
export function RequiredMark() {
  return (
    <span aria-hidden="true" className={css["hint"]}>
      required
    </span>
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
