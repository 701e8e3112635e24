import { classNames } from "../../components/class-names.ts";
import type { QueueGroup } from "../../stores/queue/queue-groups.ts";
import css from "./queue-grid.module.css";
import { GROUP_WORDS } from "./queue-words.ts";

interface GroupHeadingProps {
  readonly group: QueueGroup;
  readonly count: number;
  readonly start: number;
  readonly rowIndex: number;
}

/** Divides the list by when something is due. */
export function GroupHeading({ group, count, start, rowIndex }: GroupHeadingProps) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={classNames(css["group"], group === "missed" && css["missed"])}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="rowheader" aria-colspan={10} aria-colindex={1}>
        {GROUP_WORDS[group]} <span className={css["count"]}>{count.toLocaleString("en-GB")}</span>
      </span>
    </div>
  );
}
