import { type RefObject, useCallback, useRef } from "react";
import { useStore } from "zustand";
import { catchFreeFocus } from "../../components/free-focus.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { isNarrowed } from "../../stores/queue/queue-filter.ts";
import { FilterBar } from "./filter-bar.tsx";
import css from "./queue-toolbar.module.css";
import { SavedViewsMenu } from "./saved-views-menu.tsx";
import { SearchBox } from "./search-box.tsx";
import { useNarrowerThan } from "./use-narrower-than.ts";
import { ViewTabs } from "./view-tabs.tsx";

/** From this width on the filters have room side by side; from that on so have the names of what is chosen in them. */
const FILTERS_PX = 1_160;
const ROOMY_PX = 1_400;

interface Props {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
}

/** What the queue shows: views, filters, search, and what was saved of them. */
export function QueueToolbar({ searchRef, onLeave }: Props) {
  const desk = useDesk();
  const toolbarRef = useRef<HTMLDivElement>(null);
  const isFiltered = useStore(desk.queue, (state) => isNarrowed({ ...state.filter, text: "" }));
  const isFolded = useNarrowerThan(toolbarRef, FILTERS_PX);
  const isTight = useNarrowerThan(toolbarRef, ROOMY_PX);
  const catchFocus = useCallback(() => afterClosing(() => catchFreeFocus(onLeave)), [onLeave]);
  return (
    <div ref={toolbarRef} className={css["toolbar"]} data-tight={isTight || undefined}>
      <ViewTabs />
      <FilterBar isFolded={isFolded} onClosed={catchFocus} onCleared={onLeave} />
      <SearchBox inputRef={searchRef} onLeave={onLeave} />
      <SavedViewsMenu isBrief={isTight && !isFolded && isFiltered} />
    </div>
  );
}

/** A menu that closes gives the focus back one frame later, if it can. */
function afterClosing(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(work)));
}
