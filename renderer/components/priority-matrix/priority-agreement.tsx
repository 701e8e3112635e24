import type { ReactNode } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { TicketKind } from "../../../shared/agreement/source.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { classNames } from "../class-names.ts";
import { CallerView } from "./caller-view.tsx";
import type { PromisePreview } from "./preview-promises.ts";
import { PriorityChoice } from "./priority-choice.tsx";
import { matrixFor, matrixPriority, type PriorityDraft, prioritiesFor, proposedPriority } from "./priority-draft.ts";
import { PriorityMatrix } from "./priority-matrix.tsx";
import css from "./priority-talk.module.css";

interface Props {
  readonly agreement: AgreementDocument;
  readonly kind: TicketKind;
  readonly draft: PriorityDraft;
  /** The priority in force, where the ticket exists. */
  readonly current: string | null;
  readonly previews: ReadonlyMap<string, readonly PromisePreview[]>;
  readonly words: MomentWords;
  readonly now: Instant;
  readonly onDraft: (change: Partial<PriorityDraft>) => void;
  /** What else belongs to the talk, beneath the caller's side. */
  readonly beneath?: ReactNode;
}

/** The talk about the priority on one sheet: the caller's side left, the desk's right, the promises of every choice between them. */
export function PriorityAgreement({ agreement, kind, draft, current, previews, words, now, onDraft, beneath }: Props) {
  const matrix = matrixFor(agreement, kind);
  const priorities = prioritiesFor(agreement, kind);
  return (
    <div className={css["columns"]}>
      <div className={classNames(css["side"], css["callerSide"])}>
        <CallerView draft={draft} priorities={priorities} onDraft={onDraft} />
        {beneath}
      </div>
      <section className={css["side"]} aria-label="The desk">
        {matrix === null ? null : (
          <PriorityMatrix
            matrix={matrix}
            impact={draft.impact}
            urgency={draft.urgency}
            wanted={draft.callerWants}
            previews={previews}
            words={words}
            now={now}
            // A new answer is the desk's latest word: it takes the place of a priority chosen by hand.
            onAnswer={(answer) => onDraft({ ...answer, chosen: null })}
          />
        )}
        <PriorityChoice
          priorities={priorities}
          proposed={proposedPriority(agreement, kind, draft)}
          fromMatrix={matrixPriority(agreement, kind, draft)}
          current={current}
          wanted={draft.callerWants}
          previews={previews}
          words={words}
          now={now}
          onChoose={(chosen) => onDraft({ chosen })}
        />
      </section>
    </div>
  );
}
