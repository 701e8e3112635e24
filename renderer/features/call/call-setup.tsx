import { useEffect, useRef, useState } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { Button } from "../../components/button.tsx";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import { MomentField } from "../../components/form-controls/moment-field.tsx";
import { SelectField } from "../../components/form-controls/text-controls.tsx";
import css from "./call-form.module.css";
import type { CallDesk } from "./use-call-desk.ts";
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
  readonly desk: CallDesk;
  readonly now: Instant;
  readonly agreements: readonly Choice[];
}

/** Under which agreement, what kind of call, and how it came in, with the agreement's own advice on that way. */
export function CallSetup({ form, desk, now, agreements }: Props) {
  const { agreement } = desk;
  const { values, faults, change } = form;
  const channels = agreement.channels.filter((rule) => rule.kinds.includes(values.kind));
  const rule = agreement.channels.find((candidate) => candidate.channel === values.channel);
  return (
    <div className={css["setup"]}>
      <SelectField
        label="Agreement"
        choices={agreements}
        value={values.agreementId}
        onChange={(agreementId) => change({ agreementId, isAgreementChosen: true })}
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
      <Received form={form} desk={desk} now={now} />
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

/** Nearly every call came in just now. One noted down afterwards counts from when it was received. */
function Received({ form, desk, now }: Omit<Props, "agreements">) {
  const { values, change } = form;
  const [isAsked, setIsAsked] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked) place.current?.querySelector("input")?.focus();
  }, [isAsked]);
  if (!isAsked && values.received === "") {
    return (
      <div className={css["received"]}>
        <Button kind="quiet" onPress={() => setIsAsked(true)}>
          It came in earlier
        </Button>
      </div>
    );
  }
  return (
    <div ref={place}>
      <MomentField
        label="Received (empty: now)"
        value={values.received}
        onChange={(received) => change({ received })}
        error={form.faults["received"]}
        words={desk.words}
        now={now}
        lies="behind"
      />
    </div>
  );
}
