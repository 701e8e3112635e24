import { Upload } from "lucide-react";
import { useId } from "react";
import { DropZone, FileTrigger } from "react-aria-components";
import { Button } from "../../components/button.tsx";
import { SelectField } from "../../components/form-controls/text-controls.tsx";
import css from "./import-screen.module.css";
import { useStepFocus } from "./use-step-focus.ts";

/** A file on its way to the desk. */
interface FileUnderway {
  readonly fileName: string;
  readonly sent: number;
  readonly size: number;
}

interface Props {
  readonly agreements: ReadonlyMap<string, string>;
  readonly agreement: string;
  readonly onAgreement: (id: string) => void;
  /** The file being read, if one is. */
  readonly reading: FileUnderway | null;
  readonly onFile: (file: File) => void;
}

/** Which file, and under which agreement its clocks run. */
export function ChooseFile({ agreements, agreement, onAgreement, reading, onFile }: Props) {
  const id = useId();
  const title = useStepFocus(reading !== null);
  const isDisabled = reading !== null || agreement === "";
  return (
    <section className={css["choose"]} aria-labelledby={`${id}-title`}>
      <h2 ref={title} tabIndex={-1} id={`${id}-title`}>
        Bring in incidents from another tool
      </h2>
      <p>
        Takes CSV exports of ServiceNow (a list, or its event log), Jira, Zendesk and GLPI; of any other tool once you
        have said what its columns mean. You see what would happen before anything is stored, and importing the same
        file twice adds nothing.
      </p>
      <SelectField
        label="Agreement their clocks run under"
        value={agreement}
        onChange={onAgreement}
        choices={[...agreements].map(([value, label]) => ({ value, label }))}
      />
      <DropZone
        className={css["drop"] ?? ""}
        aria-label="Drop an export here"
        isDisabled={isDisabled}
        getDropOperation={() => "copy"}
        onDrop={(event) => {
          const dropped = event.items.find((item) => item.kind === "file");
          if (dropped) void dropped.getFile().then(onFile);
        }}
      >
        <Upload aria-hidden size={28} strokeWidth={1.5} />
        {reading === null ? (
          <>
            <p className={css["dropWords"]}>Drop an export here (CSV, up to 60 MB), or</p>
            <FileTrigger
              acceptedFileTypes={[".csv", ".txt", ".tsv", "text/csv"]}
              onSelect={(files) => {
                const file = files?.[0];
                if (file) onFile(file);
              }}
            >
              <Button kind="primary" isDisabled={isDisabled}>
                Choose a file
              </Button>
            </FileTrigger>
          </>
        ) : (
          <ReadingFile {...reading} />
        )}
      </DropZone>
    </section>
  );
}

function ReadingFile({ fileName, sent, size }: FileUnderway) {
  return (
    <>
      <p role="status" className={css["dropWords"]}>
        Reading {fileName}
      </p>
      <progress aria-label="Read so far" value={sent} max={Math.max(size, 1)} />
    </>
  );
}
