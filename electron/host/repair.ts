import type { Core } from "../core/core.ts";
import type { StreamKey } from "../core/log-port.ts";
import type { DeskLog } from "../core/ports.ts";
import { bundledProjector } from "../core/projector.ts";
import type { DeskStore } from "../store/desk-store.ts";
import { rebuildProjections } from "../store/projections/rebuild.ts";

/** Where the damage lies in the log itself, building anew what is derived from it cures nothing and takes long. */
const NOT_AGAIN_WITHIN_MS = 10 * 60_000;

export interface RepairParts {
  readonly store: DeskStore;
  readonly core: Core;
  readonly log: DeskLog;
  readonly monotonicMs: () => number;
  /** After everything was made anew: what windows show and what timers wait for may differ. */
  readonly repaired: () => void;
}

/** Makes anew what is derived from the log once it was found damaged: until then searching and writing would fail. */
export function createRepair({ store, core, log, monotonicMs, repaired }: RepairParts): () => void {
  let lastMs: number | null = null;
  return () => {
    if (lastMs !== null && monotonicMs() - lastMs < NOT_AGAIN_WITHIN_MS) return;
    lastMs = monotonicMs();
    log.info("The queue or its search was damaged; all of it is being built anew from the log");
    const faultFound = (key: StreamKey, fault: unknown): void => {
      log.error("A record cannot be made from the log", { ...key, fault: String(fault) });
      if (typeof fault === "string") core.damageFound({ what: "record", ...key, because: fault });
    };
    rebuildProjections(store, bundledProjector(), { faultFound });
    log.info("The queue with its search was built anew");
    core.troubles.raise({ kind: "all-made-anew" });
    repaired();
  };
}
