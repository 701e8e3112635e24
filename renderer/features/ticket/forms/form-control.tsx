import { ChoiceGroup } from "../../../components/form-controls/choice-group.tsx";
import { MomentField } from "../../../components/form-controls/moment-field.tsx";
import { CheckField, LineField, ProseField, SelectField } from "../../../components/form-controls/text-controls.tsx";
import { type FormField, type FormSetting, YES } from "./form-spec.ts";
import { spokenOf } from "./read-form.ts";

interface Props {
  readonly field: FormField;
  readonly setting: FormSetting;
  readonly isRequired: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** The control for one field of an action's form. */
export function FormControl({ field, setting, isRequired, value, error, onChange }: Props) {
  const common = { label: field.label, description: field.description, isRequired, error, value, onChange };
  switch (field.type) {
    case "line":
      return <LineField {...common} suggestions={field.suggestions ?? []} />;
    case "ticket":
      return <LineField {...common} placeholder="ST-4K7-72Y" />;
    case "moment":
      return <MomentField {...common} {...spokenOf(setting, field.lies)} words={setting.model.words} />;
    case "prose":
      return <ProseField {...common} />;
    case "select":
      return <SelectField {...common} choices={field.choices} />;
    case "choice":
      return (
        <ChoiceGroup
          {...common}
          choices={field.choices}
          isInline={field.choices.every((choice) => choice.hint === undefined && choice.label.length < 24)}
        />
      );
    case "check":
      return (
        <CheckField
          label={field.label}
          isRequired={isRequired}
          error={error}
          isChecked={value === YES}
          onChange={(isOn) => onChange(isOn ? YES : "")}
        />
      );
  }
}
