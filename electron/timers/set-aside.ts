import type { DurationMs } from "../../shared/kernel/instant.ts";
import type { RecordMoment } from "../core/log-port.ts";
import type { TimePort } from "../core/ports.ts";

/** How long a moment that failed is left alone: so long at first, twice as long each time, and never longer than the last. */
const FIRST_PAUSE_MS: DurationMs = 20_000;
export const LONGEST_PAUSE_MS: DurationMs = 15 * 60_000;

interface Aside {
  readonly stream: string;
  /** On the clock nobody can set; null until the record changes. */
  readonly untilMs: number | null;
  readonly pauseMs: DurationMs;
}

/** Moments that are not to be tried at every look. Lives as long as the program: a restart tries each once. */
export interface SetAside {
  readonly size: number;
  has(id: string): boolean;
  /** It does not hold as the record stands. */
  untilChanged(moment: RecordMoment): void;
  /** Delivering it failed, which may be the disk's fault of a moment. */
  forAWhile(moment: RecordMoment): void;
  /** It was delivered. */
  forget(moment: RecordMoment): void;
  recordsChanged(ids: readonly string[]): void;
}

export function createSetAside({ monotonicMs }: TimePort): SetAside {
  const aside = new Map<string, Aside>();
  return {
    get size() {
      return aside.size;
    },
    has: (id) => {
      const found = aside.get(id);
      return found !== undefined && (found.untilMs === null || monotonicMs() < found.untilMs);
    },
    untilChanged: ({ id, stream }) => void aside.set(id, { stream, untilMs: null, pauseMs: 0 }),
    forAWhile: ({ id, stream }) => {
      const pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * (aside.get(id)?.pauseMs ?? FIRST_PAUSE_MS / 2));
      aside.set(id, { stream, untilMs: monotonicMs() + pauseMs, pauseMs });
    },
    forget: ({ id }) => void aside.delete(id),
    recordsChanged: (ids) => {
      for (const [id, { stream }] of aside) if (ids.includes(stream)) aside.delete(id);
    },
  };
}
