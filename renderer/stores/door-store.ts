import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../client/client.ts";
import { type DoorChannel, type Knock, sealFor } from "../client/door.ts";

/** Tabs of this browser that ask to be let in, as a signed-in one sees them. */
export interface DoorState {
  readonly knocks: readonly Knock[];
}
export interface Door {
  readonly store: StoreApi<DoorState>;
  /** Gives the tab a launch code of its own. A sentence where it could not be done. */
  letIn(knock: Knock): Promise<string | null>;
  refuse(knock: Knock): void;
}

/** More at once are a fault or an attack, and nobody could tell them apart. */
const MOST_KNOCKS = 3;

/** `isSomebodyHere`: who signed in and has not locked the screen; a window nobody works at lets nobody in. */
export function createDoor(client: Client, channel: DoorChannel, isSomebodyHere: () => boolean): Door {
  const store = createStore<DoorState>(() => ({ knocks: [] }));
  const forget = (id: string): void =>
    store.setState(({ knocks }) => ({ knocks: knocks.filter((knock) => knock.id !== id) }));
  channel.listen((message) => {
    if (message.kind !== "asks") return message.kind === "shown" ? undefined : forget(message.id);
    // A tab without a key cannot let anybody in.
    if (client.connection.get() !== "online" || client.launchCode === undefined || !isSomebodyHere()) return;
    const { knocks } = store.getState();
    const isKnown = knocks.some(({ id }) => id === message.knock.id);
    if (!isKnown && knocks.length >= MOST_KNOCKS) return;
    if (!isKnown) store.setState({ knocks: [...knocks, message.knock] });
    channel.post({ kind: "shown", id: message.knock.id });
  });
  return {
    store,
    letIn: async (knock) => {
      const code = await client.launchCode?.();
      const sealed = code === undefined || code === null ? undefined : await sealFor(knock, code);
      if (sealed === undefined) return "The desk gave no code for it. Try again, or press Enter where Deskwatch runs.";
      forget(knock.id);
      channel.post({ kind: "let-in", id: knock.id, sealed });
      return null;
    },
    refuse: (knock) => {
      forget(knock.id);
      channel.post({ kind: "refused", id: knock.id });
    },
  };
}
