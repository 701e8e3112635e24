import { useId } from "react";
import { FormFoot } from "../../../components/form-controls/form-foot.tsx";
import { FormFrame } from "../../../components/form-controls/form-frame.tsx";
import { commandConsequence } from "../action-consequence.ts";
import { actionLabel, actionSpec } from "../actions.ts";
import css from "./command-form.module.css";
import { toldIn } from "./earlier.ts";
import { FormControl } from "./form-control.tsx";
import { changedValues, type FormSetting, type FormSpec } from "./form-spec.ts";
import { filledForm } from "./read-form.ts";
import { filledOut, requiredFields } from "./required-fields.ts";
import { useCommandForm } from "./use-command-form.ts";

interface Props {
  readonly spec: FormSpec;
  readonly setting: FormSetting;
  /** The form is out of the way: sent, or put aside with what is written in it. */
  readonly onClose: () => void;
}

/** The form of one action, beside the ticket it acts on. */
export function CommandForm({ spec, setting, onClose }: Props) {
  const headingId = useId();
  const { values, faults, change, ...form } = useCommandForm(spec, setting, onClose);
  const required = requiredFields(spec, setting, values);
  const discard = (): void => {
    form.discard?.();
    onClose();
  };
  return (
    <FormFrame
      className={css["form"]}
      label={{ headingId }}
      refusals={form.refusals}
      onSubmit={() => void form.submit()}
      onEscape={onClose}
    >
      <h3 id={headingId} className={css["title"]}>
        {actionLabel(actionSpec(spec.name), setting.model, setting.now)}
      </h3>
      {spec.fields(setting, values).map((field) => (
        <FormControl
          key={field.name}
          field={field}
          setting={setting}
          isRequired={required.has(field.name)}
          value={values[field.name] ?? ""}
          error={faults[field.name]}
          onChange={(value) => change(changedValues(spec, setting, values, field.name, value))}
        />
      ))}
      <div className={css["buttons"]}>
        <FormFoot
          submit={form.submitLabel}
          isBusy={form.isBusy}
          refusal={form.refusal}
          consequence={consequenceOf(spec, setting, values)}
          isWritten={form.draft !== null}
          onClose={onClose}
          onDiscard={form.discard === null ? null : discard}
        />
      </div>
    </FormFrame>
  );
}

/** What sending it as filled in would do; nothing while it is not filled in enough to say. */
function consequenceOf(spec: FormSpec, setting: FormSetting, values: Readonly<Record<string, string>>): string {
  const filled = filledForm(spec, setting, filledOut(spec, setting, values));
  const { happenedAt } = toldIn(spec, setting, values);
  return filled.ok ? commandConsequence(filled.value, setting.model, setting.now, happenedAt) : "";
}
