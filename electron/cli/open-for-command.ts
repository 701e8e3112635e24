import type { Instant } from "../../shared/kernel/instant.ts";
import { createDesk } from "../core/create-desk.ts";
import type { Desk } from "../core/handler.ts";
import { bundledProjector } from "../core/projector.ts";
import { deskIds } from "../host/desk-ids.ts";
import { argon2Passwords } from "../passwords/argon2-passwords.ts";
import { productVersion } from "../product-version.ts";
import type { DeskStore } from "../store/desk-store.ts";
import { openStore } from "../store/open.ts";
import { rebuildOutdated } from "../store/projections/rebuild.ts";
import { CommandFailed } from "./command.ts";

export interface CommandDesk {
  readonly desk: Desk;
  readonly store: DeskStore;
  close(): void;
}

/**
 * The desk without a host around it: nobody listens, no timer runs. Takes the file for this process alone.
 * @param now stands for the PC's clock, where a command is told another time.
 */
export function openForCommand(file: string, host: string, now: () => Instant = () => Date.now()): CommandDesk {
  const version = productVersion(new URL("..", import.meta.url).href);
  const project = bundledProjector();
  const opened = openStore({ file, host, productVersion: version, now, project });
  if (!opened.ok) throw new CommandFailed(opened.error.message);
  const store = opened.value;
  if (store.projectionsAreOutdated) rebuildOutdated(store, project);
  const desk = createDesk({
    store,
    time: { now, monotonicMs: () => performance.now() },
    ids: deskIds,
    publish: () => undefined,
    log: { info: () => undefined, error: () => undefined },
    productVersion: version,
    passwords: argon2Passwords(),
    afterCommit: () => undefined,
    checkClocks: () => undefined,
  });
  return { desk, store, close: () => store.close() };
}
