import { memo } from "react";
import { useStore } from "zustand";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { classNames } from "../../components/class-names.ts";
import { StageGlyph } from "../../components/stage-glyph.tsx";
import { calendarOf } from "../../stores/agreement-store.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { useTicking } from "../../stores/use-ticking.ts";
import css from "./queue-grid.module.css";
import { momentLine, promiseWord, type RowCalendar, rowStage, stageWord, timeLine, usedShare } from "./row-words.ts";

const VIEWER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface CellProps {
  readonly row: QueueRow;
}

function useRowCalendar(row: QueueRow): RowCalendar {
  const { agreements } = useDesk();
  return useStore(agreements, (state) => calendarOf(state, row.agreementId, row.agreementVersion));
}

/** Glyph, promise and stage word. Renders again when the stage or a twelfth of the ring changes. */
export const StageCell = memo(function StageCell({ row }: CellProps) {
  const { agreements } = useDesk();
  const calendar = useRowCalendar(row);
  const responseWord = useStore(agreements, (state) => state.known.get(row.agreementId)?.responseWord ?? "respond");
  const stage = useTicking((now) => rowStage(row, calendar, now));
  const used = useTicking((now) => usedShare(row, calendar, now));
  const promise = promiseWord(row.next, responseWord);
  return (
    <div role="gridcell" aria-colindex={1} className={css["stage"]}>
      <StageGlyph stage={stage} used={used} isDecorative />
      <span className={css["two"]}>
        <span className={css["one"]}>{promise === "" ? stageWord(row, stage) : promise}</span>
        {promise === "" ? null : <span className={classNames(css["under"], css[stage])}>{stageWord(row, stage)}</span>}
      </span>
    </div>
  );
});

/** Time left, and the wall-clock moment beneath. Renders again when a text changes: mostly once a minute. */
export const TimeCell = memo(function TimeCell({ row }: CellProps) {
  const calendar = useRowCalendar(row);
  const line = useTicking((now) => timeLine(row, calendar, now));
  const moment = useTicking((now) => momentLine(row, calendar, now, VIEWER_ZONE));
  const stage = useTicking((now) => rowStage(row, calendar, now));
  const isLoud = stage === "missed" || stage === "urgent";
  return (
    <div role="gridcell" aria-colindex={2} className={classNames(css["two"], css["time"], "tabular")}>
      <span className={classNames(css["one"], isLoud && css[stage])}>{line}</span>
      <span className={css["under"]}>{moment}</span>
    </div>
  );
});

export function PriorityCell({ row }: CellProps) {
  return (
    <div role="gridcell" aria-colindex={4} className={css["two"]}>
      <span className={css["one"]}>{row.priority}</span>
      <span className={css["under"]}>
        {row.isMajor ? <span className={css["major"]}>major </span> : null}
        <span className={classNames(row.priorityAgreement === "disputed" && css["disputed"])}>
          {row.priorityAgreement}
        </span>
      </span>
    </div>
  );
}
