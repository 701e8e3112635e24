import { useEffect } from "react";
import { useStore } from "zustand";
import { useDesk } from "../stores/desk-context.tsx";

const NAME = "Deskwatch";

/** The window's title carries how many promises are missed, so that a tab behind others tells it too. */
export function useWindowTitle(): void {
  const { queue } = useDesk();
  const missed = useStore(queue, (state) => state.counts?.missed ?? 0);
  useEffect(() => {
    document.title = missed === 0 ? NAME : `(${missed.toLocaleString("en-GB")} missed) ${NAME}`;
  }, [missed]);
}
