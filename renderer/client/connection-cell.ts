import type { Connection, ConnectionSource } from "./client.ts";

/** A connection state that can be set by a transport and watched by a screen. */
export interface ConnectionCell extends ConnectionSource {
  set(next: Connection): void;
}

export function connectionCell(initial: Connection): ConnectionCell {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(next) {
      if (next === current) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
