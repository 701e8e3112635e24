import { type Instant, SECOND_MS } from "../../shared/kernel/instant.ts";

/**
 * The one heartbeat of a window. It carries no time of its own: whoever listens asks `now()` and compares. So a late
 * beat, a sleeping PC or a clock set anew can make a screen late, never wrong.
 */
export interface Ticker {
  now(): Instant;
  subscribe(listener: () => void): () => void;
  /** Tells every listener at once: on waking, on coming back to the window. */
  beat(): void;
}

export interface TickerParts {
  readonly now: () => Instant;
  /** Runs `work` once after so many milliseconds; returns what cancels it. */
  readonly after: (ms: number, work: () => void) => () => void;
}

/** Beats at the turn of each wall-clock second while anybody listens. */
export function createTicker({ now, after }: TickerParts): Ticker {
  const listeners = new Set<() => void>();
  let shown = now();
  let cancel: (() => void) | null = null;

  const beat = (): void => {
    shown = now();
    for (const listener of listeners) listener();
  };
  const arm = (): void => {
    cancel = after(SECOND_MS - (now() % SECOND_MS), () => {
      beat();
      arm();
    });
  };

  return {
    // Held between beats, so that everything drawn in one second shows the same second.
    now: () => shown,
    beat,
    subscribe(listener) {
      listeners.add(listener);
      if (cancel === null) {
        shown = now();
        arm();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancel?.();
        cancel = null;
      };
    },
  };
}
