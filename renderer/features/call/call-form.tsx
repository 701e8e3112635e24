import { useState } from "react";
import { AgreementSays } from "../../components/beside/agreement-says.tsx";
import { RelatedList } from "../../components/beside/related-list.tsx";
import { FormFrame } from "../../components/form-controls/form-frame.tsx";
import { useActor, useDesk } from "../../stores/desk-context.tsx";
import { useEarlierCalls, useSimilar } from "../../stores/related-tickets.ts";
import { goTo } from "../../stores/route-store.ts";
import { useTicking } from "../../stores/use-ticking.ts";
import { useFollowedSite } from "./agreement-line.tsx";
import { faultsBeforePriority } from "./call-command.ts";
import { type CallFields, isWorthKeeping } from "./call-fields.ts";
import { CallFoot } from "./call-foot.tsx";
import css from "./call-form.module.css";
import { CallLogged, type LoggedCall } from "./call-logged.tsx";
import { CallMain } from "./call-main.tsx";
import { CallPriority } from "./call-priority.tsx";
import { CallerChecks } from "./call-questions.tsx";
import { PromisesNow } from "./promises-now.tsx";
import { receivedAt, useCallDesk } from "./use-call-desk.ts";
import { useCallFields } from "./use-call-fields.ts";
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
  const { preferences } = useDesk();
  const now = useTicking((instant) => instant);
  const form = useCallFields(draftId, initial);
  const fields = form.values;
  const [isTalking, setIsTalking] = useState(false);
  const [logged, setLogged] = useState<LoggedCall | null>(null);
  const desk = useCallDesk(fields.agreementId, now);
  useFollowedSite(form);
  useFittingChoices(form, desk?.agreement ?? null);
  if (logged !== null) return <CallLogged logged={logged} onNext={() => onNext(fields.agreementId)} />;
  if (desk === null) return <p role="status">This agreement has no version in force today.</p>;
  const received = receivedAt(fields, desk, now);
  const talk = (): void => {
    const fault = received.fault === null ? {} : { received: received.fault };
    if (!form.show({ ...faultsBeforePriority(fields, desk.agreement, actor), ...fault })) return;
    const { caller, priority } = fields;
    // Whoever calls speaks for the caller until somebody else is named.
    if (priority.agreedWith === "") form.change({ priority: { ...priority, agreedWith: caller.name } });
    setIsTalking(true);
  };
  const finish = (call: LoggedCall): void => {
    form.done();
    preferences.setState({ agreementId: fields.agreementId });
    setLogged(call);
  };
  const talked = { form, desk, fields, received: received.at, now };
  return (
    <FormFrame className={css["form"]} label="Log a call" refusals={form.refusals} onSubmit={talk}>
      <CallMain form={form} desk={desk} now={now} />
      <div className={css["side"]}>
        <CallerChecks form={form} agreement={desk.agreement} />
        <PromisesNow desk={desk} kind={fields.kind} channel={fields.channel} received={received.at} now={now} />
        <Related fields={fields} />
        <AgreementSays agreement={desk.agreement} kind={fields.kind} />
      </div>
      <CallFoot form={form} onDiscard={isTalking || !isWorthKeeping(fields) ? null : () => onDiscard(fields)} />
      {isTalking ? (
        <CallPriority
          {...talked}
          onClose={() => setIsTalking(false)}
          onFaults={(faults) => {
            setIsTalking(false);
            form.show(faults);
          }}
          onLogged={finish}
        />
      ) : null}
    </FormFrame>
  );
}

/** What the desk knows already that this call may be about. */
function Related({ fields }: { readonly fields: CallFields }) {
  const { route } = useDesk();
  const text = `${fields.summary} ${fields.details}`.trim();
  const similar = useSimilar(text, fields.site);
  const earlier = useEarlierCalls(fields.caller.name);
  const open = (id: string): void => goTo(route, "queue", id);
  return (
    <>
      <RelatedList
        title="Similar open tickets"
        rows={similar}
        none={text === "" ? "Shown as you write what happened." : "None so far."}
        onOpen={open}
      />
      <RelatedList
        title="Earlier calls of this caller"
        rows={earlier}
        none={fields.caller.name.trim() === "" ? "Shown once you know who calls." : "None under this name."}
        onOpen={open}
      />
    </>
  );
}
