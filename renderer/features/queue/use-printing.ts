import { useSyncExternalStore } from "react";

let isPrinting = false;

/** Whether the page is being put on paper, from just before until just after. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting);
}

function subscribe(changed: () => void): () => void {
  const tell = (next: boolean) => (): void => {
    isPrinting = next;
    changed();
  };
  const [before, after] = [tell(true), tell(false)];
  // The browser lays the page out for paper as soon as this has been heard, and React is done by then: a store's change is
  // drawn at once.
  globalThis.addEventListener("beforeprint", before);
  globalThis.addEventListener("afterprint", after);
  return () => {
    globalThis.removeEventListener("beforeprint", before);
    globalThis.removeEventListener("afterprint", after);
  };
}
