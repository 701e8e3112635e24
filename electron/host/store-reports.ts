import type { FileLoss } from "../../shared/contract/troubles.ts";
import type { Core } from "../core/core.ts";
import type { DamageFound, DeskLog } from "../core/ports.ts";
import type { DeskStore } from "../store/desk-store.ts";
import type { OpenSettings } from "../store/open.ts";
import { rescue } from "./rescue.ts";

export type StoreHears = Required<Pick<OpenSettings, "upkeepFailed" | "damageFound" | "fileLost">>;

/** What the store reports by itself, kept until there is somebody to act on it: it reports from its opening on. */
export function storeReports(): { readonly hears: StoreHears; listen(listener: StoreHears): void } {
  let listening: StoreHears | null = null;
  const early: ((listener: StoreHears) => void)[] = [];
  const hear = (report: (listener: StoreHears) => void): void => {
    if (listening === null) early.push(report);
    else report(listening);
  };
  return {
    hears: {
      upkeepFailed: (fault: unknown) => hear((listener) => listener.upkeepFailed(fault)),
      damageFound: (damage: DamageFound) => hear((listener) => listener.damageFound(damage)),
      fileLost: (loss: FileLoss) => hear((listener) => listener.fileLost(loss)),
    },
    listen: (listener) => {
      listening = listener;
      for (const report of early.splice(0)) report(listener);
    },
  };
}

/** What the desk does about each report. `repair` makes anew what is derived from the log. */
export function actOnReports(store: DeskStore, core: Core, log: DeskLog, repair: () => void): StoreHears {
  return {
    damageFound: core.damageFound,
    fileLost: (loss) => core.troubles.raise(rescue(store, loss, log)),
    upkeepFailed: (fault) => {
      core.noteFault("upkeep", fault);
      try {
        if (store.projectionsAreOutdated) repair();
      } catch (again) {
        core.noteFault("repair", again);
      }
    },
  };
}
