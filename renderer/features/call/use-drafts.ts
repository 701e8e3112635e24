import { useEffect, useState } from "react";
import type { CallDraft } from "../../../shared/contract/views.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { mergedDrafts } from "../../stores/draft-copies.ts";
import { readCall } from "./call-fields.ts";

/** The calls that were begun and not finished, as they were when this screen was opened, and those put aside since. */
export function useDrafts() {
  const { client, draftCopies } = useDesk();
  const [drafts, setDrafts] = useState<readonly CallDraft[] | null>(null);
  useEffect(() => {
    void client.request("draft.list", {}).then((answer) => {
      const stored = answer.ok ? answer.value : [];
      const merged = mergedDrafts(stored, draftCopies.all());
      setDrafts(merged.filter((draft) => readCall(draft.fields) !== null));
      for (const { id, fields, savedAt } of merged.filter((draft) => !stored.includes(draft))) {
        // What only this browser kept is the desk's from now on.
        void client.request("draft.save", { id, fields }).then((saved) => {
          if (saved.ok) draftCopies.drop(id, savedAt);
        });
      }
    });
  }, [client, draftCopies]);
  const put = (draft: CallDraft): void => {
    setDrafts((known) => [draft, ...(known ?? []).filter(({ id }) => id !== draft.id)]);
  };
  const drop = (id: string): void => {
    setDrafts((known) => known?.filter((draft) => draft.id !== id) ?? null);
    draftCopies.drop(id);
    void client.request("draft.discard", { id });
  };
  return { drafts, put, drop };
}
