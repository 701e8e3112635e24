import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { ClockReport, PromiseKind } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { takeFreeFocus } from "../../components/free-focus.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { commandIdOf, type Written } from "../../stores/forms/use-kept.ts";
import { goTo } from "../../stores/route-store.ts";
import { siteAgreement } from "../../stores/site-agreement.ts";
import { useTicking } from "../../stores/use-ticking.ts";
import { ActionBar } from "./action-bar.tsx";
import type { ActionName } from "./actions.ts";
import { AllActions } from "./all-actions.tsx";
import { ClockBoard } from "./clock-board.tsx";
import { FORMS } from "./forms/all-forms.ts";
import { CommandForm } from "./forms/command-form.tsx";
import { HalfWritten } from "./half-written.tsx";
import { PriorityDialog } from "./priority-dialog.tsx";
import { TicketBeside } from "./ticket-beside.tsx";
import { TicketFacts } from "./ticket-facts.tsx";
import { TicketHead } from "./ticket-head.tsx";
import { reportAt, type TicketModel } from "./ticket-model.ts";
import css from "./ticket-panel.module.css";
import { TicketStream } from "./ticket-stream.tsx";
import { useBegun } from "./use-begun.ts";
import { useIntent } from "./use-intent.ts";
import { useOffers } from "./use-offers.ts";
import { useTicketKeys } from "./use-ticket-keys.ts";
import { useWhy } from "./use-why.ts";
import { WhyPanel } from "./why-panel.tsx";

interface Props {
  readonly model: TicketModel;
  readonly written: Written;
  readonly onClose: () => void;
}

/** A ticket that is loaded. Ticks once a second; nothing in it counts down, every moment is compared with now. */
export function TicketBody({ model, written, onClose }: Props) {
  // The PC clock may stand behind the last event (a clock set back): the ticket is never shown before it happened.
  const now = useTicking((instant) => Math.max(instant, model.ticket.lastMoveAt));
  const [asAt, setAsAt] = useState<Instant | null>(null);
  const [litLine, setLitLine] = useState<number | null>(null);
  const [isListed, setIsListed] = useState(false);
  const mismatch = useMismatch(model);
  const offers = useOffers(model, now);
  const place = useRef<HTMLElement>(null);
  const why = useWhy(place);
  // Whoever steers by keyboard is back in the ticket, where its keys work, not nowhere.
  const { begun, begin, end, told } = useBegun(offers, written.drafts, () => place.current?.focus());
  const report = reportAt(model, asAt ?? now);
  const toggleWhy = (): void => (why.shown === null ? why.show(leadingPromise(report)) : why.close());
  const showAll = (): void => setIsListed(true);
  const { route, drafts: shelf } = useDesk();
  useSentDrafts(model, written.drafts);
  const hasEnded = model.ticket.status === "resolved" || model.ticket.status === "closed";
  const follow = hasEnded ? (): void => goTo(route, "call", `after:${model.ticket.ticketId}`) : null;
  useTicketKeys({ offers, begin, toggleWhy, closeWhy: why.shown === null ? null : why.close, showAll, follow });
  useIntent((intent) => (intent === "why" ? why.show(rowPromise(model, report)) : begin(intent)));
  // Where a screen made way for this ticket nothing has the focus: then its keys are here, not nowhere.
  useEffect(() => takeFreeFocus(place.current), []);
  if (report === null) return null;
  const explained = report.promises.find((promise) => promise.promise === why.shown) ?? null;
  const strip = { model, report, litLine, onLight: setLitLine, why };
  const offered = { model, offers, now, onBegin: begin };
  return (
    <article ref={place} tabIndex={-1} className={css["panel"]} aria-label={`Ticket ${model.ticket.reference}`}>
      <TicketHead model={model} onClose={onClose} />
      <Notices
        told={[asAt === null ? null : `As it stood ${model.words.full(asAt)}.`, model.view.readOnlyBecause, mismatch]}
      />
      <div className={css["layout"]} data-aside={explained !== null || isForm(begun) || undefined}>
        <div className={css["main"]}>
          <ClockBoard {...strip} leading={leadingPromise(report)} />
          <TicketFacts model={model} report={report} />
          <ActionBar {...offered} begun={begun} onShowAll={showAll} onFollow={follow} />
          <HalfWritten
            words={model.words}
            now={now}
            drafts={written.drafts.filter(({ form }) => form !== begun)}
            discarded={written.discarded}
            onContinue={begin}
            onDiscard={shelf.discard}
            onUndo={() => shelf.undo(model.ticket.ticketId)}
          />
          <Notices told={[told]} />
        </div>
        <div className={css["aside"]}>
          {isForm(begun) ? <BegunForm key={begun} name={begun} model={model} now={now} onClose={end} /> : null}
          {explained === null ? null : <WhyPanel {...strip} promise={explained} asAt={asAt} onAsAt={setAsAt} />}
        </div>
        <div className={css["history"]}>
          <TicketStream model={model} now={now} until={asAt} />
        </div>
        <TicketBeside model={model} />
      </div>
      {begun === "priority" ? <PriorityDialog model={model} now={now} onClose={end} /> : null}
      {isListed ? <AllActions {...offered} onClose={() => setIsListed(false)} /> : null}
    </article>
  );
}

function Notices({ told }: { readonly told: readonly (string | null)[] }) {
  return told
    .filter((notice) => notice !== null)
    .map((notice) => (
      <p key={notice} role="alert" className={css["notice"]}>
        {notice}
      </p>
    ));
}

type FormName = Exclude<ActionName, "priority">;

/** The priority has a dialog of its own; every other action a form. */
function isForm(begun: ActionName | null): begun is FormName {
  return begun !== null && begun !== "priority";
}

interface BegunFormProps {
  readonly name: FormName;
  readonly model: TicketModel;
  readonly now: Instant;
  readonly onClose: () => void;
}

function BegunForm({ name, model, now, onClose }: BegunFormProps) {
  const { status } = useDesk();
  const desk = useStore(status, (state) => state.status);
  const setting = { model, now, people: desk?.people ?? [], teams: desk?.teams ?? [], sites: desk?.sites ?? [] };
  return <CommandForm spec={FORMS[name]} setting={setting} onClose={onClose} />;
}

/** Loud where the school calls under another agreement than this ticket runs under: it may have the wrong promise. */
function useMismatch({ ticket, agreement, agreementName }: TicketModel): string | null {
  const { status } = useDesk();
  const customers = useStore(status, (state) => state.status?.customers);
  const theirs = siteAgreement(customers ?? [], ticket.site);
  if (theirs === null || theirs === agreement.id || ticket.status === "closed") return null;
  return `${ticket.site} calls under ${agreementName(theirs)}, and this ticket runs under ${agreement.shortName}. If that is wrong, correct the agreement (G).`;
}

/** A draft whose command is in the history was sent after all, before the desk could say so: it is no draft any more. */
function useSentDrafts({ view }: TicketModel, drafts: Written["drafts"]): void {
  const { drafts: shelf } = useDesk();
  useEffect(() => {
    const sent = new Set<string>(view.events.map(({ commandId }) => commandId));
    for (const draft of drafts) if (sent.has(commandIdOf(draft) ?? "")) shelf.forget(draft);
  }, [shelf, view, drafts]);
}

/** The promise a row of the queue counts down to, where it has a ledger: E on the row asks about that one. */
function rowPromise({ view }: TicketModel, report: ClockReport | null): PromiseKind | null {
  const next = view.row.next?.promise;
  const found = report?.promises.find((promise) => promise.promise === next && promise.ledger.length > 0);
  return found?.promise ?? leadingPromise(report);
}

/** The promise that E explains: the first one still open that has a ledger, else the first that had one. */
function leadingPromise(report: ClockReport | null): PromiseKind | null {
  const told = report?.promises.filter((promise) => promise.ledger.length > 0) ?? [];
  const open = told.filter((promise) => promise.metAt === null);
  return (open.find((promise) => promise.promise === "fix") ?? open[0] ?? told[0])?.promise ?? null;
}
