import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Push } from "../../shared/contract/contract.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { type Core, createCore } from "../core/core.ts";
import type { StreamKey } from "../core/log-port.ts";
import type { DeskLog, TimePort } from "../core/ports.ts";
import { bundledProjector } from "../core/projector.ts";
import { isSoundMoment } from "../core/records/run-moment.ts";
import { argon2Passwords } from "../passwords/argon2-passwords.ts";
import type { DeskStore } from "../store/desk-store.ts";
import { openStore } from "../store/open.ts";
import { type OpenRefusal, refusalFor, unreachableFile } from "../store/open-refusal.ts";
import { rebuildOutdated } from "../store/projections/rebuild.ts";
import { createTimers, type SweepReason } from "../timers/timers.ts";
import { deskIds } from "./desk-ids.ts";
import { NO_LOG, openDeskLog } from "./desk-log.ts";
import { createRepair } from "./repair.ts";
import { shareDesk } from "./share-desk.ts";
import { createSlowCheck, type SlowCheckPace } from "./slow-check.ts";
import { actOnReports, type StoreHears, storeReports } from "./store-reports.ts";
import { WAYS_IN } from "./ways-in.ts";

export interface DeskOptions {
  readonly file: string;
  /** What another host on the same file is told about this one. */
  readonly host: "desktop window" | "browser host";
  readonly productVersion: string;
  /** How the look at the whole file is paced, where it is otherwise than usual. */
  readonly slowCheck?: Partial<SlowCheckPace>;
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

/** How soon at the latest a file that was taken away is noticed where nobody does anything. */
const LOOK_EVERY_MS = 2_000;

const systemTime: TimePort = { now: () => Date.now(), monotonicMs: () => performance.now() };

function publisher(log: DeskLog) {
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
function openUpToDate({ file, host, productVersion }: DeskOptions, hears: StoreHears): Result<DeskStore, OpenRefusal> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(unreachableFile(file, `its folder cannot be made (${reason}).`));
  }
  const project = bundledProjector();
  const opened = openStore({
    file,
    host,
    productVersion,
    now: systemTime.now,
    project,
    isMoment: isSoundMoment,
    ...hears,
  });
  if (!opened.ok || !opened.value.projectionsAreOutdated) return opened;
  try {
    const faultFound = (key: StreamKey, because: unknown): void => {
      if (typeof because === "string") hears.damageFound({ what: "record", ...key, because });
    };
    rebuildOutdated(opened.value, project, { faultFound });
    return opened;
  } catch (error) {
    // Older rows are better than none; the next start makes them anew.
    if (!opened.value.hasRoom) return opened;
    opened.value.close();
    return err(refusalFor(file, error));
  }
}

/** A desk whose log cannot be written is a desk all the same; whoever started it is told. */
function logBeside(file: string): DeskLog {
  const log = openDeskLog(`${file}.log`);
  if (!log.ok) console.error(log.error);
  return log.ok ? log.value : NO_LOG;
}

function sayWhatStartFound({ shortLog, hasRoom }: DeskStore, { troubles }: OpenedDesk["core"]): void {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  if (shortLog !== null) troubles.raise({ kind: "log-short", ...shortLog, zone });
  if (!hasRoom) troubles.raise({ kind: "no-room" });
}

/** Opens the file, and puts the core and its timers over it; refuses in a sentence. */
export function openDesk(options: DeskOptions): Result<OpenedDesk, OpenRefusal> {
  const reports = storeReports();
  const opened = openUpToDate(options, reports.hears);
  if (!opened.ok) return opened;
  try {
    return ok(deskOver(options, opened.value, reports));
  } catch (error) {
    // What the desk itself consists of lies on a page that cannot be read.
    opened.value.close();
    return err(refusalFor(options.file, error));
  }
}

function deskOver(options: DeskOptions, store: DeskStore, reports: ReturnType<typeof storeReports>): OpenedDesk {
  const { file, host, productVersion } = options;
  const log = logBeside(file);
  const { publish, subscribe } = publisher(log);
  const core = createCore(
    {
      store,
      time: systemTime,
      ids: deskIds,
      publish,
      log,
      productVersion,
      passwords: argon2Passwords(),
      afterCommit: (changed) => {
        timers.soon(changed);
        slowCheck.busy();
      },
      checkClocks: () => timers.sweep("asked"),
    },
    WAYS_IN,
  );
  const timers = createTimers({
    store,
    time: systemTime,
    deliver: (moment, isLate) => core.runTimerCommand({ moment, isLate }),
    deliveryFailed: core.deliveryFailed,
    publish,
    schedule,
    noteFault: (place, fault) => void core.noteFault(place, fault),
  });
  const repair = createRepair({
    store,
    core,
    log,
    monotonicMs: systemTime.monotonicMs,
    repaired: () => {
      publish({ name: "stream.resynced", data: { position: store.position() } });
      timers.sweep("asked");
    },
  });
  reports.listen(actOnReports(store, core, log, repair));
  sayWhatStartFound(store, core);
  const ended = (): void => publish({ name: "desk.changed", data: { position: store.position() } });
  const slowCheck = createSlowCheck({ store, core, time: systemTime, repair, ended, pace: options.slowCheck ?? {} });
  log.info("The desk is open", { file, host, productVersion });
  const looking = setInterval(store.lookAtFile, LOOK_EVERY_MS).unref();
  const works = [timers, slowCheck, shareDesk({ store, core, subscribe })];
  const close = (): void => {
    clearInterval(looking);
    for (const work of works) work.stop();
    store.close();
    log.info("The desk is closed");
  };
  const start = (): void => works.forEach((work) => work.start());
  return { core, time: systemTime, start, sweep: timers.sweep, subscribe, close };
}
