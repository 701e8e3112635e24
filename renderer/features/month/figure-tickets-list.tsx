import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { lengthText } from "../../../shared/words/time-text.ts";
import { Button } from "../../components/button.tsx";
import { StageGlyph } from "../../components/stage-glyph.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import css from "./month.module.css";
import { useFigureTickets } from "./use-month.ts";

interface Props {
  readonly asked: { readonly agreement: string; readonly month: string };
  readonly figure: string;
  readonly title: string;
  readonly calendar: Calendar;
}

const RESULTS = {
  kept: ["kept", "In time"],
  missed: ["missed", "Not in time"],
  open: ["running", "Not decided yet"],
} as const;

/** What a figure was made of, each with the way to its ticket and so to its ledger. */
export function FigureTicketsList({ asked, figure, title, calendar }: Props) {
  const { route, ticker } = useDesk();
  const { found, problem, more } = useFigureTickets(asked, figure);
  const words = momentWords(calendar.zone);
  return (
    <>
      <h3 id="month-tickets">
        {title}
        {found === null ? null : <span className={css["quiet"]}> {found.total.toLocaleString("en-GB")}</span>}
      </h3>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {found?.total === 0 ? <p className={css["quiet"]}>None.</p> : null}
      {found === null || found.total === 0 ? null : (
        <div className={css["wide"]}>
          <table className={css["table"]}>
            <thead>
              <tr>
                <th scope="col">Ticket</th>
                <th scope="col">Result</th>
                <th scope="col">Late by</th>
                <th scope="col">Priority</th>
                <th scope="col">Site</th>
                <th scope="col">Logged</th>
                <th scope="col">Resolved</th>
                <th scope="col">Summary</th>
              </tr>
            </thead>
            <tbody>
              {found.rows.map((row) => {
                const [stage, result] = RESULTS[row.result];
                return (
                  <tr key={row.id}>
                    <th scope="row">
                      <button type="button" className={css["link"]} onClick={() => goTo(route, "queue", row.id)}>
                        {row.reference}
                      </button>
                    </th>
                    <td className={css["result"]}>
                      <StageGlyph stage={stage} isDecorative /> {result}
                    </td>
                    <td>{row.lateMs === null ? "" : lengthText(row.lateMs)}</td>
                    <td>{row.priority}</td>
                    <td>{row.site}</td>
                    <td>{words.moment(row.loggedAt, ticker.now())}</td>
                    <td>{row.resolvedAt === null ? "Open" : words.moment(row.resolvedAt, ticker.now())}</td>
                    <td className={css["summary"]}>{row.summary}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {found === null || found.rows.length >= found.total ? null : (
        <Button onPress={more}>Show more ({(found.total - found.rows.length).toLocaleString("en-GB")} left)</Button>
      )}
    </>
  );
}
