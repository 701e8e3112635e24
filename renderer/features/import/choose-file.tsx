import { useId } from "react";
import { SelectField } from "../../components/form-controls/text-controls.tsx";
import css from "./import-screen.module.css";
import { useStepFocus } from "./use-step-focus.ts";

interface Props {
  readonly agreements: ReadonlyMap<string, string>;
  readonly agreement: string;
  readonly onAgreement: (id: string) => void;
  /** The file being read, if one is. */
  readonly reading: string | null;
  readonly onFile: (file: File) => void;
}

/** Which file, and under which agreement its clocks run. */
export function ChooseFile({ agreements, agreement, onAgreement, reading, onFile }: Props) {
  const id = useId();
  const title = useStepFocus(reading !== null);
  return (
    <section className={css["choose"]} aria-labelledby={`${id}-title`}>
      <h2 ref={title} tabIndex={-1} id={`${id}-title`}>
        Bring in incidents from another tool
      </h2>
      <p>
        Takes the event log of ServiceNow as a CSV file: one row for each change of an incident. You see what would
        happen before anything is stored, and importing the same file twice adds nothing.
      </p>
      <SelectField
        label="Agreement their clocks run under"
        value={agreement}
        onChange={onAgreement}
        choices={[...agreements].map(([value, label]) => ({ value, label }))}
      />
      <div className={css["file"]}>
        <label htmlFor={`${id}-file`}>Event log (CSV)</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,text/csv"
          disabled={reading !== null || agreement === ""}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onFile(file);
            // The same file can be chosen again after a correction.
            event.target.value = "";
          }}
        />
      </div>
      <p role="status" className={css["reading"]}>
        {reading === null ? "" : `Reading ${reading}`}
      </p>
    </section>
  );
}
