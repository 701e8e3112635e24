import type { Push } from "../../shared/contract/contract.ts";
import type { Client } from "./client.ts";

export interface ResyncingClient extends Client {
  /** Lets everything that listens load anew what it shows, as after a stream that was away for too long. */
  resync(position: number): void;
}

/** A client whose window may find out by itself that it was not told everything. */
export function resyncing(client: Client): ResyncingClient {
  const listeners = new Set<(push: Push) => void>();
  return {
    ...client,
    subscribe(listener) {
      listeners.add(listener);
      const stop = client.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    resync(position) {
      for (const listener of listeners) listener({ name: "stream.resynced", data: { position } });
    },
  };
}
