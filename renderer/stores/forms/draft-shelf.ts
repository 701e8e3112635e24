import { createStore, type StoreApi } from "zustand/vanilla";
import type { Refusal } from "../../../shared/contract/answer.ts";
import type { Draft, DraftPlace } from "../../../shared/contract/views.ts";
import type { Client } from "../../client/client.ts";
import type { TickerParts } from "../ticker.ts";
import { draftCopies, mergedDrafts, placeKey } from "./draft-copies.ts";
import { draftSaving } from "./draft-saving.ts";

/** Whether the desk has what was typed. `failed`: this browser alone has it, and why. */
export type DraftState =
  | { readonly state: "saving" }
  | { readonly state: "saved" }
  | { readonly state: "failed"; readonly refusal: Refusal };

export type KeptDraft = Draft & DraftState;

export interface ShelfState {
  /** Every draft this window knows, by `placeKey`, the oldest first. */
  readonly drafts: ReadonlyMap<string, KeptDraft>;
  /** The subjects whose drafts have been asked for and answered. */
  readonly loaded: ReadonlySet<string>;
  /** By subject the draft that was discarded last and can be taken back. */
  readonly discarded: ReadonlyMap<string, KeptDraft>;
}

/**
 * What is half written in this window's forms: kept in the desk's own file as it is typed, so that it survives this
 * window, this program and this PC's power, and each letter in this browser until the desk has it. It outlives the form it
 * is typed into: Escape, another row, another screen lose nothing.
 */
export interface DraftShelf {
  readonly store: StoreApi<ShelfState>;
  /** Asks for the drafts about one subject, and hands the desk what only this browser kept. */
  load(subject: string): Promise<void>;
  /** To be called with every change of a form. */
  keep(place: DraftPlace, fields: string): void;
  /** The form is done with: sent, or as empty as it began. */
  forget(place: DraftPlace): void;
  /** Out of sight, and kept until another one about the same subject is discarded or `settle` is called. */
  discard(place: DraftPlace): void;
  /** Takes back what was discarded last. What was written in the same form since changes places with it. */
  undo(subject: string): void;
  /** What was discarded about this subject is gone for good. */
  settle(subject: string): void;
  /** Saves at once what waits to be saved: the window is about to go. */
  flush(): void;
  /** Saves again what could not be saved. */
  retry(): void;
}

export interface ShelfParts {
  readonly client: Client;
  readonly storage: Storage;
  readonly time: Pick<TickerParts, "now" | "after">;
}

export function createDraftShelf({ client, storage, time }: ShelfParts): DraftShelf {
  const copies = draftCopies(storage, time.now);
  const store = createStore<ShelfState>(() => ({ drafts: new Map(), loaded: new Set(), discarded: new Map() }));
  const known = (place: DraftPlace): KeptDraft | undefined => store.getState().drafts.get(placeKey(place));
  const put = (draft: KeptDraft): void => {
    store.setState(({ drafts }) => ({ drafts: new Map(drafts).set(placeKey(draft), draft) }));
  };
  const saving = draftSaving({
    client,
    after: time.after,
    unsaved: (place) => {
      const draft = known(place);
      return draft?.state === "saved" ? undefined : draft;
    },
    onAnswer(draft, answer) {
      if (answer.ok) copies.drop(draft, draft.savedAt);
      // What was typed since waits for its own turn.
      if (known(draft)?.fields !== draft.fields) return;
      put({ ...draft, ...(answer.ok ? { state: "saved" } : { state: "failed", refusal: answer.error }) });
    },
  });
  const forget = (place: DraftPlace): void => {
    copies.drop(place);
    store.setState(({ drafts }) => ({ drafts: without(drafts, placeKey(place)) }));
    saving.discard(place);
  };
  const takeIn = (draft: Draft, isStored: boolean): void => {
    const here = known(draft);
    if (here !== undefined && here.state !== "saved") return;
    put({ ...draft, state: isStored ? "saved" : "saving" });
    if (!isStored) saving.now(draft);
  };
  return {
    store,
    ...discarding(store, { known, put, forget, save: saving.now }),
    async load(subject) {
      const answer = await client.request("draft.list", { subject });
      const stored = answer.ok ? answer.value : [];
      const { discarded } = store.getState();
      const isOut = (draft: Draft): boolean => saving.isGone(draft) || isSame(draft, discarded.get(subject));
      const own = copies.all().filter((copy) => copy.subject === subject);
      for (const draft of mergedDrafts(stored, own)) if (!isOut(draft)) takeIn(draft, stored.includes(draft));
      store.setState(({ loaded }) => ({ loaded: new Set(loaded).add(subject) }));
    },
    keep(place, fields) {
      if (known(place)?.fields === fields) return;
      put({ ...copies.keep(place, fields), state: "saving" });
      saving.soon(place);
    },
    forget(place) {
      if (known(place) !== undefined) forget(place);
    },
    flush: saving.flush,
    retry() {
      for (const draft of store.getState().drafts.values()) if (draft.state === "failed") saving.now(draft);
    },
  };
}

interface Handling {
  readonly known: (place: DraftPlace) => KeptDraft | undefined;
  readonly put: (draft: KeptDraft) => void;
  readonly forget: (place: DraftPlace) => void;
  readonly save: (place: DraftPlace) => void;
}

/** Putting a draft out of sight, and what becomes of it then. */
function discarding(
  store: StoreApi<ShelfState>,
  { known, put, forget, save }: Handling,
): Pick<DraftShelf, "discard" | "undo" | "settle"> {
  const setDiscarded = (subject: string, draft: KeptDraft | undefined): void => {
    store.setState(({ discarded }) => ({
      discarded: draft === undefined ? without(discarded, subject) : new Map(discarded).set(subject, draft),
    }));
  };
  const settle = (subject: string): void => {
    const draft = store.getState().discarded.get(subject);
    setDiscarded(subject, undefined);
    // The same form may have been begun anew since.
    if (draft !== undefined && known(draft) === undefined) forget(draft);
  };
  return {
    settle,
    discard(place) {
      const draft = known(place);
      if (draft === undefined) return;
      settle(place.subject);
      store.setState(({ drafts }) => ({ drafts: without(drafts, placeKey(place)) }));
      setDiscarded(place.subject, draft);
    },
    undo(subject) {
      const draft = store.getState().discarded.get(subject);
      if (draft === undefined) return;
      setDiscarded(subject, known(draft));
      put({ ...draft, state: "saving" });
      save(draft);
    },
  };
}

const isSame = (draft: Draft, other: Draft | undefined): boolean =>
  other !== undefined && placeKey(draft) === placeKey(other);

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([each]) => each !== key));
}
