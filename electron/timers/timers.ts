import type { Push } from "../../shared/contract/contract.ts";
import type { ClockJump } from "../../shared/contract/views.ts";
import type { DurationMs, Instant } from "../../shared/kernel/instant.ts";
import type { RecordMoment } from "../core/log-port.ts";
import type { Store, TimePort } from "../core/ports.ts";
import { createClockWatch } from "./clock-watch.ts";
import { createSetAside, type SetAside } from "./set-aside.ts";

/** The longest the desk goes without looking: a moved clock or a missed wake-up costs no more than this. */
export const LONGEST_WAIT_MS: DurationMs = 30_000;

/** A notice delivered later than this after its moment is marked late: the desk was off or asleep. */
export const LATE_AFTER_MS: DurationMs = 60_000;

/** While commits follow each other closely, a look after one of them is told at least this often. */
const TOLD_EVERY_MS: DurationMs = 15_000;

/** How many moments one look delivers before it lets the desk answer somebody. */
const BATCH = 100;

export type SweepReason = "start" | "wake" | "timer" | "commit" | "asked";

export interface TimerPorts {
  readonly store: Pick<Store, "momentsUntil" | "recordCheck" | "recordClockJump">;
  readonly time: TimePort;
  /** Delivers one moment through the one write path. `blocked`: its ticket takes nothing, and people were told. */
  deliver(moment: RecordMoment, isLate: boolean): "delivered" | "repeated" | "obsolete" | "blocked";
  /** Tells people that a moment could not be delivered. It is tried again, at longer and longer intervals. */
  deliveryFailed(moment: RecordMoment, fault: unknown): void;
  publish(push: Push): void;
  /** Runs `work` once after a while; returns how to call it off. */
  schedule(work: () => void, delayMs: DurationMs): () => void;
  /** Writes a bug to the log; the timers go on. */
  noteFault(place: string, fault: unknown): void;
}

export interface Timers {
  /** Looks for the first time and arms the timer. */
  start(): void;
  /** Looks now: at wake, or because somebody asked. */
  sweep(reason: SweepReason): void;
  /** Looks as soon as the desk is idle: after every commit, with the tickets it changed. */
  soon(changed: readonly string[]): void;
  stop(): void;
}

/**
 * One timer armed for the soonest due moment, never longer than 30 s. The moments live in the database, so a restart,
 * a sleep or a moved clock can lose none; each is delivered under an id made of itself, so none is delivered twice.
 */
export function createTimers(ports: TimerPorts): Timers {
  const watch = createClockWatch(ports.time);
  const setAside = createSetAside(ports.time);
  let cancel: () => void = () => undefined;
  let isRunning = false;
  let isStopped = false;
  let toldAt: Instant | null = null;

  const arm = (delayMs: DurationMs): void => {
    cancel();
    if (!isStopped) cancel = ports.schedule(() => sweep("timer"), delayMs);
  };

  const sweep = (reason: SweepReason): void => {
    if (isRunning || isStopped) return;
    isRunning = true;
    try {
      const jump = reason === "wake" ? watch.reset() : watch.look();
      if (jump) noteJump(ports, jump);
      const { hasMore } = deliverDue(ports, setAside);
      const now = ports.time.now();
      const nextAt = hasMore ? now : nextMomentAt(ports, setAside, now);
      // Writing down the look after every commit would double every write; but each commit puts off the next timed
      // look, so that on a busy desk no look would ever be told.
      const isDue = toldAt === null || Math.abs(now - toldAt) >= TOLD_EVERY_MS;
      if (reason !== "commit" || jump || isDue) {
        toldAt = now;
        ports.store.recordCheck(now);
        ports.publish({ name: "timers.checked", data: { at: now, nextAt, jump: jump ?? null } });
      }
      arm(waitFor(nextAt, now));
    } catch (fault) {
      // First of all: whatever happens to the log, the clocks go on.
      arm(LONGEST_WAIT_MS);
      ports.noteFault("timers", fault);
    } finally {
      isRunning = false;
    }
  };

  return {
    start: () => sweep("start"),
    sweep,
    soon: (changed) => {
      // What did not hold for the ticket as it stood may hold now (CPS-29: once the daily contacts are on record).
      setAside.recordsChanged(changed);
      if (!isRunning && !isStopped) {
        cancel();
        cancel = ports.schedule(() => sweep("commit"), 0);
      }
    },
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}

function waitFor(nextAt: Instant | null, now: Instant): DurationMs {
  return nextAt === null ? LONGEST_WAIT_MS : Math.min(LONGEST_WAIT_MS, Math.max(0, nextAt - now));
}

/** The record of a jump is a courtesy: warnings do not wait for it. */
function noteJump(ports: TimerPorts, jump: ClockJump): void {
  try {
    ports.store.recordClockJump(jump);
  } catch (fault) {
    ports.noteFault("clock jump", fault);
  }
}

/**
 * Delivers what is due, in order, each by itself: one that fails stops no other. Moments that do not hold are set aside
 * until their ticket changes, those that failed for a while, so that they are not tried at every look.
 */
function deliverDue(ports: TimerPorts, setAside: SetAside): { hasMore: boolean } {
  const now = ports.time.now();
  const due = ports.store.momentsUntil(now, BATCH + setAside.size).filter((moment) => moment.at <= now);
  let delivered = 0;
  for (const moment of due) {
    if (setAside.has(moment.id)) continue;
    if (delivered === BATCH) return { hasMore: true };
    deliverOne(ports, setAside, moment, now - moment.at > LATE_AFTER_MS);
    delivered += 1;
  }
  return { hasMore: delivered === BATCH };
}

function deliverOne(ports: TimerPorts, setAside: SetAside, moment: RecordMoment, isLate: boolean): void {
  try {
    const outcome = ports.deliver(moment, isLate);
    if (outcome === "delivered") setAside.forget(moment);
    else setAside.untilChanged(moment);
  } catch (fault) {
    // First of all: what people are told may fail as well.
    setAside.forAWhile(moment);
    ports.deliveryFailed(moment, fault);
  }
}

/** The soonest moment still to come within the longest wait; what lies further ahead is found by a later look. */
function nextMomentAt(ports: TimerPorts, setAside: SetAside, now: Instant): Instant | null {
  const ahead = ports.store.momentsUntil(now + LONGEST_WAIT_MS, setAside.size + 1);
  return ahead.find((moment) => !setAside.has(moment.id))?.at ?? null;
}
