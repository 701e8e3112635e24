import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import css from "./import-screen.module.css";
import type { Reading } from "./use-import.ts";
import { useStepFocus } from "./use-step-focus.ts";

interface Props {
  readonly fileName: string;
  /** What the file leaves open, with the date that shows it. */
  readonly question: string;
  readonly isBusy: boolean;
  readonly onSay: (dates: Exclude<Reading["dates"], null>) => void;
  readonly onAgain: () => void;
}

/** Which number of its dates is the day: the file cannot tell, and a clock must not guess. */
export function AskDates({ fileName, question, isBusy, onSay, onAgain }: Props) {
  const title = useStepFocus("dates");
  const [order, setOrder] = useState("");
  const [isTried, setTried] = useState(false);
  const say = (): void => {
    setTried(true);
    if (order === "day-first" || order === "month-first") onSay(order);
  };
  return (
    <section className={css["choose"]}>
      <h2 ref={title} tabIndex={-1}>
        In which order {fileName} writes its dates
      </h2>
      <p>{question}</p>
      <ChoiceGroup
        label="Its dates are written"
        value={order}
        onChange={setOrder}
        error={isTried && order === "" ? "Choose one: every clock depends on it." : undefined}
        choices={[
          { value: "day-first", label: "day first", hint: "03/04/2026 is the third of April" },
          { value: "month-first", label: "month first", hint: "03/04/2026 is the fourth of March" },
        ]}
      />
      <div className={css["buttons"]}>
        <Button kind="primary" isDisabled={isBusy} onPress={say}>
          Look at what would come of it
        </Button>
        <Button onPress={onAgain}>Choose another file</Button>
      </div>
    </section>
  );
}
