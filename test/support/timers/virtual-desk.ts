import type { RecordMoment } from "../../../electron/core/log-port.ts";
import { createTimers, type Timers } from "../../../electron/timers/timers.ts";
import type { ClockJump } from "../../../shared/contract/views.ts";
import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";
import { VirtualPc } from "./virtual-pc.ts";

export type Step =
  | { readonly kind: "run"; readonly ms: DurationMs }
  /** The PC sleeps; `tells`: it announces its waking, as Electron's power events do. */
  | { readonly kind: "sleep"; readonly ms: DurationMs; readonly tells: boolean }
  /** Somebody sets the PC's clock. */
  | { readonly kind: "jump"; readonly ms: DurationMs }
  | { readonly kind: "restart"; readonly offMs: DurationMs }
  /** A commit brings a new moment. */
  | { readonly kind: "add"; readonly inMs: DurationMs }
  /** Killed after a delivery was stored, before anything else. */
  | { readonly kind: "crash"; readonly offMs: DurationMs };

export interface Timeline {
  readonly moments: readonly RecordMoment[];
  readonly steps: readonly Step[];
}

interface Delivery {
  readonly moment: RecordMoment;
  readonly at: Instant;
  readonly isLate: boolean;
}

/** A desk file that survives, on a PC with a clock of its own, and timers that die with each restart. */
export class VirtualDesk {
  readonly delivered: Delivery[] = [];
  readonly jumps: ClockJump[] = [];
  readonly checks: Instant[] = [];
  faults = 0;
  private readonly pc: VirtualPc;
  private readonly moments: RecordMoment[];
  private readonly done = new Set<string>();
  private timers: Timers;
  private shouldFail = false;
  private isLogFull = false;

  constructor(start: Instant, moments: readonly RecordMoment[]) {
    this.pc = new VirtualPc(start);
    this.moments = [...moments];
    this.timers = this.boot();
  }

  take(step: Step): void {
    switch (step.kind) {
      case "run":
        return this.pc.run(step.ms);
      case "sleep":
        this.pc.wall += step.ms;
        if (step.tells) this.timers.sweep("wake");
        return;
      case "jump":
        this.pc.wall += step.ms;
        return;
      case "restart":
      case "crash":
        if (step.kind === "restart") this.timers.stop();
        this.pc.turnOff(step.offMs);
        this.timers = this.boot();
        return;
      case "add":
        this.moments.push({ ...this.template(), at: this.pc.wall + step.inMs });
        return this.timers.soon([]);
    }
  }

  /** Lets every moment come: the clock runs until past the last of them. */
  finish(): void {
    const last = Math.max(this.pc.wall, ...this.moments.map((moment) => moment.at));
    this.pc.run(last - this.pc.wall + 60_000);
  }

  expectedIds(): readonly string[] {
    return this.moments.map((moment) => moment.id);
  }

  failNextDelivery(): void {
    this.shouldFail = true;
  }

  /** From now on a fault cannot be written down. */
  fillLog(): void {
    this.isLogFull = true;
  }

  private template(): RecordMoment {
    const id = `added${this.moments.length}`;
    return { category: "ticket", stream: "t", id, at: 0, moment: null };
  }

  private boot(): Timers {
    const noteFault = (): void => {
      this.faults += 1;
      if (this.isLogFull) throw new Error("no space left for the log");
    };
    const timers = createTimers({
      store: {
        momentsUntil: (at, limit) =>
          this.left()
            .filter((moment) => moment.at <= at)
            .slice(0, limit),
        recordCheck: (at) => this.checks.push(at),
        recordClockJump: (jump) => this.jumps.push(jump),
      },
      time: this.pc.time,
      deliver: (moment, isLate) => this.deliver(moment, isLate),
      deliveryFailed: () => noteFault(),
      publish: () => undefined,
      schedule: this.pc.schedule,
      noteFault,
    });
    timers.start();
    return timers;
  }

  private left(): RecordMoment[] {
    return this.moments.filter((moment) => !this.done.has(moment.id)).toSorted((a, b) => a.at - b.at);
  }

  private deliver(moment: RecordMoment, isLate: boolean): "delivered" {
    if (this.shouldFail) {
      this.shouldFail = false;
      throw new Error("disk full");
    }
    this.done.add(moment.id);
    this.delivered.push({ moment, at: this.pc.wall, isLate });
    return "delivered";
  }
}
