import { useState } from "react";
import { useStore } from "zustand";
import { useDesk } from "../../stores/desk-context.tsx";
import { placeKey } from "../../stores/forms/draft-copies.ts";
import type { KeptDraft } from "../../stores/forms/draft-shelf.ts";
import { type FormFaults, useFaults } from "../../stores/forms/use-form.ts";
import { type CallFields, callPlace, isWorthKeeping } from "./call-fields.ts";

/** What is typed during a call, and what is wrong with it. */
export interface CallForm {
  readonly values: CallFields;
  readonly faults: FormFaults;
  readonly refusals: number;
  readonly draft: KeptDraft | null;
  readonly change: (part: Partial<CallFields>) => void;
  /** Puts each sentence beside its field and the cursor into the first. @returns true where there was nothing to show. */
  readonly show: (faults: FormFaults) => boolean;
  /** Logged: nothing of it is half written any more. */
  readonly done: () => void;
}

/** The fields of one call. Every change that would be missed goes to its draft; a choice alone is no call yet. */
export function useCallFields(draftId: string, initial: CallFields): CallForm {
  const { drafts } = useDesk();
  const place = callPlace(draftId);
  const draft = useStore(drafts.store, (shelf) => shelf.drafts.get(placeKey(place)) ?? null);
  const [values, setValues] = useState(initial);
  const { faults, refusals, show, touch } = useFaults();
  return {
    values,
    faults,
    refusals,
    draft,
    change(part) {
      const next = { ...values, ...part };
      setValues(next);
      // Another agreement asks other things: what was wrong under the last one says nothing.
      if (next.agreementId === values.agreementId) touch(values, next);
      else show({});
      if (isWorthKeeping(next)) drafts.keep(place, JSON.stringify(next));
      else drafts.forget(place);
    },
    show(next) {
      show(next);
      return Object.keys(next).length === 0;
    },
    done: () => drafts.forget(place),
  };
}
