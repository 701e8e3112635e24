import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import css from "./beside.module.css";

interface Props {
  readonly title: string;
  readonly rows: readonly QueueRow[];
  /** Said while there are none. */
  readonly none: string;
  readonly onOpen: (ticketId: string) => void;
}

/** Other tickets worth a look, each a way to it. */
export function RelatedList({ title, rows, none, onOpen }: Props) {
  return (
    <section className={css["beside"]} aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className={css["none"]}>{none}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <button type="button" className={css["row"]} onClick={() => onOpen(row.id)}>
                <span className={css["top"]}>
                  <span className="tabular">{row.reference}</span>
                  <span>{row.priority}</span>
                  <span>{row.status}</span>
                  <span>{visibleText(row.site)}</span>
                </span>
                <span className={css["summary"]}>{visibleText(row.summary)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
