import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Core, createCore } from "../../../electron/core/core.ts";
import type { CorePorts, DeskLog, Store } from "../../../electron/core/ports.ts";
import { bundledProjector } from "../../../electron/core/projector.ts";
import { isSoundMoment } from "../../../electron/core/records/run-moment.ts";
import { deskIds } from "../../../electron/host/desk-ids.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import { argon2Passwords } from "../../../electron/passwords/argon2-passwords.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { openStore } from "../../../electron/store/open.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { expectOk } from "../../../shared/kernel/result.ts";

/** Wednesday 25 March 2026, 10:00 in London: every desk of the five agreements in England is open. */
export const WEDNESDAY_TEN = Date.UTC(2026, 2, 25, 10);

/** A core over a real file, with a clock that only moves when it is told to. */
export interface CoreDesk {
  readonly core: Core;
  readonly store: DeskStore;
  readonly pushes: readonly Push[];
  readonly logged: readonly string[];
  subscribe(listener: (push: Push) => void): () => boolean;
  setTime(at: number): void;
  now(): number;
  checks(): number;
  commits(): number;
  close(): void;
}

/** A core over a store somebody else opened, and whatever of the program around it matters to a test. */
export function coreOver(store: Store, now: () => number, around: Partial<CorePorts> = {}): Core {
  return createCore(portsOver(store, now, around), WAYS_IN);
}

/** Ports over a store, for a core or a desk that nobody listens to. */
export function portsOver(store: Store, now: () => number, around: Partial<CorePorts> = {}): CorePorts {
  return {
    store,
    time: { now, monotonicMs: () => performance.now() },
    ids: deskIds,
    passwords: argon2Passwords(),
    publish: () => undefined,
    log: { info: () => undefined, error: () => undefined },
    productVersion: "0.0.0-test",
    afterCommit: () => undefined,
    checkClocks: () => undefined,
    ...around,
  };
}

export function openCoreDesk(around: Partial<Pick<CorePorts, "passwords">> = {}): CoreDesk {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-core-"));
  let now = WEDNESDAY_TEN;
  let checks = 0;
  let commits = 0;
  const store = expectOk(
    openStore({
      file: join(folder, "desk.desk"),
      now: () => now,
      project: bundledProjector(),
      isMoment: isSoundMoment,
    }),
    "The store opens",
  );
  const listeners = new Set<(push: Push) => void>();
  const pushes: Push[] = [];
  const logged: string[] = [];
  const log: DeskLog = {
    info: () => undefined,
    error: (message, details) => void logged.push(`${message} ${JSON.stringify(details)}`),
  };
  const core = createCore(
    {
      store,
      time: { now: () => now, monotonicMs: () => performance.now() },
      ids: deskIds,
      publish(push) {
        pushes.push(push);
        for (const listener of listeners) listener(push);
      },
      log,
      productVersion: "0.0.0-test",
      passwords: argon2Passwords(),
      afterCommit: () => void (commits += 1),
      checkClocks() {
        checks += 1;
        store.recordCheck(now);
      },
      ...around,
    },
    WAYS_IN,
  );
  return {
    core,
    store,
    pushes,
    logged,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setTime(at) {
      now = at;
    },
    now: () => now,
    checks: () => checks,
    commits: () => commits,
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
