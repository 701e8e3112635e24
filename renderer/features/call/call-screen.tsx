import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { CallDraft, TicketView } from "../../../shared/contract/views.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { emptyCall, isWorthKeeping } from "./call-fields.ts";
import { CallForm } from "./call-form.tsx";
import css from "./call-screen.module.css";
import { agreementChoices } from "./call-setup.tsx";
import { followedTicket, followingCall } from "./following-call.ts";
import { Discarded, UnfinishedCalls } from "./unfinished-calls.tsx";
import { type DiscardedCall, type OpenCall, useDiscarded } from "./use-discarded.ts";
import { useDrafts } from "./use-drafts.ts";

/** Logging a call, or going on with one that was cut short. */
export function CallScreen() {
  const { agreements, preferences } = useDesk();
  const last = useStore(preferences, (state) => state.agreementId);
  const known = useStore(agreements);
  const { drafts, put, drop } = useDrafts();
  const { discarded, discard, forgetDiscarded, undo } = useDiscarded(drop);
  const { open, setOpen, keepTyped, begin, show } = useOpenCall(put);
  const choices = agreementChoices(known.inUse);
  const first = (choices.find(({ value }) => value === last) ?? choices[0])?.value ?? "";
  useFollowed((view) => {
    const { draftId, fields } = begin(view.row.agreementId);
    show({ draftId, fields: followingCall(fields, view) });
  });
  if (!known.isLoaded || drafts === null) return <Waiting problem={known.problem} />;
  if (first === "")
    return <p className={css["empty"]}>No agreement is in use at this desk yet. Choose one under Agreements.</p>;
  const current = open ?? begin(first);
  if (open === null) setOpen(current);
  const others = drafts.filter(({ id }) => id !== current.draftId && id !== discarded?.draftId);
  const takeBack = (call: DiscardedCall): void => {
    undo();
    if (call.wasOpen) show(call);
  };
  return (
    <div className={css["screen"]}>
      {discarded === null ? null : <Discarded call={discarded} onUndo={takeBack} />}
      <UnfinishedCalls
        drafts={others}
        onContinue={(draft, fields) => show({ draftId: draft.id, fields })}
        onDiscard={(draft, fields) => discard({ draftId: draft.id, fields, wasOpen: false })}
      />
      <CallForm
        key={current.draftId}
        draftId={current.draftId}
        initial={current.fields}
        onTyped={(fields) => keepTyped(fields === null ? null : { draftId: current.draftId, fields })}
        onDiscard={(fields) => {
          keepTyped(null);
          discard({ draftId: current.draftId, fields, wasOpen: true });
          show(begin(fields.agreementId));
        }}
        onNext={(agreementId) => {
          forgetDiscarded();
          show(begin(agreementId));
        }}
      />
    </div>
  );
}

/** The call in the form. One that makes way for another, half typed, joins the unfinished ones. */
function useOpenCall(put: (draft: CallDraft) => void) {
  const { ticker } = useDesk();
  const [open, setOpen] = useState<OpenCall | null>(null);
  const typed = useRef<OpenCall | null>(null);
  const begin = (agreementId: string): OpenCall => ({
    draftId: crypto.randomUUID(),
    fields: emptyCall(
      { commandId: crypto.randomUUID(), ticketId: crypto.randomUUID(), startedAt: ticker.now() },
      agreementId,
    ),
  });
  const show = (call: OpenCall): void => {
    const { current } = typed;
    if (current !== null && isWorthKeeping(current.fields)) {
      put({ id: current.draftId, fields: JSON.stringify(current.fields), savedAt: ticker.now() });
    }
    typed.current = null;
    setOpen(call);
  };
  const keepTyped = (call: OpenCall | null): void => {
    typed.current = call;
  };
  return { open, setOpen, keepTyped, begin, show };
}

/** Begins a call about a ticket that ended, when that ticket asked for one. */
function useFollowed(begin: (view: TicketView) => void): void {
  const { client, route } = useDesk();
  const ticketId = followedTicket(useStore(route, (state) => (state.screen === "call" ? state.subject : null)));
  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });
  useEffect(() => {
    if (ticketId === null) return;
    route.setState({ subject: null });
    void client.request("ticket.open", { id: ticketId }).then((answer) => {
      if (answer.ok) latest.current(answer.value);
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
