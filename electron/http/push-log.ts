import type { Push } from "../../shared/contract/contract.ts";

/** A push with its place in the stream: `epoch-number`, where the epoch is one run of the desk. */
export interface PlacedPush {
  readonly id: string;
  readonly push: Push;
}

export interface PushLog {
  add(push: Push): void;
  /** What came after `id`; undefined where that is no longer known, or was another run of the desk. */
  since(id: string): readonly PlacedPush[] | undefined;
  lastId(): string;
  /** The function returned ends it; true the first time. */
  subscribe(listener: (placed: PlacedPush) => void): () => boolean;
}

const KEPT = 1_000;

/** A stream that breaks in this very moment keeps no other from hearing; its page comes back with its last id. */
function tell(listener: (placed: PlacedPush) => void, placed: PlacedPush): void {
  try {
    listener(placed);
  } catch {
    // It has ended, or is about to: there is nobody to tell.
  }
}

/** The last thousand pushes, so that a page whose stream broke for a moment misses nothing. */
export function createPushLog(epoch: string, kept: number = KEPT): PushLog {
  const recent: PlacedPush[] = [];
  const listeners = new Set<(placed: PlacedPush) => void>();
  let last = 0;
  const idOf = (number: number): string => `${epoch}-${number}`;
  return {
    add(push) {
      last += 1;
      const placed = { id: idOf(last), push };
      recent.push(placed);
      if (recent.length > kept) recent.shift();
      for (const listener of listeners) tell(listener, placed);
    },
    since(id) {
      const digits = id.startsWith(`${epoch}-`) ? id.slice(epoch.length + 1) : "";
      const number = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
      const oldest = last - recent.length;
      return number >= oldest && number <= last ? recent.slice(number - oldest) : undefined;
    },
    lastId: () => idOf(last),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
