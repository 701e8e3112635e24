import { useEffect, useEffectEvent, useState } from "react";
import { useStore } from "zustand";
import type { TicketView } from "../../../shared/contract/views.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { useDrafts } from "../../stores/forms/use-kept.ts";
import { type CallFields, callPlace, emptyCall, readCall } from "./call-fields.ts";
import { CallForm } from "./call-form.tsx";
import css from "./call-screen.module.css";
import { agreementChoices } from "./call-setup.tsx";
import { followedTicket, followingCall } from "./following-call.ts";
import { Discarded, UnfinishedCalls } from "./unfinished-calls.tsx";

interface OpenCall {
  readonly draftId: string;
  readonly fields: CallFields;
}

/** Logging a call, or going on with one that was cut short. */
export function CallScreen() {
  const { agreements, preferences, drafts: shelf } = useDesk();
  const last = useStore(preferences, (state) => state.agreementId);
  const known = useStore(agreements);
  const kept = useDrafts("call");
  const begin = useBegin();
  const [open, setOpen] = useState<OpenCall | null>(null);
  /** The discarded call that stood in the form, not in the list of unfinished ones: there it comes back. */
  const [wasOpen, setWasOpen] = useState<string | null>(null);
  const choices = agreementChoices(known.inUse);
  const first = (choices.find(({ value }) => value === last) ?? choices[0])?.value ?? "";
  useFollowed((view) => {
    const { draftId, fields } = begin(view.row.agreementId);
    setOpen({ draftId, fields: followingCall(fields, view) });
  });
  const isReady = known.isLoaded && kept !== null && first !== "";
  const beginFirst = useEffectEvent(() => setOpen(begin(first)));
  useEffect(() => {
    if (isReady && open === null) beginFirst();
  }, [isReady, open]);
  if (!known.isLoaded || kept === null) return <Waiting problem={known.problem} />;
  if (first === "")
    return <p className={css["empty"]}>No agreement is in use at this desk yet. Choose one under Agreements.</p>;
  if (open === null) return <Waiting problem={null} />;
  const discarded = kept.discarded === null ? null : readCall(kept.discarded.fields);
  const takeBack = (draftId: string, fields: CallFields): void => {
    shelf.undo("call");
    if (draftId === wasOpen) setOpen({ draftId, fields });
  };
  return (
    <div className={css["screen"]}>
      {kept.discarded === null || discarded === null ? null : (
        <Discarded fields={discarded} onUndo={takeBack.bind(null, kept.discarded.form, discarded)} />
      )}
      <UnfinishedCalls
        drafts={kept.drafts.filter(({ form }) => form !== open.draftId)}
        onContinue={(draft, fields) => setOpen({ draftId: draft.form, fields })}
        onDiscard={(draft) => shelf.discard(draft)}
      />
      <CallForm
        key={open.draftId}
        draftId={open.draftId}
        initial={open.fields}
        onDiscard={({ agreementId }) => {
          setWasOpen(open.draftId);
          shelf.discard(callPlace(open.draftId));
          setOpen(begin(agreementId));
        }}
        onNext={(agreementId) => {
          shelf.settle("call");
          setOpen(begin(agreementId));
        }}
      />
    </div>
  );
}

function useBegin(): (agreementId: string) => OpenCall {
  const { ticker } = useDesk();
  return (agreementId) => ({
    draftId: crypto.randomUUID(),
    fields: emptyCall(
      { commandId: crypto.randomUUID(), ticketId: crypto.randomUUID(), startedAt: ticker.now() },
      agreementId,
    ),
  });
}

/** Begins a call about a ticket that ended, when that ticket asked for one. */
function useFollowed(begin: (view: TicketView) => void): void {
  const { client, route } = useDesk();
  const ticketId = followedTicket(useStore(route, (state) => (state.screen === "call" ? state.subject : null)));
  const follow = useEffectEvent(begin);
  useEffect(() => {
    if (ticketId === null) return;
    route.setState({ subject: null });
    void client.request("ticket.open", { id: ticketId }).then((answer) => {
      if (answer.ok) follow(answer.value);
    });
  }, [client, route, ticketId]);
}

function Waiting({ problem }: { readonly problem: string | null }) {
  if (problem === null) return <p className={css["empty"]} role="status" aria-label="The call is being prepared" />;
  return (
    <p className={css["empty"]} role="alert">
      {problem}
    </p>
  );
}
