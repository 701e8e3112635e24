import type { ImportProfileView, ImportSummary } from "../../../shared/contract/import-views.ts";
import { Button } from "../../components/button.tsx";
import { HowRead } from "./how-read.tsx";
import { ImportCounts } from "./import-counts.tsx";
import { ImportNotes } from "./import-notes.tsx";
import { ImportReport } from "./import-report.tsx";
import css from "./import-screen.module.css";
import type { HeldFile, Reading } from "./use-import.ts";
import { useStepFocus } from "./use-step-focus.ts";

interface Props {
  readonly file: HeldFile;
  readonly reading: Reading;
  readonly summary: ImportSummary;
  readonly profiles: readonly ImportProfileView[];
  readonly agreementName: string;
  readonly zone: string;
  readonly isBusy: boolean;
  readonly onRead: (reading: Reading) => void;
  readonly onMap: () => void;
  readonly onDrop: (name: string) => void;
  readonly onStart: () => void;
  readonly onAgain: () => void;
}

/** What would come of a file, before anything is stored. */
export function ImportPreview({ file, summary, agreementName, isBusy, onStart, onAgain, ...how }: Props) {
  const title = useStepFocus("preview");
  const isNew = summary.imported > 0;
  return (
    <>
      <header className={css["head"]}>
        <h2 ref={title} tabIndex={-1}>
          {file.fileName} under {agreementName}
        </h2>
        <p>Nothing has been stored yet. Original times are kept; no warning is sent for the past.</p>
      </header>
      <ImportCounts summary={summary} isPreview />
      <div className={css["buttons"]}>
        <Button
          kind="primary"
          isDisabled={!isNew || isBusy}
          onPress={onStart}
          consequence={isNew ? `${summary.imported} tickets` : "nothing new in this file"}
        >
          Import
        </Button>
        <Button onPress={onAgain}>Choose another file</Button>
      </div>
      <HowRead isBusy={isBusy} {...how} />
      <ImportNotes notes={summary.notes} />
      <ImportReport jobId={file.jobId} summary={summary} />
    </>
  );
}
