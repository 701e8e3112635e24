import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "../../../shared/contract/answer.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { type CallFields, isWorthKeeping } from "./call-fields.ts";

/** Nothing typed is older than this before it is on the disk. */
const SAVE_AFTER_MS = 400;

export type DraftState =
  | { readonly state: "empty" }
  | { readonly state: "saving" }
  | { readonly state: "saved"; readonly at: number }
  | { readonly state: "failed"; readonly refusal: Refusal };

export interface DraftSaver {
  readonly draft: DraftState;
  /** To be called with every change of the form. */
  readonly keep: (fields: CallFields) => void;
  /** Stops saving and forgets what was saved: the call is logged or given up. */
  readonly forget: () => Promise<void>;
}

/**
 * Keeps a call in the desk's own file as it is typed, so that it survives this window, this program and this PC's power;
 * and each letter in this browser until the desk has it, so that a host that is away loses nothing.
 */
export function useDraftSaver(draftId: string): DraftSaver {
  const { client, draftCopies } = useDesk();
  const [draft, setDraft] = useState<DraftState>({ state: "empty" });
  const waiting = useRef<{ fields: CallFields; timer: number } | null>(null);
  const isOver = useRef(false);
  const unsaved = useRef<CallFields | null>(null);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const save = useCallback(async () => {
    const next = waiting.current;
    if (next === null || isOver.current) return;
    window.clearTimeout(next.timer);
    waiting.current = null;
    setDraft({ state: "saving" });
    const fields = JSON.stringify(next.fields);
    const copy = draftCopies.keep(draftId, fields);
    const request = client.request("draft.save", { id: draftId, fields });
    underWay.current = request;
    const answer = await request;
    if (isOver.current) return;
    unsaved.current = answer.ok ? null : next.fields;
    if (answer.ok) draftCopies.drop(draftId, copy.savedAt);
    setDraft(answer.ok ? { state: "saved", at: answer.value.savedAt } : { state: "failed", refusal: answer.error });
  }, [client, draftCopies, draftId]);

  const keep = useCallback(
    (fields: CallFields) => {
      if (isOver.current || !isWorthKeeping(fields)) return;
      draftCopies.keep(draftId, JSON.stringify(fields));
      if (waiting.current === null) {
        // Counted from the first unsaved letter: someone who types without a pause is saved too.
        waiting.current = { fields, timer: window.setTimeout(() => void save(), SAVE_AFTER_MS) };
      } else waiting.current.fields = fields;
    },
    [save, draftCopies, draftId],
  );

  const forget = useCallback(async () => {
    isOver.current = true;
    draftCopies.drop(draftId);
    if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
    waiting.current = null;
    // A save that is still on its way would bring the draft back.
    await underWay.current;
    await client.request("draft.discard", { id: draftId });
  }, [client, draftCopies, draftId]);

  // What could not be saved is saved when the desk is back, without another letter being typed.
  useEffect(
    () =>
      client.connection.subscribe(() => {
        if (client.connection.get() === "online" && unsaved.current !== null) {
          keep(waiting.current?.fields ?? unsaved.current);
        }
      }),
    [client, keep],
  );

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
