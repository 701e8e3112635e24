import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { isComposing } from "../composing.ts";

interface Props {
  readonly className?: string | undefined;
  readonly id?: string;
  /** What the form is called: a sentence, or the id of the heading that says it. */
  readonly label: string | { readonly headingId: string };
  /** How often it was refused: each time the keyboard is led to the first field at fault. */
  readonly refusals: number;
  readonly onSubmit: () => void;
  /** Puts the form aside; without it Escape belongs to whatever stands around the form. */
  readonly onEscape?: () => void;
  readonly children: ReactNode;
}

/**
 * Every form: it begins in its first field (or in the part marked `data-begin`), Ctrl+Enter sends it from anywhere in it,
 * Escape puts it aside, and a refusal leads to the first field at fault.
 */
export function FormFrame({ className, id, label, refusals, onSubmit, onEscape, children }: Props) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => focusIn(ref.current, firstControl(ref.current)), []);
  useEffect(() => {
    if (refusals > 0) focusIn(ref.current, ref.current?.querySelector<HTMLElement>("[aria-invalid=true]") ?? null);
  }, [refusals]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Escape" && onEscape !== undefined) {
      event.stopPropagation();
      event.preventDefault();
      onEscape();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    }
  };
  const naming = typeof label === "string" ? { "aria-label": label } : { "aria-labelledby": label.headingId };
  return (
    // The handlers serve the fields inside; the form itself is no control. The browser's own validity would hold a
    // refused form back for good: it never learns that a fault was mended.
    <form
      ref={ref}
      id={id}
      className={className}
      {...naming}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Left to itself the browser scrolls just the control into view: its label and the form's title would stay above the edge. */
function focusIn(form: HTMLFormElement | null, control: HTMLElement | null): void {
  if (form === null || control === null) return;
  control.focus({ preventScroll: true });
  // What was written before is gone on with at its end.
  if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length);
  form.scrollIntoView({ block: "nearest" });
  let field = control;
  while (field.parentElement !== null && field.parentElement !== form) field = field.parentElement;
  field.scrollIntoView({ block: "nearest" });
}

const CONTROLS = "input:not([type=hidden]), select, textarea";

function firstControl(form: HTMLFormElement | null): HTMLElement | null {
  const part = form?.querySelector<HTMLElement>("[data-begin]") ?? form;
  const first = part?.querySelector<HTMLElement>(CONTROLS) ?? null;
  if (!(first instanceof HTMLInputElement) || first.type !== "radio") return first;
  // Of a question the answer that is given: the arrow keys go on from there.
  return part?.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
}
