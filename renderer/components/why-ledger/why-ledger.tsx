import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type LedgerRow, ledgerRows } from "../../../shared/words/ledger-words.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { exactLength } from "../../../shared/words/moment-words.ts";
import { lengthText } from "../../../shared/words/time-text.ts";
import { readTarget } from "../../../shared/words/whole-seconds.ts";
import { ledgerBalance } from "./ledger-balance.ts";
import css from "./why-ledger.module.css";

interface Props {
  readonly promise: PromiseClock;
  readonly calendar: Calendar;
  readonly words: MomentWords;
  readonly at: Instant;
  readonly litLine: number | null;
  readonly onLight: (line: number | null) => void;
}

/** Every stretch counted or skipped, with its reason. The last total is the target, to the second. */
export function WhyLedger({ promise, calendar, words, at, litLine, onLight }: Props) {
  const rows = ledgerRows(promise, words, at);
  if (rows.length === 0) return <p className={css["empty"]}>{promise.label}: there is no time to count yet.</p>;
  return (
    <table className={css["table"]}>
      <caption className="visually-hidden">Each stretch of time, whether it counted, and the sum so far</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col" className={css["number"]}>
            Counted
          </th>
          <th scope="col" className={css["number"]}>
            Total
          </th>
        </tr>
      </thead>
      <tbody onMouseLeave={() => onLight(null)}>
        {rows.map((row) => (
          <Row key={row.line} row={row} isLit={row.line === litLine} onLight={onLight} />
        ))}
      </tbody>
      <Sum promise={promise} calendar={calendar} words={words} at={at} />
    </table>
  );
}

interface RowProps {
  readonly row: LedgerRow;
  readonly isLit: boolean;
  readonly onLight: (line: number | null) => void;
}

function Row({ row, isLit, onLight }: RowProps) {
  return (
    <tr data-lit={isLit || undefined} data-counted={row.isCounted || undefined} onMouseEnter={() => onLight(row.line)}>
      <th scope="row">
        {/* A button, so that the lines can be walked through by keyboard and each lights its stretch of the strip. */}
        <button
          type="button"
          className={css["when"]}
          onFocus={() => onLight(row.line)}
          onBlur={() => onLight(null)}
          onClick={() => onLight(row.line)}
        >
          {row.when}
        </button>
      </th>
      <td>{row.what}</td>
      <td className={css["number"]}>{row.counted}</td>
      <td className={css["number"]}>{row.isCounted ? row.total : ""}</td>
    </tr>
  );
}

type SumProps = Pick<Props, "promise" | "calendar" | "words" | "at">;

function Sum({ promise, calendar, words, at }: SumProps) {
  const { dueAt, budgetMs, usedMs } = promise;
  const balance = ledgerBalance(promise, calendar);
  const target = budgetMs === null ? "" : exactLength(readTarget(budgetMs, balance.countedMs));
  return (
    <tfoot>
      <tr>
        <th scope="row">{dueAt === null ? "Paused" : `Due ${words.moment(dueAt, at)}`}</th>
        <td>
          {promise.label}
          {dueAt === null && budgetMs !== null ? `: ${lengthText(budgetMs - usedMs)} left when the clock goes on` : ""}
        </td>
        <td className={css["number"]} data-testid="ledger-total">
          {exactLength(balance.countedMs)}
        </td>
        <td className={css["number"]} data-testid="ledger-target">
          of {target}
        </td>
      </tr>
      <tr className={css["balance"]}>
        <td colSpan={4}>
          {exactLength(balance.countedMs)} worked + {exactLength(balance.pausedMs)} paused
          {balance.resolvedMs > 0 ? ` + ${exactLength(balance.resolvedMs)} resolved` : ""} +{" "}
          {exactLength(balance.outsideMs)} outside hours = {exactLength(balance.totalMs)} in all
        </td>
      </tr>
    </tfoot>
  );
}
