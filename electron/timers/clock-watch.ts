import type { ClockJump } from "../../shared/contract/views.ts";
import type { DurationMs } from "../../shared/kernel/instant.ts";
import type { TimePort } from "../core/ports.ts";

/** Smaller differences are the ordinary work of the operating system's time service, which slews rather than jumps. */
export const SMALLEST_JUMP_MS: DurationMs = 2_000;

/** Compares the wall clock with a clock nobody can set, and says when the first has been moved. */
export interface ClockWatch {
  /** The jump since the last look, if the wall clock moved otherwise than time did. */
  look(): ClockJump | null;
  /** Begins anew from here: after the PC slept, the clock that only grows may have stood still. */
  reset(): void;
}

/**
 * A watch over the PC's clock. A forward jump can also mean that the PC slept without telling anyone; either way no
 * clock is decremented by a timer, so no verdict changes: the jump is recorded and the due moments are looked at.
 */
export function createClockWatch(time: TimePort): ClockWatch {
  let wall = time.now();
  let steady = time.monotonicMs();
  const reset = (): void => {
    wall = time.now();
    steady = time.monotonicMs();
  };
  const look = (): ClockJump | null => {
    const at = time.now();
    const byMs = Math.round(at - wall - (time.monotonicMs() - steady));
    reset();
    return Math.abs(byMs) >= SMALLEST_JUMP_MS ? { at, byMs } : null;
  };
  return { look, reset };
}
