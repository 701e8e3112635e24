import { useStore } from "zustand";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import css from "./printed-queue.module.css";
import type { RowAgreement } from "./queue-row-view.tsx";
import { GROUP_WORDS } from "./queue-words.ts";
import { agreementLookup } from "./row-agreements.ts";
import { momentLine, moveWord, promiseWord, rowStanding, stageWord } from "./row-words.ts";
import { usePrinting } from "./use-printing.ts";

const COLUMNS = [
  "Promise",
  "Time left",
  "Reference",
  "Priority",
  "Site",
  "Summary",
  "Agreement",
  "Caller",
  "Owner",
  "Next move",
];

/** The whole list on paper: on screen only what can be seen of it is in the page. */
export function PrintedQueue() {
  return usePrinting() ? <Paper /> : null;
}

function Paper() {
  const { queue, agreements, ticker, zone } = useDesk();
  const { entries, rows, total } = useStore(queue);
  const agreementOf = agreementLookup(useStore(agreements));
  const now = ticker.now();
  const shown = entries.filter((entry) => entry.kind === "ticket").length;
  return (
    <div className={css["paper"]}>
      <h2>
        {shown === total ? `${total} tickets` : `${shown} of ${total} tickets`}, next due first
        {zone === undefined ? "" : `, as of ${momentWords(zone).full(now)}`}
      </h2>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            if (entry.kind === "group")
              return (
                <tr key={entry.group}>
                  <th colSpan={COLUMNS.length} scope="colgroup" className={css["group"]}>
                    {GROUP_WORDS[entry.group]} {entry.count}
                  </th>
                </tr>
              );
            const row = rows.get(entry.id);
            return row === undefined ? null : (
              <tr key={entry.id}>
                {cellsOf(row, agreementOf(row), now).map((text, index) => (
                  <td key={COLUMNS[index]}>{visibleText(text)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function cellsOf(row: QueueRow, { calendar, name, responseWord, priorityNames }: RowAgreement, now: Instant): string[] {
  const { stage, line } = rowStanding(row, calendar, now);
  const promise = promiseWord(row.next, responseWord);
  const word = stageWord(row, stage);
  return [
    promise === "" ? word : `${promise}, ${word}`,
    // On paper the zone of each agreement is named: nobody knows where it will be read.
    `${line}; ${momentLine(row, calendar, now, undefined)}`.replace(/; $/, ""),
    row.reference,
    `${priorityNames.get(row.priority) ?? row.priority}, ${row.isMajor ? "major, " : ""}${row.priorityAgreement}`,
    row.site,
    row.summary,
    name,
    row.caller,
    row.owner?.name ?? "unassigned",
    moveWord(row),
  ];
}
