/** How long the desk may be kept waiting by work that can be done in slices. */
export const SLICE_MS = 20;

/** Lets everything else that waits have its turn: requests are answered and windows drawn between two slices. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
