import { createStore, type StoreApi } from "zustand/vanilla";

/**
 * Something a person can do here and now. Listed under `?`, offered in the command palette, run by its keys: one
 * registration gives all three.
 */
export interface Action {
  /** `area.verb`, e.g. `queue.open`. */
  readonly id: string;
  /** Sentence case, begins with a verb: "Open the selected ticket". */
  readonly label: string;
  /** The heading it stands under in the list of keys. */
  readonly area: string;
  /** tinykeys syntax: "n", "$mod+k", "g q". Several mean the same; none: palette only. */
  readonly keys: readonly string[];
  /** Keys that do the same only where they have the focus (arrows in a list); shown, not bound. */
  readonly keysInPlace?: readonly string[];
  readonly run: () => void;
  /** False while it cannot be done now; it is left out then. */
  readonly when?: () => boolean;
  /**
   * Where its keys work. `page` (usual): outside text fields and while no dialog is open. `dialog`: inside an open
   * dialog. `unwritten`: also on check boxes and radio buttons, not where text is typed. `everywhere`: even while typing.
   */
  readonly scope?: "page" | "dialog" | "unwritten" | "everywhere";
  /** Left out of the palette: moving about in lists. */
  readonly isKeyOnly?: boolean;
}

/** Later registrations stand before earlier ones: an open ticket's keys win over the queue's. */
export interface ActionRegistry {
  readonly batches: readonly (readonly Action[])[];
}
export type ActionStore = StoreApi<ActionRegistry>;

export function createActionStore(): ActionStore {
  return createStore<ActionRegistry>(() => ({ batches: [] }));
}

/** Offers actions until the returned function is called. */
export function register(store: ActionStore, actions: readonly Action[]): () => void {
  store.setState(({ batches }) => ({ batches: [actions, ...batches] }));
  return () => store.setState(({ batches }) => ({ batches: batches.filter((batch) => batch !== actions) }));
}

/** Every action that can be done now, the most recently registered first, each id once. */
export function availableActions({ batches }: ActionRegistry): readonly Action[] {
  const seen = new Set<string>();
  return batches.flat().filter((action) => {
    if (seen.has(action.id) || action.when?.() === false) return false;
    seen.add(action.id);
    return true;
  });
}
