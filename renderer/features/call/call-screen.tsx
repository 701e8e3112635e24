import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { CallDraft, TicketView } from "../../../shared/contract/views.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { mergedDrafts } from "../../stores/draft-copies.ts";
import { type CallFields, emptyCall, readCall } from "./call-fields.ts";
import { CallForm } from "./call-form.tsx";
import css from "./call-screen.module.css";
import { agreementChoices } from "./call-setup.tsx";
import { followedTicket, followingCall } from "./following-call.ts";
import { UnfinishedCalls } from "./unfinished-calls.tsx";

interface OpenCall {
  readonly draftId: string;
  readonly fields: CallFields;
}

/** Logging a call, or going on with one that was cut short. */
export function CallScreen() {
  const { ticker, agreements } = useDesk();
  const known = useStore(agreements);
  const { drafts, drop } = useDrafts();
  const first = agreementChoices(known.inUse)[0]?.value ?? "";
  const begin = (agreementId: string): OpenCall => ({
    draftId: crypto.randomUUID(),
    fields: emptyCall(
      { commandId: crypto.randomUUID(), ticketId: crypto.randomUUID(), startedAt: ticker.now() },
      agreementId,
    ),
  });
  const [open, setOpen] = useState<OpenCall | null>(null);
  useFollowed((view) => {
    const { draftId, fields } = begin(view.row.agreementId);
    setOpen({ draftId, fields: followingCall(fields, view) });
  });
  if (!known.isLoaded || drafts === null) return <Waiting problem={known.problem} />;
  if (first === "")
    return <p className={css["empty"]}>No agreement is in use at this desk yet. Choose one under Agreements.</p>;
  const current = open ?? begin(first);
  if (open === null) setOpen(current);
  const others = drafts.filter((draft) => draft.id !== current.draftId);
  return (
    <div className={css["screen"]}>
      <UnfinishedCalls
        drafts={others}
        onContinue={(draft, fields) => setOpen({ draftId: draft.id, fields })}
        onDiscard={drop}
      />
      <CallForm
        key={current.draftId}
        draftId={current.draftId}
        initial={current.fields}
        onNext={(agreementId) => setOpen(begin(agreementId))}
      />
    </div>
  );
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

/** The calls that were begun and not finished, as they were when this screen was opened. */
function useDrafts() {
  const { client, draftCopies } = useDesk();
  const [drafts, setDrafts] = useState<readonly CallDraft[] | null>(null);
  useEffect(() => {
    void client.request("draft.list", {}).then((answer) => {
      const stored = answer.ok ? answer.value : [];
      const merged = mergedDrafts(stored, draftCopies.all());
      setDrafts(merged.filter((draft) => readCall(draft.fields) !== null));
      for (const { id, fields, savedAt } of merged.filter((draft) => !stored.includes(draft))) {
        // What only this browser kept is the desk's from now on.
        void client.request("draft.save", { id, fields }).then((saved) => {
          if (saved.ok) draftCopies.drop(id, savedAt);
        });
      }
    });
  }, [client, draftCopies]);
  const drop = (id: string): void => {
    setDrafts((known) => known?.filter((draft) => draft.id !== id) ?? null);
    draftCopies.drop(id);
    void client.request("draft.discard", { id });
  };
  return { drafts, drop };
}
