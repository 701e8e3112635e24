import type { DeskBridge } from "../../shared/contract/bridge.ts";
import type { CoreDesk } from "../support/core/desk.ts";

/** One way from a screen to a core: the bridge a screen would hold, and how to take it down. */
export interface Adapter {
  readonly bridge: DeskBridge;
  close(): Promise<void> | void;
}

/** The desk of the test that is running, and the bridge to it. */
export interface Bench {
  readonly desk: CoreDesk;
  readonly bridge: DeskBridge;
}

/** Waits up to two seconds for what another process or a stream brings. */
export async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}
