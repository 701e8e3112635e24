import { Button } from "../button.tsx";
import type { PriorityDecision } from "./priority-draft.ts";
import css from "./priority-talk.module.css";

/** One end the talk can come to. */
export interface DecisionChoice {
  readonly decision: PriorityDecision;
  readonly label: string;
  /** A single letter. */
  readonly binding: string;
  readonly kind?: "primary" | "plain" | "quiet";
  /** Why it cannot be chosen yet; null where it can. */
  readonly blocked: string | null;
}

interface Props {
  readonly choices: readonly DecisionChoice[];
  /** The proposal as it is named on screen. */
  readonly proposed: string | null;
  /** "respond by 10:10, fix by Wed 09:10" for the proposal; or why nothing can be decided yet. */
  readonly consequence: string;
  /** Why the desk refused what was decided: here, where it is in sight however far the sheet is scrolled. */
  readonly refusal: string | null;
  readonly note: string;
  readonly isBusy: boolean;
  readonly onDecide: (decision: PriorityDecision) => void;
}

/** What stands on the button of a decision. */
export function decisionLabel(choices: readonly DecisionChoice[], decision: PriorityDecision): string {
  return choices.find((choice) => choice.decision === decision)?.label ?? "";
}

/** The ends of the talk, each with its key, under what follows from the proposal. */
export function DecisionButtons({ choices, proposed, consequence, refusal, note, isBusy, onDecide }: Props) {
  const blocked = choices.map((choice) => choice.blocked).filter((why) => why !== null);
  return (
    <div className={css["decision"]}>
      {refusal === null ? null : (
        <p role="alert" className={css["refusal"]}>
          {refusal}
        </p>
      )}
      <p className={css["consequence"]} aria-live="polite">
        {proposed === null ? null : <strong>{proposed}: </strong>}
        {consequence}
      </p>
      <div className={css["buttons"]}>
        {choices.map((choice) => (
          <Button
            key={choice.label}
            kind={choice.kind ?? "plain"}
            binding={choice.binding}
            isDisabled={isBusy || choice.blocked !== null}
            onPress={() => onDecide(choice.decision)}
          >
            {choice.label}
          </Button>
        ))}
      </div>
      <p className={css["note"]}>
        {[...new Set(blocked)].join(" ") || note} While you write in a field, hold Alt with the letter or the digit.
      </p>
    </div>
  );
}
