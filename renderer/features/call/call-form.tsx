import { type KeyboardEvent, useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useStore } from "zustand";
import { useActor, useDesk } from "../../stores/desk-context.tsx";
import { useTicking } from "../../stores/use-ticking.ts";
import { siteLabel } from "./call-command.ts";
import type { CallFields } from "./call-fields.ts";
import { CallFoot } from "./call-foot.tsx";
import css from "./call-form.module.css";
import { CallLogged, type LoggedCall } from "./call-logged.tsx";
import { CallPriority } from "./call-priority.tsx";
import { CallerChecks, CallQuestions } from "./call-questions.tsx";
import { agreementChoices, CallSetup } from "./call-setup.tsx";
import { CallTextField } from "./call-text-field.tsx";
import { faultsBeforePriority, showFaults } from "./show-faults.ts";
import { SimilarTickets } from "./similar-tickets.tsx";
import { receivedAt, useCallDesk } from "./use-call-desk.ts";
import { useDraftSaver } from "./use-draft-saver.ts";
import { useFittingChoices } from "./use-fitting-choices.ts";

interface Props {
  readonly draftId: string;
  readonly initial: CallFields;
  /** Begin the next call, under the same agreement. */
  readonly onNext: (agreementId: string) => void;
}

/** One pass while the caller is on the phone: who, where, what, then the talk about the priority. */
export function CallForm({ draftId, initial, onNext }: Props) {
  const { agreements, status } = useDesk();
  const inUse = useStore(agreements, (state) => state.inUse);
  const sites = useStore(status, (state) => state.status?.sites);
  const actor = useActor();
  const now = useTicking((instant) => Math.floor(instant / 1_000) * 1_000);
  const form = useForm<CallFields>({ defaultValues: initial, shouldFocusError: true });
  const fields = form.watch();
  const { draft, keep, forget } = useDraftSaver(draftId);
  const [isTalking, setIsTalking] = useState(false);
  const [logged, setLogged] = useState<LoggedCall | null>(null);
  const desk = useCallDesk(fields.agreementId, now);
  useFittingChoices(form, desk?.agreement ?? null);
  useEffect(() => {
    const subscription = form.watch((values) => keep(values as CallFields)); // watch hands out the whole form, typed as if parts might be missing
    return () => subscription.unsubscribe();
  }, [form, keep]);

  if (logged !== null) return <CallLogged logged={logged} onNext={() => onNext(fields.agreementId)} />;
  if (desk === null) return <p role="status">This agreement has no version in force today.</p>;
  const received = receivedAt(fields, desk, now);
  const talk = (): void => {
    const faults = faultsBeforePriority(form.getValues(), desk.agreement, actor);
    if (received.fault === null && showFaults(form, faults)) setIsTalking(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    talk();
  };
  return (
    <form
      className={css["form"]}
      aria-label="Log a call"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        talk();
      }}
    >
      <div className={css["main"]}>
        <CallSetup
          form={form}
          agreement={desk.agreement}
          agreements={agreementChoices(inUse)}
          receivedFault={received.fault ?? undefined}
        />
        <div className={css["caller"]}>
          <CallTextField form={form} name="caller.name" label="Caller" />
          <CallTextField form={form} name="caller.phone" label="Telephone" type="tel" />
          <CallTextField form={form} name="caller.email" label="E-mail" type="email" />
        </div>
        <CallTextField form={form} name="site" label={siteLabel(desk.agreement)} suggestions={sites ?? []} />
        <CallTextField form={form} name="summary" label="What happened, in one line" />
        <CallTextField form={form} name="details" label="Details" rows={2} />
        <CallQuestions form={form} agreement={desk.agreement} kind={fields.kind} />
      </div>
      <div className={css["side"]}>
        <CallerChecks form={form} agreement={desk.agreement} fields={fields} />
        <SimilarTickets text={`${fields.summary} ${fields.details}`.trim()} site={fields.site} />
      </div>
      <CallFoot form={form} draft={draft} onDiscard={() => void forget().then(() => onNext(fields.agreementId))} />
      {isTalking ? (
        <CallPriority
          form={form}
          desk={desk}
          fields={fields}
          received={received.at}
          now={now}
          onClose={() => setIsTalking(false)}
          onFaults={(faults) => {
            setIsTalking(false);
            showFaults(form, faults);
          }}
          onLogged={(call) => {
            void forget();
            setLogged(call);
          }}
        />
      ) : null}
    </form>
  );
}
