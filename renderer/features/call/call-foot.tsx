import type { Refusal } from "../../../shared/contract/answer.ts";
import { Button } from "../../components/button.tsx";
import { CheckField } from "../../components/form-controls/text-controls.tsx";
import { useConnection } from "../../stores/desk-context.tsx";
import type { KeptDraft } from "../../stores/forms/draft-shelf.ts";
import { useActions } from "../../stores/use-actions.ts";
import css from "./call-form.module.css";
import type { CallForm } from "./use-call-fields.ts";

interface Props {
  readonly form: CallForm;
  /** Null while there is nothing to discard, or the priority is talked about. */
  readonly onDiscard: (() => void) | null;
}

/** Works while typing too, where a letter alone is a letter. */
const DISCARD = "Alt+x";

/** The next step, and whether what was typed is safe. */
export function CallFoot({ form, onDiscard }: Props) {
  // The desk came back with other keys: it will have nothing more from this window.
  const isLocked = useConnection() === "locked";
  useActions([
    {
      id: "call.discard",
      label: "Discard this call",
      area: "Call",
      keys: [DISCARD],
      scope: "everywhere",
      run: () => onDiscard?.(),
      when: () => onDiscard !== null,
    },
  ]);
  return (
    <footer className={css["foot"]} data-stays>
      <Button type="submit" kind="primary" binding="$mod+Enter">
        Agree the priority
      </Button>
      <CheckField
        label="I take it myself"
        isChecked={form.values.takeIt}
        onChange={(takeIt) => form.change({ takeIt })}
      />
      <span className={css["draft"]} data-state={form.draft?.state ?? "empty"} role="status">
        {draftWords(form.draft, isLocked)}
      </span>
      {onDiscard === null ? null : (
        <Button kind="quiet" binding={DISCARD} onPress={onDiscard}>
          Discard this call
        </Button>
      )}
    </footer>
  );
}

function draftWords(draft: KeptDraft | null, isLocked: boolean): string {
  if (draft === null) return "";
  switch (draft.state) {
    case "saving":
      return "Keeping what you typed";
    case "saved":
      return `Kept at ${new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(draft.savedAt)}`;
    case "failed":
      return failedWords(draft.refusal, isLocked);
  }
}

/** The browser has its own copy of each letter; what differs is how it comes to the desk. */
function failedWords(refusal: Refusal, isLocked: boolean): string {
  switch (isLocked ? "forbidden" : refusal.kind) {
    case "forbidden":
      return "Kept in this window; open the new address to go on.";
    case "unavailable":
      return "Kept in this window; the desk has it as soon as it answers again.";
    default:
      return `Not kept by the desk: ${refusal.message}`;
  }
}
