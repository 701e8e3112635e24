import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { classNames } from "../../components/class-names.ts";
import { StageGlyph } from "../../components/stage-glyph.tsx";
import css from "./queue-grid.module.css";
import { promiseWord, type RowStanding, stageWord } from "./row-words.ts";

interface StandingProps {
  readonly row: QueueRow;
  readonly standing: RowStanding;
}

interface StageCellProps extends StandingProps {
  readonly responseWord: string;
  readonly priorityName: string | undefined;
}

/** Glyph, promise and stage word; where the list is too narrow for a column of priorities, the priority as well. */
export function StageCell({ row, standing, responseWord, priorityName }: StageCellProps) {
  const { stage, used } = standing;
  const promise = promiseWord(row.next, responseWord);
  const word = stageWord(row, stage);
  return (
    <div role="gridcell" aria-colindex={1} className={css["stage"]}>
      <StageGlyph stage={stage} used={used} isDecorative />
      <span className={css["two"]}>
        <span className={classNames(css["one"], promise === "" && css[stage])}>{promise === "" ? word : promise}</span>
        <span className={classNames(css["under"], css[stage])}>
          <span className={css["brief"]}>{saidPriority(row, priorityName)} </span>
          {promise === "" ? null : word}
        </span>
      </span>
    </div>
  );
}

interface TimeCellProps extends StandingProps {
  readonly moment: string;
  /** What a deadline agreed later stands beside. */
  readonly original: string | undefined;
}

/** Time left, and the wall-clock moment beneath. How a finished ticket ended is told in its first cell, not here. */
export function TimeCell({ row, standing, moment, original }: TimeCellProps) {
  const isLoud = row.next !== null && (standing.stage === "missed" || standing.stage === "urgent");
  return (
    <div role="gridcell" aria-colindex={2} className={classNames(css["two"], css["time"], "tabular")} title={original}>
      <span className={classNames(css["one"], isLoud && css[standing.stage])}>{standing.line}</span>
      <span className={css["under"]} title={original === undefined ? moment : undefined}>
        {moment}
      </span>
    </div>
  );
}

/** Ids as short as "P2" are what people say; a longer one is told by its name. */
const LONGEST_SAID = 8;

function saidPriority({ priority }: QueueRow, name: string | undefined): string {
  return priority.length <= LONGEST_SAID ? priority : (name ?? priority);
}

export function PriorityCell({ row, name }: { readonly row: QueueRow; readonly name: string | undefined }) {
  return (
    <div role="gridcell" aria-colindex={4} className={css["two"]} title={name}>
      <span className={css["one"]}>{saidPriority(row, name)}</span>
      <span className={css["under"]}>
        {row.isMajor ? <span className={css["major"]}>major </span> : null}
        <span className={classNames(row.priorityAgreement === "disputed" && css["disputed"])}>
          {row.priorityAgreement}
        </span>
      </span>
    </div>
  );
}
