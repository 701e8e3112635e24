import { useEffect, useState } from "react";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import css from "./similar-tickets.module.css";

/** Long enough not to ask at every letter, short enough to be there when the caller draws breath. */
const ASK_AFTER_MS = 300;
const SHOWN = 6;

interface Props {
  readonly text: string;
  readonly site: string;
}

/** Open tickets that sound like this call: perhaps it is known already. */
export function SimilarTickets({ text, site }: Props) {
  const { client, route } = useDesk();
  const rows = useSimilar(client, text, site);
  return (
    <section className={css["similar"]} aria-label="Similar open tickets">
      <h3>Similar open tickets</h3>
      {rows.length === 0 ? (
        <p className={css["none"]}>{text.trim() === "" ? "Shown as you write what happened." : "None so far."}</p>
      ) : (
        <ul>
          {rows.slice(0, SHOWN).map((row) => (
            <li key={row.id}>
              <button type="button" className={css["row"]} onClick={() => goTo(route, "queue", row.id)}>
                <span className={css["top"]}>
                  <span className="tabular">{row.reference}</span>
                  <span>{row.priority}</span>
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

function useSimilar(client: ReturnType<typeof useDesk>["client"], text: string, site: string): readonly QueueRow[] {
  const [rows, setRows] = useState<readonly QueueRow[]>([]);
  useEffect(() => {
    if (text.trim().length < 3) return setRows([]);
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      void client.request("ticket.similar", { text: text.slice(0, 500), site: site.slice(0, 200) }).then((answer) => {
        if (isCurrent && answer.ok) setRows(answer.value);
      });
    }, ASK_AFTER_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [client, text, site]);
  return rows;
}
