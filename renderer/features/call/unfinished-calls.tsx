import type { Draft } from "../../../shared/contract/views.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { Button } from "../../components/button.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useActions } from "../../stores/use-actions.ts";
import { type CallFields, readCall } from "./call-fields.ts";
import css from "./call-screen.module.css";

interface Props {
  readonly drafts: readonly Draft[];
  readonly onContinue: (draft: Draft, fields: CallFields) => void;
  readonly onDiscard: (draft: Draft, fields: CallFields) => void;
}

/** "You have an unfinished call from 10:42": after a crash, a power cut, or a second call that came in between. */
export function UnfinishedCalls({ drafts, onContinue, onDiscard }: Props) {
  const { ticker } = useDesk();
  if (drafts.length === 0) return null;
  return (
    <section className={css["unfinished"]} aria-label="Unfinished calls">
      {drafts.map((draft) => {
        const fields = readCall(draft.fields);
        if (fields === null) return null;
        return (
          <div key={draft.form} className={css["unfinishedCall"]}>
            <p>
              You have an unfinished call from{" "}
              <strong className="tabular">{startedWords(fields, draft, ticker.now())}</strong>
              {describe(fields)}
            </p>
            <Button kind="primary" onPress={() => onContinue(draft, fields)}>
              Continue
            </Button>
            <Button onPress={() => onDiscard(draft, fields)}>Discard</Button>
          </div>
        );
      })}
    </section>
  );
}

interface DiscardedProps {
  readonly fields: CallFields;
  readonly onUndo: () => void;
}

/** Said quietly, and taken back with one key, also from within a field of the next call. */
export function Discarded({ fields, onUndo }: DiscardedProps) {
  useActions([
    {
      id: "call.undo",
      label: "Take the discarded call back",
      area: "Call",
      keys: ["Alt+u"],
      scope: "everywhere",
      run: onUndo,
    },
  ]);
  return (
    <div className={css["discarded"]}>
      <p role="status">Discarded{describe(fields)}.</p>
      <Button kind="quiet" binding="Alt+u" onPress={onUndo}>
        Undo
      </Button>
    </div>
  );
}

function describe({ caller, site, summary }: CallFields): string {
  const parts = [caller.name, site, summary].map((part) => part.trim()).filter((part) => part !== "");
  return parts.length === 0 ? "" : visibleText(`: ${parts.join(", ")}`);
}

/** In this PC's own time: the call was taken here. */
function startedWords(fields: CallFields, draft: Draft, now: number): string {
  const at = fields.startedAt > 0 ? fields.startedAt : draft.savedAt;
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  const day: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
  return new Intl.DateTimeFormat("en-GB", isToday ? time : { ...day, ...time }).format(at);
}
