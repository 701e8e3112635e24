import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Core } from "../../../electron/core/core.ts";
import { createDesk } from "../../../electron/core/create-desk.ts";
import type { Desk } from "../../../electron/core/handler.ts";
import type { DeskLog } from "../../../electron/core/ports.ts";
import { bundledProjector } from "../../../electron/core/projector.ts";
import { CONSOLE_CATEGORIES } from "../../../electron/share/set-up.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import type { GivenPlace } from "../../../electron/store/log/own-station.ts";
import { openStore } from "../../../electron/store/open.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { stationCodeFrom } from "../../../shared/ticket/reference.ts";
import { coreOver, portsOver, WEDNESDAY_TEN } from "../core/desk.ts";
import { createMemorySharedDesk, type MemorySharedDesk, type MemoryStation } from "./memory-shared-log.ts";

/** One PC of a shared desk: its own file, its own core, its hand on the shared log. */
export interface TestConsole {
  readonly core: Core;
  /** The file as another program would see it, for what no request asks for yet. */
  desk(): Desk;
  readonly store: DeskStore;
  readonly bridge: DeskBridge;
  readonly shared: MemorySharedDesk & { readonly sent: readonly string[] };
  now: number;
  sync(): Promise<void>;
  /** Ends the program and starts it again on the same file. */
  restart(): void;
  close(): void;
}

export function openConsole(shared: TestConsole["shared"], deskId: string, code: string): TestConsole {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-console-"));
  const station: MemoryStation = { id: randomUUID(), code, mayWrite: CONSOLE_CATEGORIES, state: "open" };
  const place: GivenPlace = { deskId, stationId: station.id, code, epoch: 1 };
  let now = WEDNESDAY_TEN;
  const deskLog: DeskLog = { info: () => undefined, error: (message, details) => console.error(message, details) };
  const start = () => {
    const settings = { file: join(folder, "desk.desk"), now: () => now, place, project: bundledProjector() };
    const store = expectOk(openStore(settings), "The console's file opens");
    return { store, core: coreOver(store, () => now, { log: deskLog }) };
  };
  let { store, core } = start();
  const log = shared.as(station);
  return {
    get core() {
      return core;
    },
    desk: () => createDesk(portsOver(store, () => now)),
    get store() {
      return store;
    },
    shared,
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
    restart: () => {
      store.close();
      ({ store, core } = start());
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Keeps the words of every call that is sent, as whoever listens on the way could. */
function overheard(desk: MemorySharedDesk): TestConsole["shared"] {
  const sent: string[] = [];
  const as: MemorySharedDesk["as"] = (station) => {
    const log = desk.as(station);
    const append: typeof log.append = (base, commands) => {
      sent.push(JSON.stringify(commands));
      return log.append(base, commands);
    };
    return { ...log, append };
  };
  return Object.create(desk, { as: { value: as }, sent: { value: sent } });
}

/** A shared desk with some consoles, none of which has done anything yet. */
export function sharedConsoles(count: number): readonly TestConsole[] {
  const deskId = randomUUID();
  const model = createMemorySharedDesk(deskId);
  model.clock = WEDNESDAY_TEN;
  const shared = overheard(model);
  return Array.from({ length: count }, (_, index) => openConsole(shared, deskId, stationCodeFrom(index + 1)));
}
