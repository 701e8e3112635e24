import type { ClockReport, PromiseClock, PromiseKind } from "../../../shared/clock/clock-report.ts";
import { atOnceWords } from "../../../shared/words/at-once-words.ts";
import { saidPriority } from "../../../shared/words/priority-name.ts";
import { promiseVerb, standingWords, whyWithoutMoment } from "../../../shared/words/promise-words.ts";
import { Button } from "../../components/button.tsx";
import { ClockStrip } from "../../components/clock-strip/clock-strip.tsx";
import { PromiseLine } from "../../components/promise-line/promise-line.tsx";
import css from "./clock-board.module.css";
import type { TicketModel } from "./ticket-model.ts";
import type { Why } from "./use-why.ts";

interface Props {
  readonly model: TicketModel;
  readonly report: ClockReport;
  readonly why: Why;
  /** The promise that the key for Why explains. */
  readonly leading: PromiseKind | null;
  readonly litLine: number | null;
  readonly onLight: (line: number | null) => void;
}

/** Across the top of the ticket: every promise, drawn on service time. The ledger that explains one lights its stretches here. */
export function ClockBoard({ model, report, why, leading, litLine, onLight }: Props) {
  const shown = report.promises.filter((promise) => promise.state !== "no-target" || promise.ledger.length > 0);
  return (
    <section className={css["promises"]} aria-label="Clocks">
      {report.immediate === null ? null : (
        <p className={css["atOnce"]} data-promise="at-once">
          {atOnceWords(report.immediate, model.agreement.responseWord, model.words, report.at)}
        </p>
      )}
      {shown.length === 0 && report.immediate === null ? <NoClock model={model} report={report} /> : null}
      {inOrder(shown).map((promise) => (
        <PromiseRow
          key={promise.promise}
          promise={promise}
          model={model}
          report={report}
          hasKey={promise.promise === leading}
          isExplained={promise.promise === why.shown}
          litLine={promise.promise === why.shown ? litLine : null}
          onLight={onLight}
          why={why}
        />
      ))}
    </section>
  );
}

/** What can still be missed stands first, the soonest on top; what is decided follows. */
function inOrder(promises: readonly PromiseClock[]): readonly PromiseClock[] {
  const rank = ({ metAt, dueAt }: PromiseClock): number => (metAt === null ? 0 : 1e15) + (dueAt ?? 9e14);
  return promises.toSorted((one, other) => rank(one) - rank(other));
}

interface PromiseProps {
  readonly promise: PromiseClock;
  readonly model: TicketModel;
  readonly report: ClockReport;
  readonly hasKey: boolean;
  readonly isExplained: boolean;
  readonly litLine: number | null;
  readonly onLight: (line: number | null) => void;
  readonly why: Why;
}

function PromiseRow({ promise, model, report, hasKey, isExplained, litLine, onLight, why }: PromiseProps) {
  const { words, calendar, agreement } = model;
  const verb = promiseVerb(promise.promise, agreement.responseWord);
  return (
    <article className={css["promise"]} data-met={promise.metAt !== null || undefined}>
      <header className={css["head"]}>
        <PromiseLine
          promise={promise}
          responseWord={agreement.responseWord}
          words={words}
          calendar={calendar}
          at={report.at}
        />
        <Button
          kind="quiet"
          aria-expanded={isExplained}
          {...(hasKey ? { binding: "e" } : {})}
          onPress={() => (isExplained ? why.close() : why.show(promise.promise))}
        >
          <span aria-hidden="true">Why?</span>
          <span className="visually-hidden">
            {whyWithoutMoment(promise, agreement.responseWord) ?? `Why this moment to ${verb}?`}
          </span>
        </Button>
      </header>
      <ClockStrip
        promise={promise}
        words={words}
        at={report.at}
        summary={`Clock to ${verb}: ${standingWords(promise, report.at, model)}`}
        litLine={litLine}
        onLight={onLight}
      />
    </article>
  );
}

function NoClock({ model, report }: { readonly model: TicketModel; readonly report: ClockReport }) {
  return (
    <p className={css["none"]}>
      {report.startedAt === null
        ? `No clock runs: ${report.startReason ?? "the ticket has not started"}.`
        : `${model.agreement.shortName} promises no time for ${saidPriority(model.agreement, report.priority)}.`}
    </p>
  );
}
