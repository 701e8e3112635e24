import { useState } from "react";
import { instantOfLocal, localDateOf, localTimeOf } from "../../../shared/calendar/local-time.ts";
import type { Zone } from "../../../shared/calendar/zone.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { Button } from "../../components/button.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import css from "./why-panel.module.css";

interface Props {
  readonly zone: Zone;
  readonly asAt: Instant | null;
  readonly loggedAt: Instant;
  readonly onAsAt: (at: Instant | null) => void;
}

/** The ticket's clocks as they stood at any past minute: the same function, asked about another instant. */
export function AsAt({ zone, asAt, loggedAt, onAsAt }: Props) {
  const shown = asAt ?? loggedAt;
  const [text, setText] = useState(`${localDateOf(zone, shown)}T${localTimeOf(zone, shown).slice(0, 5)}`);
  const [fault, setFault] = useState<string>();
  const look = (): void => {
    const instant = instantOfLocal(zone, text);
    if (!instant.ok) return setFault(instant.error.message);
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
      <LineField label="As it stood at" type="datetime-local" value={text} onChange={setText} error={fault} />
      <Button type="submit">Show</Button>
      {asAt === null ? null : (
        <Button kind="quiet" onPress={() => onAsAt(null)}>
          Back to now
        </Button>
      )}
    </form>
  );
}
