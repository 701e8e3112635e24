import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Core } from "../../../electron/core/core.ts";
import { bundledProjector } from "../../../electron/core/projector.ts";
import type { SharedLog } from "../../../electron/core/sharing/shared-log.ts";
import { CONSOLE_CATEGORIES } from "../../../electron/share/set-up.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import type { GivenPlace } from "../../../electron/store/log/own-station.ts";
import { openStore } from "../../../electron/store/open.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { stationCodeFrom } from "../../../shared/ticket/reference.ts";
import { coreOver, WEDNESDAY_TEN } from "../core/desk.ts";
import { createMemorySharedDesk, type MemorySharedDesk, type MemoryStation } from "./memory-shared-log.ts";

/** One PC of a shared desk: its own file, its own core, its hand on the shared log. */
export interface TestConsole {
  readonly core: Core;
  readonly store: DeskStore;
  readonly bridge: DeskBridge;
  readonly log: SharedLog;
  readonly station: MemoryStation;
  now: number;
  sync(): Promise<void>;
  close(): void;
}

export function openConsole(shared: MemorySharedDesk, deskId: string, code: string): TestConsole {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-console-"));
  const station: MemoryStation = { id: randomUUID(), code, mayWrite: CONSOLE_CATEGORIES, state: "open" };
  const place: GivenPlace = { deskId, stationId: station.id, code, epoch: 1 };
  let now = WEDNESDAY_TEN;
  const project = bundledProjector();
  const opened = openStore({ file: join(folder, "desk.desk"), now: () => now, place, project });
  const store = expectOk(opened, "The console's file opens");
  const deskLog = {
    info: () => undefined,
    error: (message: string, details?: object) => console.error(message, details),
  };
  const core = coreOver(store, () => now, { log: deskLog });
  const log = shared.as(station);
  return {
    core,
    store,
    log,
    station,
    bridge: {
      // The core answers by the contract; the bridge only adds its types.
      request: (name, input) => core.handle(name, input, { host: "browser", connection: code }) as never,
      subscribe: () => () => undefined,
    },
    get now() {
      return now;
    },
    set now(at) {
      now = at;
      shared.clock = Math.max(shared.clock, at);
    },
    sync: async () => {
      const stopped = await core.syncWith(log);
      if (stopped !== null) throw new Error(`The console stopped: ${JSON.stringify(stopped)}`);
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A shared desk with consoles, none of which has done anything yet. */
export function sharedConsoles(count: number): { shared: MemorySharedDesk; consoles: readonly TestConsole[] } {
  const deskId = randomUUID();
  const shared = createMemorySharedDesk(deskId);
  shared.clock = WEDNESDAY_TEN;
  const consoles = Array.from({ length: count }, (_, index) => openConsole(shared, deskId, stationCodeFrom(index + 1)));
  return { shared, consoles };
}
