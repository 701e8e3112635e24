import { memo, useMemo, useSyncExternalStore } from "react";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Matcher } from "../../../shared/kernel/matched-text.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { classNames } from "../../components/class-names.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import type { QueueGroup } from "../../stores/queue/queue-groups.ts";
import { PriorityCell, StageCell, TimeCell } from "./cells.tsx";
import { Matched } from "./matched.tsx";
import css from "./queue-grid.module.css";
import { misplacedWords } from "./queue-words.ts";
import { momentLine, moveWord, originalLine, type RowCalendar, type RowStanding, standingLook } from "./row-words.ts";

/** What a row says of its agreement, looked up once for the whole list. */
export interface RowAgreement {
  readonly name: string;
  /** The agreement's own word for the first promise. */
  readonly responseWord: string;
  readonly calendar: RowCalendar;
  readonly priorityNames: ReadonlyMap<string, string>;
}

interface QueueRowViewProps {
  readonly row: QueueRow;
  readonly agreement: RowAgreement;
  /** Changes with the hour: until then no wall-clock moment reads differently. */
  readonly hour: number;
  /** Where what was searched for stands in a text; the same object as long as the search is. */
  readonly matcher: Matcher | null;
  /** Where it stands, if that is in nothing the row shows; else empty. */
  readonly excerpt: string;
  readonly start: number;
  readonly rowIndex: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Under which heading it would stand now, where that is another; "elsewhere": in this list no more. */
  readonly belongsIn: QueueGroup | "elsewhere" | undefined;
  readonly onPick: (id: string) => void;
}

export const rowElementId = (ticketId: string): string => `ticket-${ticketId}`;

/** One ticket in the list. Drawn again when its own data or words change, never because another one moved. */
export const QueueRowView = memo(function QueueRowView(props: QueueRowViewProps) {
  const { row, agreement, matcher, excerpt, start, rowIndex, isActive, isOpen, onPick } = props;
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
      <ClockCells row={row} agreement={agreement} hour={props.hour} />
      <StillCells row={row} agreement={agreement} belongsIn={props.belongsIn} matcher={matcher} excerpt={excerpt} />
    </div>
  );
});

type CellsProps = Pick<QueueRowViewProps, "row" | "agreement">;

/** The two cells that tell time. They cost one comparison a second and are drawn when a word changes. */
function ClockCells({ row, agreement, hour }: CellsProps & Pick<QueueRowViewProps, "hour">) {
  const { calendar, responseWord, priorityNames } = agreement;
  const standing = useStanding(row, calendar);
  const { zone } = useDesk();
  const moment = useMemo(() => visibleText(momentLine(row, calendar, hour, zone)), [row, calendar, hour, zone]);
  return (
    <>
      <StageCell
        row={row}
        standing={standing}
        responseWord={responseWord}
        priorityName={priorityNames.get(row.priority)}
      />
      <TimeCell row={row} standing={standing} moment={moment} original={originalLine(row, calendar, hour, zone)} />
    </>
  );
}

/** How the row stands at the present second; the same object as long as its words stay the same. */
function useStanding(row: QueueRow, calendar: RowCalendar): RowStanding {
  const { ticker } = useDesk();
  const look = useMemo(() => standingLook(row, calendar, () => ticker.now()), [row, calendar, ticker]);
  return useSyncExternalStore(ticker.subscribe, look);
}

type StillCellsProps = CellsProps & Pick<QueueRowViewProps, "belongsIn" | "matcher" | "excerpt">;

/** Everything that only a push changes. */
const StillCells = memo(function StillCells({ row, agreement, belongsIn, matcher, excerpt }: StillCellsProps) {
  return (
    <>
      <div role="gridcell" aria-colindex={3} className={classNames(css["reference"], "tabular")}>
        <Matched text={row.reference} matcher={matcher} />
        {belongsIn === undefined ? null : (
          <span className={classNames(css["under"], css["moved"])}>{misplacedWords(belongsIn)}</span>
        )}
        <span className={classNames(css["under"], css["brief"])}>{visibleText(row.owner?.name ?? "unassigned")}</span>
      </div>
      <PriorityCell row={row} name={agreement.priorityNames.get(row.priority)} />
      <div role="gridcell" aria-colindex={5} className={css["site"]} title={visibleText(row.site)}>
        <Matched text={visibleText(row.site)} matcher={matcher} />
      </div>
      <div role="gridcell" aria-colindex={6} className={css["summary"]} title={visibleText(row.summary)}>
        <Matched text={visibleText(row.summary)} matcher={matcher} />
        {excerpt === "" ? null : (
          <span className={css["excerpt"]}>
            <Matched text={visibleText(excerpt)} matcher={matcher} />
          </span>
        )}
      </div>
      <div role="gridcell" aria-colindex={7} className={css["agreement"]}>
        {agreement.name}
      </div>
      <div role="gridcell" aria-colindex={8} className={css["caller"]}>
        <Matched text={visibleText(row.caller)} matcher={matcher} />
      </div>
      <div role="gridcell" aria-colindex={9} className={classNames(css["owner"], row.owner === null && css["nobody"])}>
        {row.owner === null ? "unassigned" : <Matched text={visibleText(row.owner.name)} matcher={matcher} />}
      </div>
      <div role="gridcell" aria-colindex={10} className={css["move"]}>
        {visibleText(moveWord(row))}
      </div>
    </>
  );
});
