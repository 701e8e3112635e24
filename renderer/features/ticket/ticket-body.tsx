import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { PromiseKind } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { useTicking } from "../../stores/use-ticking.ts";
import { ActionBar } from "./action-bar.tsx";
import { type ActionName, actionNamed } from "./actions.ts";
import { AllActions } from "./all-actions.tsx";
import { ClockBoard } from "./clock-board.tsx";
import { FORMS } from "./forms/all-forms.ts";
import { CommandForm } from "./forms/command-form.tsx";
import type { FormSetting } from "./forms/form-spec.ts";
import { PriorityDialog } from "./priority-dialog.tsx";
import { TicketFacts } from "./ticket-facts.tsx";
import { TicketHead } from "./ticket-head.tsx";
import { reportAt, type TicketModel } from "./ticket-model.ts";
import css from "./ticket-panel.module.css";
import { TicketStream } from "./ticket-stream.tsx";
import { useOffers } from "./use-offers.ts";
import { useTicketKeys } from "./use-ticket-keys.ts";

interface Props {
  readonly model: TicketModel;
  readonly onClose: () => void;
}

/** A ticket that is loaded. Ticks once a second; nothing in it counts down, every moment is compared with now. */
export function TicketBody({ model, onClose }: Props) {
  // The PC clock may stand behind the last event (a clock set back): the ticket is never shown before it happened.
  const now = useTicking((instant) => Math.max(instant, model.ticket.loggedAt));
  const [asAt, setAsAt] = useState<Instant | null>(null);
  const [why, setWhy] = useState<PromiseKind | null>(null);
  const [isListed, setIsListed] = useState(false);
  const offers = useOffers(model, now);
  const { begun, begin, end, told } = useBegun(offers);
  const report = reportAt(model, asAt ?? now);
  const leading =
    report?.promises.find((promise) => promise.metAt === null && promise.ledger.length > 0) ?? report?.promises[0];
  const toggleWhy = (): void => setWhy((shown) => (shown === null ? (leading?.promise ?? null) : null));
  useTicketKeys({ offers, begin, toggleWhy, showAll: () => setIsListed(true) });
  useIntent(begin, toggleWhy);
  const setting = useFormSetting(model, now, begun);
  if (report === null) return null;
  return (
    <article
      className={css["panel"]}
      aria-label={`Ticket ${model.ticket.reference}`}
      data-ticket={model.ticket.ticketId}
    >
      <TicketHead model={model} onClose={onClose} />
      {asAt === null ? null : <p className={css["notice"]}>As it stood {model.words.full(asAt)}.</p>}
      {model.view.readOnlyBecause === null ? null : <p className={css["notice"]}>{model.view.readOnlyBecause}</p>}
      <ClockBoard model={model} report={report} why={why} onWhy={setWhy} asAt={asAt} onAsAt={setAsAt} />
      <TicketFacts model={model} report={report} />
      <ActionBar
        model={model}
        offers={offers}
        now={now}
        begun={begun}
        onBegin={begin}
        onShowAll={() => setIsListed(true)}
      />
      {told === null ? null : (
        <p role="alert" className={css["notice"]}>
          {told}
        </p>
      )}
      <div className={css["columns"]} data-form={(begun !== null && begun !== "priority") || undefined}>
        {begun === null || begun === "priority" ? null : (
          <div className={css["form"]}>
            <CommandForm key={begun} spec={FORMS[begun]} setting={setting} onClose={end} />
          </div>
        )}
        <TicketStream model={model} now={now} until={asAt} />
      </div>
      {begun === "priority" ? <PriorityDialog model={model} now={now} onClose={end} /> : null}
      {isListed ? (
        <AllActions
          model={model}
          offers={offers}
          now={now}
          onBegin={(name) => {
            setIsListed(false);
            begin(name);
          }}
          onClose={() => setIsListed(false)}
        />
      ) : null}
    </article>
  );
}

/** Which action is being filled in. One that is not possible now is not begun: its reason is told. */
function useBegun(offers: ReturnType<typeof useOffers>) {
  const [begun, setBegun] = useState<ActionName | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const begin = (name: ActionName): void => {
    const why = offers.find((offer) => offer.spec.name === name)?.why ?? null;
    setTold(why);
    setBegun(why === null ? name : null);
  };
  const end = (): void => {
    setBegun(null);
    setTold(null);
  };
  return { begun, begin, end, told };
}

/** What the queue asked to begin when it opened this ticket; read once. */
function useIntent(begin: (name: ActionName) => void, toggleWhy: () => void): void {
  const { route } = useDesk();
  const intent = useStore(route, (state) => state.intent);
  useEffect(() => {
    if (intent === null) return;
    route.setState({ intent: null });
    const name = actionNamed(intent);
    if (name !== null) begin(name);
    else if (intent === "why") toggleWhy();
    // Only a new intent begins something; what the functions close over changes every second.
  }, [intent]);
}

function useFormSetting(model: TicketModel, now: Instant, begun: ActionName | null): FormSetting {
  const { status } = useDesk();
  const desk = useStore(status, (state) => state.status);
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  useEffect(() => setNewId(crypto.randomUUID()), [begun]);
  return { model, now, newId, people: desk?.people ?? [], teams: desk?.teams ?? [] };
}
