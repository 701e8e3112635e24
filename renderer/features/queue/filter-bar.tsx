import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../components/button.tsx";
import { classNames } from "../../components/class-names.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { showFilter } from "../../stores/queue/load-queue.ts";
import { EVERYTHING_OPEN, isNarrowed } from "../../stores/queue/queue-filter.ts";
import { viewOf } from "../../stores/queue/saved-views.ts";
import { useActions } from "../../stores/use-actions.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { FILTERS, type FilterName, filterChoices, type OpenedFilter } from "./filters.ts";
import { FoldedFilters } from "./folded-filters.tsx";
import css from "./queue-toolbar.module.css";
import { NARROWING_KEY } from "./queue-words.ts";
import { useFilterOptions } from "./use-filter-options.ts";

interface FilterBarProps {
  /** There is no room for the filters side by side: they stand behind one button. */
  readonly isFolded: boolean;
  /** The list from which a filter was opened may be gone: nothing fits. */
  readonly onClosed: () => void;
  /** What was pressed to clear the filters goes with them. */
  readonly onCleared: () => void;
}

/** Agreement, priority, state, owner, site. */
export function FilterBar({ isFolded, onClosed, onCleared }: FilterBarProps) {
  const desk = useDesk();
  const filter = useStore(desk.queue, (state) => state.filter);
  const hasName = useStore(desk.queue, (state) => viewOf(state.savedViews, state.filter) !== undefined);
  const [opened, setOpened] = useState<OpenedFilter>(null);
  const open = (next: OpenedFilter): void => {
    setOpened(next);
    if (next === null) onClosed();
  };
  const choices = filterChoices(filter, useFilterOptions());
  const count = FILTERS.filter(({ name }) => choices[name].chosen.length > 0).length;
  useFilterActions(open);
  const clear = (): void => {
    void showFilter(desk, { ...EVERYTHING_OPEN, view: filter.view });
    open(null);
    onCleared();
  };
  const change = (name: FilterName, ids: readonly string[]): void =>
    void showFilter(desk, { ...filter, ...choices[name].change(ids) });
  const clearing = (
    <span className={classNames(!isNarrowed(filter) && css["reserved"])}>
      <Button kind="quiet" binding="x" onPress={clear}>
        Clear
      </Button>
    </span>
  );
  if (isFolded) {
    return (
      <FoldedFilters
        choices={choices}
        count={count}
        opened={opened}
        onOpen={open}
        onChange={change}
        clearing={clearing}
      />
    );
  }
  return (
    <div className={css["filters"]}>
      {FILTERS.map(({ name, label }) => (
        <FilterMenu
          key={name}
          label={label}
          {...choices[name]}
          isTerse={count > 1 || hasName}
          onChange={(ids) => change(name, ids)}
          isOpen={opened === name}
          onOpenChange={(isOpen) => open(isOpen ? name : null)}
        />
      ))}
      {clearing}
    </div>
  );
}

function useFilterActions(open: (name: FilterName) => void): void {
  useActions(
    FILTERS.map(({ name, label, letter }) => ({
      id: `filter.${name}`,
      label: `Filter by ${label.toLowerCase()}`,
      area: "Filters",
      keys: [`${NARROWING_KEY} ${letter}`],
      run: () => open(name),
    })),
  );
}
