import { useState } from "react";
import { useStore } from "zustand";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { MonthView } from "../../../shared/contract/month-view.ts";
import { monthAfter, monthOf } from "../../../shared/report/month.ts";
import { monthName } from "../../../shared/words/figure-words.ts";
import { Button } from "../../components/button.tsx";
import { SelectField } from "../../components/form-controls/text-controls.tsx";
import { calendarOf } from "../../stores/agreement-store.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import { FigureCard } from "./figure-card.tsx";
import { FigureTicketsList } from "./figure-tickets-list.tsx";
import css from "./month.module.css";
import { MixTable, SitesTable } from "./month-tables.tsx";
import { useMonth } from "./use-month.ts";

/** What the agreement's own text measures the desk by. `subject`: agreement and month, as "stockport 2026-10". */
export function MonthScreen({ subject }: { readonly subject: string | null }) {
  const { agreements } = useDesk();
  const known = useStore(agreements);
  const latest = latestOf(known.inUse);
  const [asked, askedMonth] = (subject ?? "").split(" ");
  const agreement = latest.find(({ id }) => id === asked) ?? latest[0];
  if (agreement === undefined) {
    return <p className={css["empty"]}>{known.isLoaded ? "This desk uses no agreement yet." : ""}</p>;
  }
  return <MonthOf agreement={agreement} all={latest} month={askedMonth ?? null} />;
}

function MonthOf(props: {
  readonly agreement: AgreementDocument;
  readonly all: readonly AgreementDocument[];
  readonly month: string | null;
}) {
  const { agreement, all } = props;
  const { agreements, route, ticker } = useDesk();
  const calendar = calendarOf(useStore(agreements), agreement.id, agreement.version);
  const thisMonth = calendar === undefined ? "" : monthOf(calendar, ticker.now());
  const month = props.month ?? thisMonth;
  const shown = useMonth({ agreement: agreement.id, month });
  const isLoading = shown.value === null && shown.problem === null;
  // The month before stays, dimmed, until the next is there.
  const view = shown.problem === null ? shown.last : shown.value;
  const go = (id: string, to: string): void => goTo(route, "month", `${id} ${to}`);
  return (
    <div className={css["screen"]}>
      <header className={css["head"]}>
        <h2>
          {agreement.shortName}, {monthName(month)}
          {view?.isRunning === true ? <span className={css["soFar"]}> so far</span> : null}
        </h2>
        <div className={css["choose"]}>
          <SelectField
            label="Agreement"
            value={agreement.id}
            onChange={(id) => go(id, month)}
            choices={all.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          />
          <SelectField
            label="Month"
            value={month}
            onChange={(to) => go(agreement.id, to)}
            choices={monthsUntil(thisMonth, month).map((each) => ({ value: each, label: monthName(each) }))}
          />
          <Button onPress={() => go(agreement.id, monthAfter(month, -1))}>Month before</Button>
          <Button isDisabled={month >= thisMonth} onPress={() => go(agreement.id, monthAfter(month, 1))}>
            Month after
          </Button>
          <Button kind="quiet" onPress={() => window.print()}>
            Print
          </Button>
        </div>
      </header>
      {shown.problem === null ? null : (
        <p className={css["problem"]} role="alert">
          {shown.problem}
        </p>
      )}
      {view === null || calendar === undefined ? null : (
        <MonthBody {...{ view, agreement, calendar, month }} isLoading={isLoading} />
      )}
    </div>
  );
}

interface BodyProps {
  readonly view: MonthView;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly month: string;
  readonly isLoading: boolean;
}

/** Everything that was counted. The tickets of one figure at a time; those not fixed in time until one is chosen. */
function MonthBody({ view, agreement, calendar, month, isLoading }: BodyProps) {
  const [figure, setFigure] = useState<string | null>(null);
  const open = view.figures.find(({ kpi }) => kpi.id === figure)?.kpi;
  return (
    <div className={css["body"]} aria-busy={isLoading}>
      <dl className={css["counts"]}>
        <Count label="Logged" count={view.logged} />
        <Count label="Resolved" count={view.resolved} />
        <Count label={view.isRunning ? "Open now" : "Open at its end"} count={view.openAtEnd} />
        <Count label="Not fixed in time" count={view.overruns} />
      </dl>
      <section className={css["figures"]} aria-label="Figures of the agreement">
        {view.figures.length === 0 ? (
          <p className={css["quiet"]}>{agreement.shortName} names no figures; what it promised is counted below.</p>
        ) : null}
        {view.figures.map((each) => (
          <FigureCard
            key={each.kpi.id}
            figure={each}
            isOpen={open?.id === each.kpi.id}
            onOpen={() => setFigure(open?.id === each.kpi.id ? null : each.kpi.id)}
          />
        ))}
      </section>
      <section className={css["tickets"]} aria-labelledby="month-tickets">
        <FigureTicketsList
          key={`${agreement.id} ${month} ${open?.id ?? "overruns"}`}
          asked={{ agreement: agreement.id, month }}
          figure={open?.id ?? "overruns"}
          title={open?.label ?? "Not fixed in time"}
          calendar={calendar}
        />
      </section>
      <div className={css["tables"]}>
        <SitesTable sites={view.sites} />
        {view.mix.length === 0 ? null : <MixTable mix={view.mix} agreement={agreement} />}
      </div>
    </div>
  );
}

function Count({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{count.toLocaleString("en-GB")}</dd>
    </div>
  );
}

/** One entry an agreement: its latest version; which was in force in a month, the desk itself finds out. */
function latestOf(all: readonly AgreementDocument[]): readonly AgreementDocument[] {
  const latest = new Map<string, AgreementDocument>();
  for (const each of all) {
    const known = latest.get(each.id);
    if (known === undefined || known.effectiveFrom < each.effectiveFrom) latest.set(each.id, each);
  }
  return [...latest.values()].toSorted((one, other) => one.shortName.localeCompare(other.shortName));
}

const MONTHS_OFFERED = 24;

/** The last two years, and the month that is shown where it is older. */
function monthsUntil(last: string, shown: string): readonly string[] {
  const months = Array.from({ length: MONTHS_OFFERED }, (_, index) => monthAfter(last, -index));
  return months.includes(shown) ? months : [...months, shown];
}
