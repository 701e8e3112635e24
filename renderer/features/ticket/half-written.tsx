import type { Draft } from "../../../shared/contract/views.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { Button } from "../../components/button.tsx";
import type { KeptDraft } from "../../stores/forms/draft-shelf.ts";
import { firstWords } from "../../stores/forms/use-kept.ts";
import { type ActionName, TICKET_ACTIONS } from "./actions.ts";
import css from "./half-written.module.css";

interface Props {
  readonly words: MomentWords;
  readonly now: Instant;
  /** What is half written on this ticket and not in sight. */
  readonly drafts: readonly KeptDraft[];
  /** What was discarded last. */
  readonly discarded: KeptDraft | null;
  readonly onContinue: (name: ActionName) => void;
  readonly onDiscard: (draft: KeptDraft) => void;
  readonly onUndo: () => void;
}

/** The action a draft belongs to; undefined for a form this version does not have. */
export const actionOf = ({ form }: Pick<Draft, "form">) => TICKET_ACTIONS.find(({ name }) => name === form);

/** Said where the actions are: what was begun and not sent, by whoever sat here, with the way back into it. */
export function HalfWritten({ words, now, drafts, discarded, onContinue, onDiscard, onUndo }: Props) {
  const undone = discarded === null ? undefined : actionOf(discarded);
  const listed = drafts.flatMap((draft) => {
    const action = actionOf(draft);
    return action === undefined ? [] : [{ draft, action }];
  });
  if (listed.length === 0 && undone === undefined) return null;
  return (
    <section className={css["list"]} aria-label="Half written">
      {listed.map(({ draft, action }) => (
        <div key={action.name} className={css["line"]}>
          <p className={css["words"]}>
            Half written, {words.moment(draft.savedAt, now)}: <strong>{action.label}</strong>
            <Excerpt draft={draft} />
          </p>
          <Button onPress={() => onContinue(action.name)} aria-label={`Continue: ${action.label}`}>
            Continue
          </Button>
          <Button kind="quiet" onPress={() => onDiscard(draft)} aria-label={`Discard: ${action.label}`}>
            Discard
          </Button>
        </div>
      ))}
      {undone === undefined ? null : (
        <div className={css["line"]}>
          <p className={css["words"]} role="status">
            Discarded: {undone.label}.
          </p>
          <Button kind="quiet" onPress={onUndo}>
            Undo
          </Button>
        </div>
      )}
    </section>
  );
}

function Excerpt({ draft }: { readonly draft: KeptDraft }) {
  const words = firstWords(draft);
  return words === "" ? null : <span className={css["excerpt"]}> {visibleText(words)}</span>;
}
