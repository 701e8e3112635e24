import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Push } from "../shared/contract/contract.ts";
import { ok, type Result } from "../shared/kernel/result.ts";
import { type Core, createCore } from "./core/core.ts";
import type { LogPort, TimePort } from "./core/ports.ts";
import { openDeskLog } from "./desk-log.ts";
import { openStore } from "./store/open.ts";
import type { OpenRefusal } from "./store/open-refusal.ts";

export interface DeskOptions {
  readonly file: string;
  /** What another host on the same file is told about this one. */
  readonly host: "desktop window" | "browser host";
  readonly productVersion: string;
}

/** A desk at work: what both hosts put their own ways of asking and telling around. */
export interface OpenedDesk {
  readonly core: Core;
  readonly log: LogPort;
  readonly time: TimePort;
  /** Looks now for due moments; called when the PC wakes. */
  sweep(reason: string): void;
  subscribe(listener: (push: Push) => void): () => boolean;
  close(): void;
}

const systemTime: TimePort = { now: () => Date.now(), monotonicMs: () => performance.now() };

/** Opens the file, and starts the core and its timers over it; refuses in a sentence. */
export function openDesk({ file, host, productVersion }: DeskOptions): Result<OpenedDesk, OpenRefusal> {
  mkdirSync(dirname(file), { recursive: true });
  const opened = openStore({ file, host, productVersion, now: systemTime.now });
  if (!opened.ok) return opened;
  const store = opened.value;
  const log = openDeskLog(`${file}.log`);
  const listeners = new Set<(push: Push) => void>();
  const core = createCore({
    store,
    time: systemTime,
    ids: { uuid: randomUUID },
    publish: (push) => listeners.forEach((listener) => listener(push)),
    log,
    productVersion,
    afterCommit: () => undefined,
    checkClocks: () => store.recordCheck(systemTime.now()),
  });
  log.info("The desk is open", { file, host, productVersion });
  const subscribe = (listener: (push: Push) => void): (() => boolean) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const close = (): void => {
    store.close();
    log.info("The desk is closed");
  };
  return ok({ core, log, time: systemTime, sweep: () => undefined, subscribe, close });
}
