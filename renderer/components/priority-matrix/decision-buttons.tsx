import { Button } from "../button.tsx";
import type { PriorityDecision } from "./priority-draft.ts";
import css from "./priority-matrix.module.css";

interface Props {
  readonly proposed: string | null;
  /** "respond by 10:10, fix by Wed 09:10" for the proposal. */
  readonly consequence: string;
  /** Why nothing can be decided yet, or null. */
  readonly blocked: string | null;
  /** Why the caller's disagreement cannot be recorded yet, or null. */
  readonly disputeBlocked: string | null;
  readonly disputeGoesTo: string;
  readonly isBusy: boolean;
  readonly onDecide: (decision: PriorityDecision) => void;
}

/** The ends of the talk, each with its key and with what follows from it. */
export function DecisionButtons(props: Props) {
  const { proposed, consequence, blocked, disputeBlocked, disputeGoesTo, isBusy, onDecide } = props;
  const isOff = isBusy || blocked !== null;
  return (
    <div className={css["decision"]}>
      <p className={css["consequence"]} aria-live="polite">
        {blocked ?? (
          <>
            <strong>{proposed}</strong>: {consequence}
          </>
        )}
      </p>
      <div className={css["buttons"]}>
        <Button
          kind="primary"
          binding="a"
          isDisabled={isOff}
          onPress={() => onDecide({ type: "agreed", how: "by-phone" })}
        >
          Agreed by phone
        </Button>
        <Button binding="e" isDisabled={isOff} onPress={() => onDecide({ type: "agreed", how: "by-email" })}>
          Agreed by e-mail
        </Button>
        <Button binding="p" isDisabled={isOff} onPress={() => onDecide({ type: "agreed", how: "in-person" })}>
          In person
        </Button>
        <Button
          binding="d"
          isDisabled={isOff || disputeBlocked !== null}
          onPress={() => onDecide({ type: "disputed" })}
        >
          Caller disagrees
        </Button>
        <Button kind="quiet" binding="l" isDisabled={isOff} onPress={() => onDecide({ type: "later" })}>
          Ask later
        </Button>
      </div>
      <p className={css["note"]}>
        {disputeBlocked ??
          `If the caller disagrees, the ticket runs on ${proposed ?? "the proposal"} and goes to the ${disputeGoesTo.toLowerCase()} with a clock of its own.`}
      </p>
    </div>
  );
}
