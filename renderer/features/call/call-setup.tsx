import { useState } from "react";
import { Controller, type UseFormReturn } from "react-hook-form";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { Button } from "../../components/button.tsx";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import { LineField, SelectField } from "../../components/form-controls/text-controls.tsx";
import type { CallFields } from "./call-fields.ts";
import css from "./call-form.module.css";

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
  readonly form: UseFormReturn<CallFields>;
  readonly agreement: AgreementDocument;
  readonly agreements: readonly Choice[];
  readonly receivedFault: string | undefined;
}

/** Under which agreement, what kind of call, and how it came in, with the agreement's own advice on that way. */
export function CallSetup({ form, agreement, agreements, receivedFault }: Props) {
  const { control } = form;
  const channels = agreement.channels.filter((rule) => rule.kinds.includes(form.watch("kind")));
  const rule = agreement.channels.find((candidate) => candidate.channel === form.watch("channel"));
  return (
    <div className={css["setup"]}>
      <Controller
        name="agreementId"
        control={control}
        render={({ field }) => (
          <SelectField label="Agreement" choices={agreements} value={field.value} onChange={field.onChange} />
        )}
      />
      <Controller
        name="kind"
        control={control}
        render={({ field }) => (
          <ChoiceGroup
            label="What is it?"
            isInline
            choices={kindChoices(agreement)}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        name="channel"
        control={control}
        render={({ field, fieldState }) => (
          <SelectField
            label="How it came in"
            choices={channels.map(({ channel, label }) => ({ value: channel, label }))}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          />
        )}
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
  readonly form: UseFormReturn<CallFields>;
  readonly fault: string | undefined;
}

/** Nearly every call came in just now. One noted down afterwards counts from when it was received. */
function Received({ form, fault }: ReceivedProps) {
  const [isAsked, setIsAsked] = useState(form.getValues("received") !== "");
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
    <Controller
      name="received"
      control={form.control}
      render={({ field }) => (
        <LineField
          label="Received (empty: now)"
          type="datetime-local"
          value={field.value}
          onChange={field.onChange}
          error={fault}
        />
      )}
    />
  );
}

function kindChoices(agreement: AgreementDocument): readonly { value: CallFields["kind"]; label: string }[] {
  return agreement.requestTypes.map(({ kind, name }) => ({ value: kind, label: name }));
}
