import { Search } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { Input, SearchField } from "react-aria-components";
import { useStore } from "zustand";
import { classNames } from "../../components/class-names.ts";
import { isComposing } from "../../components/composing.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { showFilter } from "../../stores/queue/load-queue.ts";
import css from "./queue-toolbar.module.css";

const WAIT_MS = 140;
const LONGEST = 500;

interface SearchBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Back to the list: Enter, arrow down, or Escape in an empty field. */
  readonly onLeave: () => void;
}

/** Searches everything ever written on a ticket. Whatever is typed is a search, never an error. */
export function SearchBox({ inputRef, onLeave }: SearchBoxProps) {
  const desk = useDesk();
  const applied = useStore(desk.queue, (state) => state.filter.text);
  const [typed, setTyped] = useState(applied);
  // A cleared filter or a saved view writes the field; typing writes the filter.
  useEffect(() => setTyped(applied), [applied]);
  useEffect(() => {
    if (typed === applied) return;
    const timer = setTimeout(() => {
      const { screen, subject } = desk.route.getState();
      const openId = screen === "queue" ? subject : null;
      void showFilter(desk, { ...desk.queue.getState().filter, text: typed }, openId);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [desk, typed, applied]);
  return (
    <SearchField
      aria-label="Search tickets"
      value={typed}
      onChange={(text) => setTyped(text.slice(0, LONGEST))}
      className={classNames(css["search"])}
      onKeyDown={(event) => {
        const isLeaving =
          event.key === "ArrowDown" || event.key === "Enter" || (event.key === "Escape" && typed === "");
        if (!isLeaving || isComposing(event)) return event.continuePropagation();
        // The same press of Enter would press what gets the focus now.
        event.preventDefault();
        onLeave();
      }}
    >
      <Search size={14} aria-hidden="true" />
      <Input ref={inputRef} placeholder="Search" className={classNames(css["searchInput"])} />
      <kbd aria-hidden="true">/</kbd>
    </SearchField>
  );
}
