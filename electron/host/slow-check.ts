import type { Core } from "../core/core.ts";
import type { TimePort } from "../core/ports.ts";
import type { DeskStore } from "../store/desk-store.ts";
import type { SlowVerify } from "../store/slow-verify.ts";

const MINUTE_MS = 60_000;

/** How the look at the whole file is paced. */
export interface SlowCheckPace {
  /** After the start, which has other things to do. */
  readonly firstAfterMs: number;
  readonly everyMs: number;
  /** So long nobody may have stored anything. */
  readonly idleMs: number;
  /** Between two steps of some milliseconds: a twentieth of one core at most. */
  readonly pauseMs: number;
}

const USUAL_PACE: SlowCheckPace = {
  firstAfterMs: 3 * MINUTE_MS,
  everyMs: 24 * 60 * MINUTE_MS,
  idleMs: 3_000,
  pauseMs: 50,
};

export interface SlowCheckParts {
  readonly store: DeskStore;
  readonly core: Core;
  readonly time: TimePort;
  /** Makes anew all that is derived from the log. */
  readonly repair: () => void;
  /** Tells windows how it ended. */
  readonly ended: () => void;
  readonly pace?: Partial<SlowCheckPace>;
}

export interface SlowCheck {
  start(): void;
  /** Somebody stored something. */
  busy(): void;
  stop(): void;
}

/** Looks at the whole file, bit by bit, while nobody needs the desk, and once a day. */
export function createSlowCheck({ store, core, time, repair, ended, pace }: SlowCheckParts): SlowCheck {
  const { firstAfterMs, everyMs, idleMs, pauseMs } = { ...USUAL_PACE, ...pace };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let verify: SlowVerify | null = null;
  let busyMs = time.monotonicMs();
  const after = (ms: number): void => {
    timer = setTimeout(step, ms).unref();
  };
  const finish = (faults: readonly string[]): void => {
    verify = null;
    store.recordVerified(time.now(), faults.length);
    const [first] = faults;
    if (first === undefined) core.troubles.settle("verify-failed");
    else core.troubles.raise({ kind: "verify-failed", count: faults.length, first });
    ended();
  };
  const step = (): void => {
    const waitMs = idleMs - (time.monotonicMs() - busyMs);
    if (waitMs > 0) return after(waitMs);
    try {
      verify ??= store.beginSlowVerify();
      const findings = verify.step();
      if (findings === null) return after(pauseMs);
      finish(findings.faults);
      if (findings.needsRebuild) repair();
    } catch (fault) {
      // A page that cannot be read, perhaps: the pass could not be made, which is a fault of the file by itself.
      finish([`The file could not be read to its end: ${fault instanceof Error ? fault.message : String(fault)}`]);
    }
    after(everyMs);
  };
  return {
    start: () => after(firstAfterMs),
    busy: () => {
      busyMs = time.monotonicMs();
    },
    stop: () => clearTimeout(timer),
  };
}
