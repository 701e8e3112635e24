import { Checkbox, CheckboxGroup, FieldError, Label } from "react-aria-components";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { classNames } from "../../components/class-names.ts";
import css from "./agreement-choice.module.css";

interface AgreementChoiceProps {
  readonly available: readonly AgreementDocument[];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}

/** Which agreements this desk works under. */
export function AgreementChoice({ available, chosen, error, onChange }: AgreementChoiceProps) {
  return (
    <CheckboxGroup
      className={classNames(css["group"])}
      value={[...chosen]}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={classNames(css["label"])}>Agreements</Label>
      <div className={css["choices"]}>
        {available.map((agreement) => (
          <Checkbox key={agreement.id} value={agreement.id} className={classNames(css["choice"])}>
            <span className={css["box"]} aria-hidden="true">
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d="m2 6.4 2.7 2.7L10 3.2" fill="none" stroke="currentColor" strokeWidth="2" />
              </svg>
            </span>
            <span className={css["words"]}>
              <span className={css["name"]}>{agreement.shortName}</span>
              <span className={css["title"]}>{agreement.title}</span>
            </span>
          </Checkbox>
        ))}
      </div>
      <FieldError className={classNames(css["error"])}>{error}</FieldError>
    </CheckboxGroup>
  );
}
