import type { Push } from "../../../shared/contract/contract.ts";
import type { SharingView } from "../../../shared/contract/views.ts";
import type { CommandId } from "../../../shared/kernel/ids.ts";
import type { SharingPort } from "./sharing-port.ts";

/** How this console stands with the desk it shares: kept in memory, told to every window when it changes. */
export interface SharingWatch {
  /** Null on a desk of one PC. */
  view(): SharingView | null;
  /** @param because a sentence, wherever it is not in step. */
  set(state: SharingView["state"], because: string | null): void;
  /** Commands that wait, and of which people here were told already. */
  readonly announced: Set<CommandId>;
  /** Something may have been done that waits now, or waits no longer. */
  look(): void;
}

export function createSharingWatch(port: SharingPort, publish: (push: Push) => void): SharingWatch {
  let state: SharingView["state"] = "connecting";
  let because: string | null = null;
  let told = "";
  const view = (): SharingView | null => {
    const sharing = port.current();
    if (sharing === null) return null;
    const { syncedAt, clockOffsetMs } = sharing;
    return { state, waiting: port.waiting(), syncedAt, clockOffsetMs, because };
  };
  const look = (): void => {
    const now = view();
    if (now === null) return;
    const shown = JSON.stringify([now.state, now.waiting, now.because]);
    if (shown === told) return;
    told = shown;
    publish({ name: "sharing.changed", data: now });
  };
  return {
    view,
    announced: new Set(),
    set: (next, why) => {
      state = next;
      because = why;
      look();
    },
    look,
  };
}
