import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { useStore } from "zustand";
import { isComposing } from "../../components/composing.ts";
import { useActor, useDesk } from "../../stores/desk-context.tsx";
import { placeKey } from "../../stores/draft-copies.ts";
import { useTicking } from "../../stores/use-ticking.ts";
import { type CallFields, callPlace, isWorthKeeping } from "./call-fields.ts";
import { CallFoot } from "./call-foot.tsx";
import css from "./call-form.module.css";
import { CallLogged, type LoggedCall } from "./call-logged.tsx";
import { CallMain } from "./call-main.tsx";
import { CallPriority } from "./call-priority.tsx";
import { CallerChecks } from "./call-questions.tsx";
import { PromisesNow } from "./promises-now.tsx";
import { faultsBeforePriority, showFaults } from "./show-faults.ts";
import { SimilarTickets } from "./similar-tickets.tsx";
import { receivedAt, useCallDesk } from "./use-call-desk.ts";
import { useFittingChoices } from "./use-fitting-choices.ts";

interface Props {
  readonly draftId: string;
  readonly initial: CallFields;
  readonly onDiscard: (fields: CallFields) => void;
  /** Begin the next call, under the same agreement. */
  readonly onNext: (agreementId: string) => void;
}

/** One pass while the caller is on the phone: who, where, what, then the talk about the priority. */
export function CallForm({ draftId, initial, onDiscard, onNext }: Props) {
  const actor = useActor();
  const { preferences, drafts } = useDesk();
  const now = useTicking((instant) => instant);
  const form = useForm<CallFields>({ defaultValues: initial });
  const fields = form.watch();
  const place = callPlace(draftId);
  const draft = useStore(drafts.store, (shelf) => shelf.drafts.get(placeKey(place)) ?? null);
  const [isTalking, setIsTalking] = useState(false);
  const [logged, setLogged] = useState<LoggedCall | null>(null);
  const desk = useCallDesk(fields.agreementId, now);
  useFittingChoices(form, desk?.agreement ?? null);
  useKeeping(form, (typed) => {
    if (isWorthKeeping(typed)) drafts.keep(place, JSON.stringify(typed));
    else drafts.forget(place);
  });
  if (logged !== null) return <CallLogged logged={logged} onNext={() => onNext(fields.agreementId)} />;
  if (desk === null) return <p role="status">This agreement has no version in force today.</p>;
  const received = receivedAt(fields, desk, now);
  const talk = (): void => {
    const faults = faultsBeforePriority(form.getValues(), desk.agreement, actor);
    if (received.fault === null && showFaults(form, faults)) setIsTalking(true);
  };
  const returnWith = (faults: ReadonlyMap<string, string>): void => {
    setIsTalking(false);
    showFaults(form, faults);
  };
  const finish = (call: LoggedCall): void => {
    drafts.forget(place);
    preferences.setState({ agreementId: fields.agreementId });
    setLogged(call);
  };
  const talked = { form, desk, fields, received: received.at, now };
  return (
    <form
      className={css["form"]}
      aria-label="Log a call"
      noValidate
      onKeyDown={onCtrlEnter(talk)}
      onSubmit={handled(talk)}
    >
      <CallMain form={form} agreement={desk.agreement} kind={fields.kind} receivedFault={received.fault ?? undefined} />
      <div className={css["side"]}>
        <CallerChecks form={form} agreement={desk.agreement} fields={fields} />
        <PromisesNow desk={desk} kind={fields.kind} channel={fields.channel} received={received.at} now={now} />
        <SimilarTickets text={`${fields.summary} ${fields.details}`.trim()} site={fields.site} />
      </div>
      <CallFoot
        form={form}
        draft={draft}
        onDiscard={isTalking || !isWorthKeeping(fields) ? null : () => onDiscard(form.getValues())}
      />
      {isTalking ? (
        <CallPriority {...talked} onClose={() => setIsTalking(false)} onFaults={returnWith} onLogged={finish} />
      ) : null}
    </form>
  );
}

function handled(work: () => void) {
  return (event: { preventDefault(): void }): void => {
    event.preventDefault();
    work();
  };
}

/** From anywhere in the form, also from a text of several lines. */
function onCtrlEnter(work: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    work();
  };
}

/** Every change of the form goes to the draft. */
function useKeeping(form: UseFormReturn<CallFields>, keep: (fields: CallFields) => void): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const subscription = form.watch(() => latest.current(form.getValues()));
    return () => subscription.unsubscribe();
  }, [form]);
}
