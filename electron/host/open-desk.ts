import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Push } from "../../shared/contract/contract.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { type Core, createCore } from "../core/core.ts";
import type { LogPort, TimePort } from "../core/ports.ts";
import { bundledProjector } from "../core/projector.ts";
import type { DeskStore } from "../store/desk-store.ts";
import { openStore } from "../store/open.ts";
import { type OpenRefusal, refusalFor, unreachableFile } from "../store/open-refusal.ts";
import { rebuildProjections } from "../store/projections/rebuild.ts";
import { createTimers, type SweepReason } from "../timers/timers.ts";
import { NO_LOG, openDeskLog } from "./desk-log.ts";

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

/** The store over the file, its folder made where it is missing and its projections brought up to date. */
function openUpToDate(
  { file, host, productVersion }: DeskOptions,
  upkeepFailed: (fault: unknown) => void,
): Result<DeskStore, OpenRefusal> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(unreachableFile(file, `its folder cannot be made (${reason}).`));
  }
  const opened = openStore({ file, host, productVersion, now: systemTime.now, upkeepFailed });
  if (!opened.ok || !opened.value.projectionsAreOutdated) return opened;
  try {
    rebuildProjections(opened.value, bundledProjector());
    return opened;
  } catch (error) {
    opened.value.close();
    return err(refusalFor(file, error));
  }
}

/** A desk whose log cannot be written is a desk all the same; whoever started it is told. */
function logBeside(file: string): LogPort {
  const log = openDeskLog(`${file}.log`);
  if (!log.ok) console.error(log.error);
  return log.ok ? log.value : NO_LOG;
}

/** What the upkeep found damaged is made anew from the log at once: until then searching and writing would fail. */
function repairProjections(store: DeskStore, log: LogPort): void {
  log.info("The search was damaged; it is being built anew from the log");
  rebuildProjections(store, bundledProjector());
  log.info("The search was built anew");
}

/** Opens the file, and puts the core and its timers over it; refuses in a sentence. */
export function openDesk(options: DeskOptions): Result<OpenedDesk, OpenRefusal> {
  const { file, host, productVersion } = options;
  const opened = openUpToDate(options, (fault) => upkeepFailed(fault));
  if (!opened.ok) return opened;
  const store = opened.value;
  const log = logBeside(file);
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
  const upkeepFailed = (fault: unknown): void => {
    core.noteFault("upkeep", fault);
    try {
      if (store.projectionsAreOutdated) repairProjections(store, log);
    } catch (again) {
      core.noteFault("repair", again);
    }
  };
  log.info("The desk is open", { file, host, productVersion });
  const close = (): void => {
    timers.stop();
    store.close();
    log.info("The desk is closed");
  };
  return ok({ core, time: systemTime, start: timers.start, sweep: timers.sweep, subscribe, close });
}
