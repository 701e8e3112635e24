import type { DeskBridge } from "../../shared/contract/bridge.ts";

/**
 * `offline`: the host does not answer; it will be tried again. `locked`: it answers, but this window has no key (its
 * address was opened without the launch code, or the desk was started anew).
 */
export type Connection = "connecting" | "online" | "offline" | "locked";

export interface ConnectionSource {
  get(): Connection;
  subscribe(listener: () => void): () => void;
}

/** The desk as every screen sees it: ask, listen, and know whether the host can be reached. Which host, nobody can tell. */
export interface Client extends DeskBridge {
  readonly connection: ConnectionSource;
  /** A code with which another page of this browser can be opened; null where none was given. Browser host only. */
  readonly launchCode?: () => Promise<string | null>;
}
