import type { ComponentProps } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { shortPriorityName } from "../../../shared/words/priority-name.ts";
import { Dialog } from "../dialog.tsx";
import { DecisionButtons, type DecisionChoice } from "./decision-buttons.tsx";
import { choiceForKey, priorityForKey } from "./decision-keys.ts";
import { previewWords } from "./preview-promises.ts";
import { PriorityAgreement } from "./priority-agreement.tsx";
import { priorityDigits } from "./priority-digits.ts";
import { type PriorityDecision, type PriorityDraft, prioritiesFor, proposedPriority } from "./priority-draft.ts";
import css from "./priority-talk.module.css";

interface Props extends ComponentProps<typeof PriorityAgreement> {
  readonly title: string;
  readonly choices: readonly DecisionChoice[];
  /** What is worth knowing before anybody decides. */
  readonly advice: string | null;
  /** Why the desk refused what was decided. */
  readonly refusal: string | null;
  /** Under the buttons, while nothing is blocked. */
  readonly note: string;
  readonly isBusy: boolean;
  readonly onDecide: (decision: PriorityDecision) => void;
  readonly onClose: () => void;
}

/** The dialog in which a priority is agreed: both sides, the promises, and the ways it can end. */
export function PriorityTalk(props: Props) {
  const { title, choices, advice, refusal, note, isBusy, onDecide, onClose, ...sheet } = props;
  const proposed = proposedPriority(sheet.agreement, sheet.kind, sheet.draft);
  const consequence = proposed === null ? "" : previewWords(sheet.previews.get(proposed) ?? [], sheet.words, sheet.now);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      size="wide"
      actions={
        <DecisionButtons
          choices={choices}
          proposed={proposed === null ? null : nameOf(sheet.agreement, proposed)}
          consequence={consequence}
          refusal={refusal}
          note={note}
          isBusy={isBusy}
          onDecide={onDecide}
        />
      }
    >
      {/* On a radio button a letter or a digit decides too, which elsewhere counts as typing. */}
      <div
        role="presentation"
        onKeyDown={(event) => {
          const choice = choiceForKey(event, choices);
          const chosen = priorityForKey(event, priorityDigits(prioritiesFor(sheet.agreement, sheet.kind)));
          if (choice === undefined && chosen === undefined) return;
          event.preventDefault();
          if (choice !== undefined) onDecide(choice.decision);
          else if (chosen !== undefined) sheet.onDraft({ chosen });
        }}
      >
        {advice === null ? null : <p className={css["advice"]}>{advice}</p>}
        <PriorityAgreement {...sheet} />
      </div>
    </Dialog>
  );
}

function nameOf({ priorities }: AgreementDocument, id: string): string {
  const priority = priorities.find((each) => each.id === id);
  return priority === undefined ? id : shortPriorityName(priority);
}

/** The ends of the talk as actions with keys, for the list of keys and wherever no control of the dialog has the focus. */
export function decisionActions(choices: readonly DecisionChoice[], decide: (decision: PriorityDecision) => void) {
  return choices.map((choice) => ({
    id: `priority.${choice.binding}`,
    label: choice.label,
    area: "Priority",
    keys: [choice.binding],
    scope: "dialog" as const,
    when: () => choice.blocked === null,
    run: () => decide(choice.decision),
  }));
}

/** The digits of the priorities, for the list of keys and wherever no control of the dialog has the focus. */
export function digitActions(
  { agreement, kind }: Pick<Props, "agreement" | "kind">,
  onDraft: (change: Partial<PriorityDraft>) => void,
) {
  return [...priorityDigits(prioritiesFor(agreement, kind))].map(([chosen, digit]) => ({
    id: `priority.${chosen}`,
    label: `Propose ${nameOf(agreement, chosen)}`,
    area: "Priority",
    keys: [digit],
    scope: "dialog" as const,
    isKeyOnly: true,
    run: () => onDraft({ chosen }),
  }));
}
