import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Push } from "../../shared/contract/contract.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { type Core, createCore } from "../core/core.ts";
import type { LogPort, TimePort } from "../core/ports.ts";
import { bundledProjector } from "../core/projector.ts";
import { openStore } from "../store/open.ts";
import type { OpenRefusal } from "../store/open-refusal.ts";
import { rebuildProjections } from "../store/projections/rebuild.ts";
import { createTimers, type SweepReason } from "../timers/timers.ts";
import { openDeskLog } from "./desk-log.ts";

export interface DeskOptions {
  readonly file: string;
  /** What another host on the same file is told about this one. */
  readonly host: "desktop window" | "browser host";
  readonly productVersion: string;
}

/** A desk at work: what both hosts put their own ways of asking and telling around. */
export interface OpenedDesk {
  readonly core: Core;
  readonly time: TimePort;
  /** Delivers what came due while nobody was here, and watches from now on. After everybody who wants to hear of it listens. */
  start(): void;
  /** Looks now for due moments; called when the PC wakes. */
  sweep(reason: SweepReason): void;
  subscribe(listener: (push: Push) => void): () => boolean;
  close(): void;
}

const systemTime: TimePort = { now: () => Date.now(), monotonicMs: () => performance.now() };

function publisher(log: LogPort) {
  const listeners = new Set<(push: Push) => void>();
  const publish = (push: Push): void => {
    for (const listener of listeners) {
      try {
        listener(push);
      } catch (fault) {
        // What was stored is stored: a window that cannot be told must not make it look otherwise.
        log.error("A listener failed", { push: push.name, fault: String(fault) });
      }
    }
  };
  const subscribe = (listener: (push: Push) => void): (() => boolean) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { publish, subscribe };
}

function schedule(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}

/** Opens the file, and puts the core and its timers over it; refuses in a sentence. */
export function openDesk({ file, host, productVersion }: DeskOptions): Result<OpenedDesk, OpenRefusal> {
  mkdirSync(dirname(file), { recursive: true });
  const opened = openStore({ file, host, productVersion, now: systemTime.now });
  if (!opened.ok) return opened;
  const store = opened.value;
  if (store.projectionsAreOutdated) rebuildProjections(store, bundledProjector());
  const log = openDeskLog(`${file}.log`);
  const { publish, subscribe } = publisher(log);
  const core = createCore({
    store,
    time: systemTime,
    ids: { uuid: randomUUID },
    publish,
    log,
    productVersion,
    afterCommit: (changed) => timers.soon(changed),
    checkClocks: () => timers.sweep("asked"),
  });
  const timers = createTimers({
    store,
    time: systemTime,
    deliver: (moment, isLate) => core.runTimerCommand({ moment, isLate }),
    publish,
    schedule,
    noteFault: (place, fault) => void core.noteFault(place, fault),
  });
  log.info("The desk is open", { file, host, productVersion });
  const close = (): void => {
    timers.stop();
    store.close();
    log.info("The desk is closed");
  };
  return ok({ core, time: systemTime, start: timers.start, sweep: timers.sweep, subscribe, close });
}
