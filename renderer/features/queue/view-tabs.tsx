import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useStore } from "zustand";
import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { QueueCounts } from "../../../shared/contract/views.ts";
import { classNames } from "../../components/class-names.ts";
import { keyShortcuts } from "../../components/key-hint.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { showFilter } from "../../stores/queue/load-queue.ts";
import css from "./queue-toolbar.module.css";
import { VIEWS } from "./queue-words.ts";

/** The usual ways to look at the queue, with how many tickets each holds. */
export function ViewTabs() {
  const desk = useDesk();
  const filter = useStore(desk.queue, (state) => state.filter);
  const counts = useStore(desk.queue, (state) => state.counts);
  return (
    <ToggleButtonGroup
      aria-label="View"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter.view]}
      className={classNames(css["tabs"])}
      onSelectionChange={(keys) => {
        const chosen = VIEWS.find(({ view }) => keys.has(view));
        if (chosen !== undefined) void showFilter(desk, { ...filter, view: chosen.view });
      }}
    >
      {VIEWS.filter(({ view }) => isOffered(view, filter.view, counts)).map(({ view, name, key }) => (
        <ToggleButton key={view} id={view} ref={keyShortcuts(key)} className={classNames(css["tab"])}>
          {name}
          <span className={classNames(css["count"], "tabular")}>{countOf(counts, view)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Checks are pending at few desks: where there are none, their view takes no room. */
function isOffered(view: QueueFilter["view"], shown: QueueFilter["view"], counts: QueueCounts | null): boolean {
  return view !== "unverified" || shown === view || (counts?.unverified ?? 0) > 0;
}

function countOf(counts: QueueCounts | null, view: keyof QueueCounts): string {
  return counts === null ? "" : counts[view].toLocaleString("en-GB");
}
