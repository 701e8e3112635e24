import { useStore } from "zustand";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { AgreementLine } from "./agreement-line.tsx";
import { isNumberNeeded, neededLabels } from "./call-command.ts";
import css from "./call-form.module.css";
import { CallQuestions } from "./call-questions.tsx";
import { agreementChoices, CallSetup } from "./call-setup.tsx";
import { CallTextField } from "./call-text-field.tsx";
import { CallerField } from "./caller-field.tsx";
import type { CallDesk } from "./use-call-desk.ts";
import type { CallForm } from "./use-call-fields.ts";

interface Props {
  readonly form: CallForm;
  readonly desk: CallDesk;
  readonly now: Instant;
}

/** Who calls, from where, and what happened, in the order in which it is said on the phone. */
export function CallMain({ form, desk, now }: Props) {
  const { agreement } = desk;
  const { agreements, status } = useDesk();
  const inUse = useStore(agreements, (state) => state.inUse);
  const sites = useStore(status, (state) => state.status?.sites);
  const labels = neededLabels(agreement);
  const { follows } = form.values;
  return (
    <div className={css["main"]}>
      {follows === null ? null : (
        <p className={css["follows"]}>
          Follows from <span className="tabular">{follows.reference}</span>: a new ticket with a clock of its own,
          linked to it as a recurrence.
        </p>
      )}
      <CallSetup form={form} desk={desk} now={now} agreements={agreementChoices(inUse)} />
      {/* The caller is speaking already: the cursor stands where their name goes. */}
      <div className={css["caller"]} data-begin>
        <CallerField form={form} label={labels["caller.name"]} />
        <CallTextField
          form={form}
          name="caller.phone"
          label="Telephone"
          type="tel"
          isRequired={isNumberNeeded(agreement, form.values)}
        />
        <CallTextField form={form} name="caller.email" label="E-mail" type="email" />
      </div>
      <CallTextField form={form} name="site" label={labels.site} suggestions={sites ?? []} isRequired />
      <AgreementLine form={form} agreement={agreement} />
      <CallTextField form={form} name="summary" label={labels.summary} isRequired />
      <CallTextField form={form} name="details" label="Details" rows={2} />
      <CallTextField
        form={form}
        name="resolved"
        label="Dealt with already? What was done"
        description="Then it is logged and resolved in one step."
        rows={1}
      />
      <CallQuestions form={form} agreement={agreement} />
    </div>
  );
}
