import { useState } from "react";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { Button } from "../../components/button.tsx";
import { fieldTextOf } from "../../components/field-text.ts";
import { MomentField } from "../../components/form-controls/moment-field.tsx";
import { readMoment } from "../../components/form-controls/read-moment.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import css from "./why-panel.module.css";

interface Props {
  readonly words: MomentWords;
  readonly asAt: Instant | null;
  readonly loggedAt: Instant;
  readonly onAsAt: (at: Instant | null) => void;
}

/** The ticket's clocks as they stood at any past minute: the same function, asked about another instant. */
export function AsAt({ words, asAt, loggedAt, onAsAt }: Props) {
  const now = useDesk().ticker.now();
  const shown = asAt ?? loggedAt;
  const [text, setText] = useState(fieldTextOf(words.zone, shown));
  const [fault, setFault] = useState<string>();
  const look = (): void => {
    const instant = readMoment(text, { place: words.zone, now, lies: "behind" });
    if (!instant.ok) return setFault(instant.error);
    // A minute is named by its beginning; the call logged within it had happened by its end.
    const at = Math.max(instant.value, loggedAt);
    setFault(undefined);
    onAsAt(at);
  };
  return (
    <form
      className={css["asAt"]}
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <MomentField
        label="As it stood at"
        value={text}
        onChange={setText}
        error={fault}
        words={words}
        now={now}
        lies="behind"
      />
      <Button type="submit">Show</Button>
      {asAt === null ? null : (
        <Button kind="quiet" onPress={() => onAsAt(null)}>
          Back to now
        </Button>
      )}
    </form>
  );
}
