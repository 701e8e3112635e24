import { type ReactNode, useId } from "react";
import { Dialog, type DialogProps } from "../dialog.tsx";
import css from "./form-controls.module.css";
import { FormFoot } from "./form-foot.tsx";
import { FormFrame } from "./form-frame.tsx";

interface Props extends Pick<DialogProps, "title" | "size" | "onClose"> {
  readonly form: {
    readonly submitLabel: string;
    readonly isBusy: boolean;
    readonly refusal: string | null;
    readonly refusals: number;
    readonly draft: object | null;
    readonly discard: (() => void) | null;
    readonly undo: (() => void) | null;
    readonly submit: () => Promise<void>;
  };
  readonly children: ReactNode;
}

/** A form in a dialog. Escape closes it and keeps what is written. */
export function FormDialog({ title, size = "small", onClose, form, children }: Props) {
  const id = useId();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      size={size}
      actions={
        <FormFoot
          formId={id}
          submit={form.submitLabel}
          isBusy={form.isBusy}
          refusal={form.refusal}
          isWritten={form.draft !== null}
          onClose={onClose}
          onDiscard={form.discard}
          onUndo={form.undo}
        />
      }
    >
      <FormFrame
        id={id}
        label={title}
        className={css["dialogForm"]}
        refusals={form.refusals}
        onSubmit={() => void form.submit()}
      >
        {children}
      </FormFrame>
    </Dialog>
  );
}
