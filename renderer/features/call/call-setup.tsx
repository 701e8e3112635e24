import { useState } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { Button } from "../../components/button.tsx";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import { LineField, SelectField } from "../../components/form-controls/text-controls.tsx";
import css from "./call-form.module.css";
import type { CallForm } from "./use-call-fields.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The agreements calls may be logged under, each once, whatever its versions. */
export function agreementChoices(inUse: readonly AgreementDocument[]): readonly Choice[] {
  const names = new Map(inUse.map((agreement) => [agreement.id, agreement.shortName]));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

interface Props {
  readonly form: CallForm;
  readonly agreement: AgreementDocument;
  readonly agreements: readonly Choice[];
  readonly receivedFault: string | undefined;
}

/** Under which agreement, what kind of call, and how it came in, with the agreement's own advice on that way. */
export function CallSetup({ form, agreement, agreements, receivedFault }: Props) {
  const { values, faults, change } = form;
  const channels = agreement.channels.filter((rule) => rule.kinds.includes(values.kind));
  const rule = agreement.channels.find((candidate) => candidate.channel === values.channel);
  return (
    <div className={css["setup"]}>
      <SelectField
        label="Agreement"
        choices={agreements}
        value={values.agreementId}
        onChange={(agreementId) => change({ agreementId })}
      />
      <ChoiceGroup
        label="What is it?"
        isInline
        choices={agreement.requestTypes.map(({ kind, name }) => ({ value: kind, label: name }))}
        value={values.kind}
        onChange={(kind) => change({ kind })}
      />
      <SelectField
        label="How it came in"
        choices={channels.map(({ channel, label }) => ({ value: channel, label }))}
        value={values.channel}
        onChange={(channel) => change({ channel })}
        error={faults["channel"]}
      />
      <Received form={form} fault={receivedFault} />
      {rule?.needsReference === true && (
        <p className={css["advice"]}>
          {rule.label} can only add to a ticket that is open already. Find it in the queue and add a note.
        </p>
      )}
      {rule?.adviceFor === undefined ? null : (
        <p className={css["advice"]}>
          {rule.adviceFor.priorities.join(" and ")}: {rule.adviceFor.advice}
        </p>
      )}
    </div>
  );
}

interface ReceivedProps {
  readonly form: CallForm;
  readonly fault: string | undefined;
}

/** Nearly every call came in just now. One noted down afterwards counts from when it was received. */
function Received({ form, fault }: ReceivedProps) {
  const { values, change } = form;
  const [isAsked, setIsAsked] = useState(values.received !== "");
  if (!isAsked) {
    return (
      <div className={css["received"]}>
        <Button kind="quiet" onPress={() => setIsAsked(true)}>
          It came in earlier
        </Button>
      </div>
    );
  }
  return (
    <LineField
      label="Received (empty: now)"
      type="datetime-local"
      value={values.received}
      onChange={(received) => change({ received })}
      error={fault}
    />
  );
}
