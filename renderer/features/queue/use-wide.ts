import { useSyncExternalStore } from "react";

/** From this width on a ticket opens beside the queue, below it over the queue. */
const WIDE = "(min-width: 1500px)";

export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
