import { type KeyboardEvent, type RefObject, useCallback } from "react";
import { isComposing } from "../../components/composing.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import type { QueueStore } from "../../stores/queue/queue-store.ts";
import { activate } from "../../stores/queue/queue-store.ts";

const ROW_PX = 36;

/** Where a key leads from where the keyboard is; headings are stepped over. */
export type Step = { readonly by: number } | { readonly to: "first" | "last" };

/** Moves the keyboard through the tickets of the list, stopping at its ends. */
export function moveActive(store: QueueStore, step: Step): void {
  const { entries, activeId } = store.getState();
  const ids = entries.flatMap((entry) => (entry.kind === "ticket" ? [entry.id] : []));
  if (ids.length === 0) return;
  const from = activeId === null ? -1 : ids.indexOf(activeId);
  const wanted = "to" in step ? (step.to === "first" ? 0 : ids.length - 1) : from + step.by;
  const id = ids[Math.min(ids.length - 1, Math.max(0, wanted))];
  if (id !== undefined) activate(store, id);
}

function stepOf(key: string, rowsPerPage: number): Step | null {
  switch (key) {
    case "ArrowDown":
      return { by: 1 };
    case "ArrowUp":
      return { by: -1 };
    case "PageDown":
      return { by: rowsPerPage };
    case "PageUp":
      return { by: -rowsPerPage };
    case "Home":
      return { to: "first" };
    case "End":
      return { to: "last" };
    default:
      return null;
  }
}

/** Keys that mean something only while the list itself has the focus. */
export function useGridKeys(gridRef: RefObject<HTMLDivElement | null>, onOpen: (id: string) => void) {
  const { queue } = useDesk();
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
      if (event.key === "Enter") {
        const { activeId } = queue.getState();
        if (activeId !== null) onOpen(activeId);
        event.preventDefault();
        return;
      }
      const rowsPerPage = Math.max(1, Math.floor((gridRef.current?.clientHeight ?? ROW_PX) / ROW_PX) - 2);
      const step = stepOf(event.key, rowsPerPage);
      if (step === null) return;
      event.preventDefault();
      moveActive(queue, step);
    },
    [queue, gridRef, onOpen],
  );
}
