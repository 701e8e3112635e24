import { Button } from "../button.tsx";
import css from "./form-controls.module.css";

export interface FootProps {
  readonly submit: string;
  readonly isBusy: boolean;
  /** Why the desk refused the whole: here, in sight however long the form. */
  readonly refusal: string | null;
  /** What sending it would do. */
  readonly consequence?: string;
  /** Whether anything is written in it that is kept. */
  readonly isWritten: boolean;
  readonly onClose?: () => void;
  readonly onDiscard: (() => void) | null;
  readonly onUndo?: (() => void) | null;
  /** The form it belongs to, where it stands outside of it (a dialog's foot). */
  readonly formId?: string;
}

/** What sends a form and what that would do, and the ways out of it: put aside with what is written, or given up. */
export function FormFoot(props: FootProps) {
  const { submit, isBusy, refusal, consequence = "", isWritten, onClose, onDiscard, onUndo = null, formId } = props;
  return (
    <>
      {refusal === null ? null : (
        <p role="alert" className={css["refusal"]}>
          {refusal}
        </p>
      )}
      <Button
        type="submit"
        kind="primary"
        binding="$mod+Enter"
        isPending={isBusy}
        {...(formId === undefined ? {} : { form: formId })}
      >
        {submit}
      </Button>
      {onClose === undefined ? null : (
        <Button kind="quiet" binding="Escape" onPress={onClose}>
          {isWritten ? "Close and keep" : "Close"}
        </Button>
      )}
      {/* By a button alone, never by a key that a hand might slip to. */}
      {onDiscard === null ? null : (
        <Button kind="quiet" onPress={onDiscard}>
          Discard
        </Button>
      )}
      {onUndo === null ? null : (
        <Button kind="quiet" onPress={onUndo}>
          Undo discard
        </Button>
      )}
      {/* A refusal that was foretold is said once. */}
      <output className={css["consequence"]}>{consequence === refusal ? "" : consequence}</output>
    </>
  );
}
