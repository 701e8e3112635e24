import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { ClockReport, PromiseClock } from "../../../shared/clock/clock-report.ts";
import { WAIT_WORDS } from "../../../shared/words/ledger-words.ts";
import { exactLength, type MomentWords } from "../../../shared/words/moment-words.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { pauseTimes } from "./pause-times.ts";
import css from "./why-ledger.module.css";

interface Props {
  readonly report: ClockReport;
  /** The ledger it stands under. */
  readonly promise: PromiseClock;
  readonly calendar: Calendar;
  readonly words: MomentWords;
}

/** Every wait: for whom, why, from when until when, and whether it stopped a clock. */
export function PauseLedger({ report, promise, calendar, words }: Props) {
  const { pauses, at } = report;
  if (pauses.length === 0) return null;
  const times = pauseTimes(report, promise.ledger, calendar);
  const stopping = pauses.filter((pause) => pause.suspends.length > 0);
  return (
    <table className={css["table"]}>
      <caption className={css["caption"]}>Waits</caption>
      <thead>
        <tr>
          <th scope="col">For whom</th>
          <th scope="col">Why</th>
          <th scope="col">From, until</th>
          <th scope="col" className={css["number"]}>
            Service time
          </th>
        </tr>
      </thead>
      <tbody>
        {pauses.map((pause, index) => (
          <tr key={pause.waitId}>
            <th scope="row">
              {pause.number}. {pause.party === "" ? WAIT_WORDS[pause.kind] : visibleText(pause.party)}
            </th>
            <td>
              {visibleText(pause.reason)}
              <span className={css["effect"]}>
                {pause.suspends.length === 0
                  ? "clock kept running"
                  : `${pause.suspends.join(" and ")} clock stood still`}
              </span>
            </td>
            <td className="tabular">
              {words.moment(pause.from, at)} to {pause.until === null ? "now" : words.moment(pause.until, at)}
              {pause.until === null && pause.expectedAt !== null && (
                <span className={css["effect"]}>expected {words.moment(pause.expectedAt, at)}</span>
              )}
            </td>
            <td className={css["number"]}>{exactLength(times.serviceMs[index] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
      {stopping.length === 0 ? null : (
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              Clock stood still{stopping.length > 1 ? ", overlaps counted once" : ""}
            </th>
            <td className={css["number"]}>{exactLength(times.stoodStillMs)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
