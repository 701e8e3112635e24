import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { Button } from "../../../components/button.tsx";
import { isComposing } from "../../../components/composing.ts";
import { commandConsequence } from "../action-consequence.ts";
import { actionLabel, actionSpec } from "../actions.ts";
import css from "./command-form.module.css";
import { FormControl } from "./form-control.tsx";
import type { FormSetting, FormSpec } from "./form-spec.ts";
import { filledForm } from "./read-form.ts";
import { filledOut, requiredFields } from "./required-fields.ts";
import { useCommandForm } from "./use-command-form.ts";

interface Props {
  readonly spec: FormSpec;
  readonly setting: FormSetting;
  /** The form is out of the way: sent, or put aside with what is written in it. */
  readonly onClose: () => void;
  /** What is written in it is given up. */
  readonly onDiscard: () => void;
}

/** The form of one action, beside the ticket it acts on. Escape puts it aside, Ctrl+Enter sends it from anywhere in it. */
export function CommandForm({ spec, setting, onClose, onDiscard }: Props) {
  const titleId = useId();
  const form = useCommandForm(spec, setting, onClose);
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => focusIn(ref.current, firstControl(ref.current)), []);
  const { refusals } = form;
  const required = requiredFields(spec, setting, form.values);
  useEffect(() => {
    if (refusals > 0) focusIn(ref.current, ref.current?.querySelector<HTMLElement>("[aria-invalid=true]") ?? null);
  }, [refusals]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      onClose();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void form.submit();
    }
  };
  return (
    // The handlers serve the fields inside; the form itself is no control.
    <form
      ref={ref}
      className={css["form"]}
      aria-labelledby={titleId}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <h3 id={titleId} className={css["title"]}>
        {actionLabel(actionSpec(spec.name), setting.model, setting.now)}
      </h3>
      {spec.fields(setting, form.values).map((field) => (
        <FormControl
          key={field.name}
          field={field}
          isRequired={required.has(field.name)}
          value={form.values[field.name] ?? ""}
          error={form.faults[field.name]}
          onChange={(value) => form.set(field.name, value)}
        />
      ))}
      <FormFoot
        submit={spec.submit}
        isBusy={form.isBusy}
        refusal={form.faults[""]}
        consequence={consequenceOf(spec, setting, form.values)}
        onClose={onClose}
        onDiscard={form.draft === null ? null : onDiscard}
      />
    </form>
  );
}

interface FootProps {
  readonly submit: string;
  readonly isBusy: boolean;
  readonly refusal: string | undefined;
  readonly consequence: string;
  readonly onClose: () => void;
  /** Null while there is nothing to give up. */
  readonly onDiscard: (() => void) | null;
}

/** What sends it and what that would do; why it was refused stands here too, in sight however long the form. */
function FormFoot({ submit, isBusy, refusal, consequence, onClose, onDiscard }: FootProps) {
  return (
    <div className={css["buttons"]}>
      {refusal === undefined ? null : (
        <p role="alert" className={css["refusal"]}>
          {refusal}
        </p>
      )}
      <Button type="submit" kind="primary" binding="$mod+Enter" isPending={isBusy}>
        {submit}
      </Button>
      <Button kind="quiet" binding="Escape" onPress={onClose}>
        {onDiscard === null ? "Close" : "Close and keep"}
      </Button>
      {onDiscard === null ? null : (
        <Button kind="quiet" onPress={onDiscard}>
          Discard
        </Button>
      )}
      {/* A refusal that was foretold is said once. */}
      <output className={css["consequence"]}>{consequence === refusal ? "" : consequence}</output>
    </div>
  );
}

/** What sending it as filled in would do; nothing while it is not filled in enough to say. */
function consequenceOf(spec: FormSpec, setting: FormSetting, values: Readonly<Record<string, string>>): string {
  const filled = filledForm(spec, setting, filledOut(spec, setting, values));
  return filled.ok ? commandConsequence(filled.command, setting.model, setting.now) : "";
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

function firstControl(form: HTMLFormElement | null): HTMLElement | null {
  const chosen = form?.querySelector<HTMLElement>("input[type=radio]:checked");
  return chosen ?? form?.querySelector<HTMLElement>("input, select, textarea") ?? null;
}
