import { useStore } from "zustand";
import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { Button } from "../../components/button.tsx";
import { classNames } from "../../components/class-names.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { showFilter } from "../../stores/queue/load-queue.ts";
import { EVERYTHING_OPEN, isNarrowed } from "../../stores/queue/queue-filter.ts";
import { FilterMenu } from "./filter-menu.tsx";
import css from "./queue-toolbar.module.css";
import { STATUS_WORDS } from "./queue-words.ts";
import { ownersChosen, ownersOf, useFilterOptions } from "./use-filter-options.ts";

const STATUSES = (["unverified", "open", "resolved", "closed"] as const).map((id) => ({ id, name: STATUS_WORDS[id] }));

/** Agreement, priority, state, owner, site. */
export function FilterBar() {
  const desk = useDesk();
  const filter = useStore(desk.queue, (state) => state.filter);
  const options = useFilterOptions();
  const change = (part: Partial<QueueFilter>): void => void showFilter(desk, { ...filter, ...part });
  const isUsual = filter.statuses.join() === EVERYTHING_OPEN.statuses.join();
  return (
    <div className={css["filters"]}>
      <FilterMenu
        label="Agreement"
        options={options.agreements}
        chosen={filter.agreements}
        onChange={(agreements) => change({ agreements })}
      />
      <FilterMenu
        label="Priority"
        options={options.priorities}
        chosen={filter.priorities}
        onChange={(priorities) => change({ priorities })}
      />
      <FilterMenu
        label="State"
        options={STATUSES}
        chosen={isUsual ? [] : filter.statuses}
        onChange={(ids) => change({ statuses: statusesOf(ids) })}
      />
      <FilterMenu
        label="Owner"
        options={options.owners}
        chosen={ownersChosen(filter)}
        onChange={(ids) => change({ owners: ownersOf(ids) })}
      />
      <FilterMenu label="Site" options={options.sites} chosen={filter.sites} onChange={(sites) => change({ sites })} />
      <span className={classNames(!isNarrowed(filter) && css["reserved"])}>
        <Button
          kind="quiet"
          binding="x"
          onPress={() => void showFilter(desk, { ...EVERYTHING_OPEN, view: filter.view })}
        >
          Clear
        </Button>
      </span>
    </div>
  );
}

/** Nothing chosen is what a queue usually holds: whatever is not finished. */
function statusesOf(ids: readonly string[]): QueueFilter["statuses"] {
  const statuses = STATUSES.map(({ id }) => id).filter((id) => ids.includes(id));
  return statuses.length === 0 ? EVERYTHING_OPEN.statuses : statuses;
}
