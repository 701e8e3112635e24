import { useCallback, useEffect, useRef, useState } from "react";
import { useDesk } from "../../stores/desk-context.tsx";
import { type CallFields, isWorthKeeping } from "./call-fields.ts";

/** Nothing typed is older than this before it is on the disk. */
const SAVE_AFTER_MS = 400;

export type DraftState =
  | { readonly state: "empty" }
  | { readonly state: "saving" }
  | { readonly state: "saved"; readonly at: number }
  | { readonly state: "failed"; readonly message: string };

export interface DraftSaver {
  readonly draft: DraftState;
  /** To be called with every change of the form. */
  readonly keep: (fields: CallFields) => void;
  /** Stops saving and forgets what was saved: the call is logged or given up. */
  readonly forget: () => Promise<void>;
}

/** Keeps a call in the desk's own file as it is typed, so that it survives this window, this program and this PC's power. */
export function useDraftSaver(draftId: string): DraftSaver {
  const { client } = useDesk();
  const [draft, setDraft] = useState<DraftState>({ state: "empty" });
  const waiting = useRef<{ fields: CallFields; timer: number } | null>(null);
  const isOver = useRef(false);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const save = useCallback(async () => {
    const next = waiting.current;
    if (next === null || isOver.current) return;
    window.clearTimeout(next.timer);
    waiting.current = null;
    setDraft({ state: "saving" });
    const request = client.request("draft.save", { id: draftId, fields: JSON.stringify(next.fields) });
    underWay.current = request;
    const answer = await request;
    if (isOver.current) return;
    setDraft(
      answer.ok ? { state: "saved", at: answer.value.savedAt } : { state: "failed", message: answer.error.message },
    );
  }, [client, draftId]);

  const keep = useCallback(
    (fields: CallFields) => {
      if (isOver.current || !isWorthKeeping(fields)) return;
      if (waiting.current === null) {
        // Counted from the first unsaved letter: someone who types without a pause is saved too.
        waiting.current = { fields, timer: window.setTimeout(() => void save(), SAVE_AFTER_MS) };
      } else waiting.current.fields = fields;
    },
    [save],
  );

  const forget = useCallback(async () => {
    isOver.current = true;
    if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
    waiting.current = null;
    // A save that is still on its way would bring the draft back.
    await underWay.current;
    await client.request("draft.discard", { id: draftId });
  }, [client, draftId]);

  // Leaving the screen, or the window, does not lose the last half second.
  useEffect(() => {
    const flush = (): void => void save();
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [save]);
  return { draft, keep, forget };
}
