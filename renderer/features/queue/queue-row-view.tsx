import { memo } from "react";
import { useStore } from "zustand";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { classNames } from "../../components/class-names.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { PriorityCell, StageCell, TimeCell } from "./cells.tsx";
import css from "./queue-grid.module.css";
import { moveWord } from "./row-words.ts";

interface QueueRowViewProps {
  readonly row: QueueRow;
  readonly start: number;
  readonly rowIndex: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onPick: (id: string) => void;
}

export const rowElementId = (ticketId: string): string => `ticket-${ticketId}`;

/** One ticket in the list. Drawn again when its own data changes, never because another one moved or a second passed. */
export const QueueRowView = memo(function QueueRowView(props: QueueRowViewProps) {
  const { row, start, rowIndex, isActive, isOpen, onPick } = props;
  const state = classNames(
    css["row"],
    isActive && css["active"],
    isOpen && css["open"],
    row.status !== "open" && css["quiet"],
  );
  return (
    // The grid itself listens to keys; a row is reached by aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      id={rowElementId(row.id)}
      aria-rowindex={rowIndex}
      aria-selected={isActive}
      tabIndex={-1}
      className={state}
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onPick(row.id)}
    >
      <StageCell row={row} />
      <TimeCell row={row} />
      <div role="gridcell" aria-colindex={3} className={classNames(css["reference"], "tabular")}>
        {row.reference}
      </div>
      <PriorityCell row={row} />
      <div role="gridcell" aria-colindex={5} className={css["site"]} title={row.site}>
        {row.site}
      </div>
      <div role="gridcell" aria-colindex={6} className={css["summary"]} title={row.summary}>
        {row.summary}
      </div>
      <div role="gridcell" aria-colindex={7} className={css["agreement"]}>
        <AgreementName id={row.agreementId} />
      </div>
      <div role="gridcell" aria-colindex={8} className={css["caller"]} title={row.caller}>
        {row.caller}
      </div>
      <div role="gridcell" aria-colindex={9} className={classNames(css["owner"], row.owner === null && css["nobody"])}>
        {row.owner?.name ?? "unassigned"}
      </div>
      <div role="gridcell" aria-colindex={10} className={css["move"]} title={`Next move: ${moveWord(row)}`}>
        {moveWord(row)}
      </div>
    </div>
  );
});

function AgreementName({ id }: { readonly id: string }) {
  const { agreements } = useDesk();
  return useStore(agreements, (state) => state.known.get(id)?.shortName ?? id);
}
