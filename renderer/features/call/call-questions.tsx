import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import { outcomeOf, ownQuestions, verificationOf } from "./call-command.ts";
import { CHECK_OUTCOMES } from "./call-fields.ts";
import css from "./call-form.module.css";
import { CallTextField } from "./call-text-field.tsx";
import type { CallForm } from "./use-call-fields.ts";

interface Props {
  readonly form: CallForm;
  readonly agreement: AgreementDocument;
}

/** What this agreement wants asked while the caller is on the line. */
export function CallQuestions({ form, agreement }: Props) {
  const questions = ownQuestions(agreement, form.values.kind);
  if (questions.length === 0) return null;
  return (
    <fieldset className={css["group"]}>
      <legend>{agreement.shortName} asks</legend>
      <div className={css["grid"]}>
        {questions.map((question) => (
          <CallTextField
            key={question.id}
            form={form}
            name={`answers.${question.id}`}
            label={question.label}
            isRequired={question.required}
          />
        ))}
      </div>
    </fieldset>
  );
}

const OUTCOME_WORDS = { passed: "Passed", "not-yet": "Not yet", "does-not-apply": "Does not apply" } as const;

/** What only some requests need says which: for all others it does not apply. */
function outcomeChoices({ appliesTo }: AgreementDocument["callerChecks"][number]) {
  return CHECK_OUTCOMES.toReversed().map((value) => ({
    value,
    label: OUTCOME_WORDS[value],
    hint: value === "does-not-apply" && appliesTo !== undefined ? `it is only for ${appliesTo}` : undefined,
  }));
}

/** Who may ask for what: the checks of the agreement for this kind of call on this channel. A password is never typed here, only whether it was right. */
export function CallerChecks({ form, agreement }: Props) {
  const fields = form.values;
  const checks = agreement.callerChecks.filter(
    (check) => check.kinds.includes(fields.kind) && check.channels.includes(fields.channel),
  );
  if (checks.length === 0) return null;
  const verification = verificationOf(agreement, fields);
  return (
    <fieldset className={css["group"]}>
      <legend>Caller checks</legend>
      {checks.map((check) =>
        check.onFailure === "warn" ? (
          <p key={check.id} className={css["reminder"]}>
            {check.label}
          </p>
        ) : (
          <ChoiceGroup
            key={check.id}
            label={check.label}
            isInline
            choices={outcomeChoices(check)}
            value={outcomeOf(check, fields)}
            onChange={(outcome) => form.change({ checks: { ...fields.checks, [check.id]: outcome } })}
          />
        ),
      )}
      {verification === "not-needed" ? null : (
        <p className={css["verification"]} data-state={verification} aria-live="polite">
          {verification === "verified"
            ? "Verified: the clocks start with the call."
            : "Pending: the request is kept, and no clock runs until an authorised person confirms."}
        </p>
      )}
    </fieldset>
  );
}
