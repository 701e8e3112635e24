import type { TimePort } from "../../../electron/core/ports.ts";
import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";

/** A PC whose clocks move only when they are told to, with room for the one timer a desk arms. */
export class VirtualPc {
  /** What the PC says the time is; anybody may set it. */
  wall: Instant;
  private steady = 0;
  private pending: { work: () => void; at: number } | null = null;

  constructor(start: Instant) {
    this.wall = start;
  }

  readonly time: TimePort = { now: () => this.wall, monotonicMs: () => this.steady };

  readonly schedule = (work: () => void, delayMs: DurationMs): (() => void) => {
    const entry = { work, at: this.steady + delayMs };
    this.pending = entry;
    return () => {
      if (this.pending === entry) this.pending = null;
    };
  };

  /** Whatever was armed is gone; the clock on the board goes on. */
  turnOff(offMs: DurationMs): void {
    this.pending = null;
    this.wall += offMs;
  }

  /** Time passes; the armed timer runs when the steady clock reaches it. */
  run(ms: DurationMs): void {
    const until = this.steady + ms;
    while (this.pending !== null && this.pending.at <= until) {
      const { work, at } = this.pending;
      this.pending = null;
      this.pass(Math.max(0, at - this.steady));
      work();
    }
    this.pass(until - this.steady);
  }

  private pass(ms: DurationMs): void {
    this.wall += ms;
    this.steady += ms;
  }
}
