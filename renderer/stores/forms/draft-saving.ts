import type { Answer } from "../../../shared/contract/answer.ts";
import type { Draft, DraftPlace } from "../../../shared/contract/views.ts";
import type { Client } from "../../client/client.ts";
import type { TickerParts } from "../ticker.ts";
import { placeKey } from "./draft-copies.ts";

/** Nothing typed is older than this before it is on the disk. */
const SAVE_AFTER_MS = 400;

/** Brings drafts to the desk, of each place one thing after the other, whatever the network does. */
export interface DraftSaving {
  /** Saves within the half second. Counted from the first unsaved letter: someone who types without a pause is saved too. */
  soon(place: DraftPlace): void;
  now(place: DraftPlace): void;
  /** No more of it is saved; what the desk has of it is discarded. */
  discard(place: DraftPlace): void;
  /** On its way out: an answer older than that does not bring it back. */
  isGone(place: DraftPlace): boolean;
  flush(): void;
}

interface SavingParts {
  readonly client: Client;
  readonly after: TickerParts["after"];
  /** What is to be saved, asked when its turn comes; undefined where nothing is any more. */
  readonly unsaved: (place: DraftPlace) => Draft | undefined;
  readonly onAnswer: (draft: Draft, answer: Answer<Draft>) => void;
}

export function draftSaving({ client, after, unsaved, onAnswer }: SavingParts): DraftSaving {
  const waiting = new Map<string, { readonly place: DraftPlace; readonly stop: () => void }>();
  const underWay = new Map<string, Promise<void>>();
  const gone = new Set<string>();

  const inTurn = (key: string, work: () => Promise<void>): void => {
    underWay.set(key, (underWay.get(key) ?? Promise.resolve()).then(work));
  };
  const stopWaiting = (key: string): void => {
    waiting.get(key)?.stop();
    waiting.delete(key);
  };
  const now = (place: DraftPlace): void => {
    const key = placeKey(place);
    stopWaiting(key);
    inTurn(key, async () => {
      const draft = unsaved(place);
      if (draft === undefined) return;
      const { subject, form, fields } = draft;
      onAnswer(draft, await client.request("draft.save", { subject, form, fields }));
    });
  };
  return {
    now,
    soon(place) {
      const key = placeKey(place);
      gone.delete(key);
      if (!waiting.has(key)) waiting.set(key, { place, stop: after(SAVE_AFTER_MS, () => now(place)) });
    },
    discard(place) {
      const key = placeKey(place);
      stopWaiting(key);
      gone.add(key);
      inTurn(key, async () => {
        // Written anew meanwhile: then it is no longer this one that is to go.
        if (gone.has(key)) await client.request("draft.discard", { subject: place.subject, form: place.form });
        gone.delete(key);
      });
    },
    isGone: (place) => gone.has(placeKey(place)),
    flush() {
      for (const { place } of waiting.values()) now(place);
    },
  };
}
