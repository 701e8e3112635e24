import type { Push } from "../../shared/contract/contract.ts";
import type { Core } from "../core/core.ts";
import type { Store } from "../core/ports.ts";
import type { InSync } from "../share/keep-in-sync.ts";

export interface ShareParts {
  readonly store: Store;
  readonly core: Core;
  readonly subscribe: (listener: (push: Push) => void) => () => boolean;
}

const NO_SECRETS =
  "How to reach the shared desk is not written beside this file any more. Join the desk again; what was done here is kept.";

/** Keeps a desk that is shared in step with the others; does nothing at all on a desk of one PC. */
export function shareDesk({ store, core, subscribe }: ShareParts): { start(): void; stop(): void } {
  let inSync: InSync | null = null;
  let isStopped = false;
  const begin = async (): Promise<void> => {
    // Only where it is needed: a desk of one PC starts without any of it.
    const [{ keepInSync }, { readSecrets }] = await Promise.all([
      import("../share/keep-in-sync.ts"),
      import("../share/secrets.ts"),
    ]);
    const secrets = readSecrets(store.file);
    if (isStopped) return;
    if (secrets === undefined) return core.sharing.set("stopped", NO_SECRETS);
    inSync = keepInSync(core, secrets.console, (place, fault) => void core.noteFault(place, fault));
  };
  return {
    start: () => {
      if (store.sharing.current() === null) return;
      subscribe(({ name }) => {
        if (!name.endsWith(".changed") || name === "sharing.changed") return;
        core.sharing.look();
        inSync?.soon();
      });
      begin().catch((fault: unknown) => core.noteFault("sharing", fault));
    },
    stop: () => {
      isStopped = true;
      void inSync?.stop();
    },
  };
}
