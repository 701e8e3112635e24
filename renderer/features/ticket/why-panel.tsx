import { type KeyboardEvent, useEffect } from "react";
import type { Source } from "../../../shared/agreement/source.ts";
import type { ClockReport, PromiseClock } from "../../../shared/clock/clock-report.ts";
import { reportSpan } from "../../../shared/clock/report-span.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { saidPriority } from "../../../shared/words/priority-name.ts";
import { originalWords, promiseVerb, whyWithoutMoment } from "../../../shared/words/promise-words.ts";
import { Button } from "../../components/button.tsx";
import { isComposing } from "../../components/composing.ts";
import { UnknownDays } from "../../components/unknown-days.tsx";
import { PauseLedger } from "../../components/why-ledger/pause-ledger.tsx";
import { WhyLedger } from "../../components/why-ledger/why-ledger.tsx";
import { AsAt } from "./as-at.tsx";
import type { TicketModel } from "./ticket-model.ts";
import type { Why } from "./use-why.ts";
import css from "./why-panel.module.css";

interface Props {
  readonly model: TicketModel;
  readonly report: ClockReport;
  readonly promise: PromiseClock;
  readonly litLine: number | null;
  readonly onLight: (line: number | null) => void;
  readonly why: Why;
  readonly asAt: Instant | null;
  readonly onAsAt: (at: Instant | null) => void;
}

/** Why a clock shows what it shows: the rule, the start, every stretch, every wait, and who was told when. */
export function WhyPanel({ model, report, promise, litLine, onLight, why, asAt, onAsAt }: Props) {
  const { agreement, calendar, words } = model;
  const { ledger } = why;
  // Whoever asks why reads on here: the first line is where the keyboard is, and Escape leads back.
  useEffect(() => {
    (ledger.current?.querySelector<HTMLElement>("tbody button") ?? ledger.current)?.focus();
  }, [ledger, promise.promise]);
  const verb = promiseVerb(promise.promise, agreement.responseWord);
  const title =
    whyWithoutMoment(promise, agreement.responseWord) ??
    `Why ${verb} by ${promise.dueAt === null ? "" : words.moment(promise.dueAt, report.at)}?`;
  return (
    // The handler serves the lines and the field inside; the ledger itself is no control.
    <aside ref={ledger} className={css["why"]} tabIndex={-1} aria-label={title} onKeyDown={onEscape(why.close)}>
      <header className={css["head"]}>
        <h3>{title}</h3>
        <Button kind="quiet" binding="Escape" onPress={why.close}>
          Close
        </Button>
      </header>
      <dl className={css["facts"]}>
        <dt>Agreement</dt>
        <dd>
          {agreement.shortName}, version {report.agreementVersion}
        </dd>
        <dt>Rule</dt>
        <dd>
          {saidPriority(agreement, report.priority)}: {promise.label}
          <Basis source={promise.source} />
        </dd>
        <BesideIt original={originalWords(promise, report.at, words)} />
        <dt>Counts from</dt>
        <dd>
          {promise.startedAt === null ? "not started" : words.full(promise.startedAt)}
          {report.startReason === null ? null : <span className={css["reason"]}>{report.startReason}</span>}
        </dd>
      </dl>
      <WhyLedger
        promise={promise}
        calendar={calendar}
        words={words}
        at={report.at}
        litLine={litLine}
        onLight={onLight}
      />
      <UnknownDays
        agreement={agreement}
        calendar={calendar}
        span={reportSpan(report, model.ticket.loggedAt)}
        what="this ticket runs"
      />
      <PauseLedger report={report} promise={promise} calendar={calendar} words={words} />
      <Thresholds report={report} promise={promise} model={model} />
      <AsAt words={words} asAt={asAt} loggedAt={model.ticket.loggedAt} onAsAt={onAsAt} />
    </aside>
  );
}

/** The deadline the agreement gave, where another is in force (STK-42). */
function BesideIt({ original }: { readonly original: string | null }) {
  if (original === null) return null;
  return (
    <>
      <dt>Beside it</dt>
      <dd>{original}</dd>
    </>
  );
}

/** Also from within the field of a past moment, where a page's keys are letters. */
function onEscape(close: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
}

/** Where the rule stands, and whether the agreement says so itself. */
function Basis({ source }: { readonly source: Source }) {
  const basis = source.basis === "stated" ? "stated" : `${source.basis}, not stated`;
  return (
    <span className={css["reason"]}>
      {source.clause} ({[...source.requirement, basis].join(", ")})
    </span>
  );
}

function Thresholds({ report, promise, model }: Pick<Props, "report" | "promise" | "model">) {
  const marks = promise.thresholds.filter((threshold) => threshold.percent !== 100);
  if (marks.length === 0) return null;
  return (
    <ul className={css["thresholds"]}>
      {marks.map((mark) => (
        <li key={`${mark.percent}-${mark.level}`}>
          <span className="tabular">{mark.percent}%</span>{" "}
          {mark.at === null ? "not known while paused" : model.words.moment(mark.at, report.at)}
          {mark.to.length === 0 ? "" : `, warns ${mark.to.join(" and ")}`}
        </li>
      ))}
    </ul>
  );
}
