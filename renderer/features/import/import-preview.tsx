import type { ImportSummary } from "../../../shared/contract/views.ts";
import { Button } from "../../components/button.tsx";
import { ImportCounts } from "./import-counts.tsx";
import { ImportReport } from "./import-report.tsx";
import css from "./import-screen.module.css";
import type { ChosenFile } from "./use-import.ts";
import { useStepFocus } from "./use-step-focus.ts";

interface Props {
  readonly file: ChosenFile;
  readonly summary: ImportSummary;
  readonly agreementName: string;
  readonly onStart: () => void;
  readonly onAgain: () => void;
}

/** What would come of a file, before anything is stored. */
export function ImportPreview({ file, summary, agreementName, onStart, onAgain }: Props) {
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
          isDisabled={!isNew}
          onPress={onStart}
          consequence={isNew ? `${summary.imported} tickets` : "nothing new in this file"}
        >
          Import
        </Button>
        <Button onPress={onAgain}>Choose another file</Button>
      </div>
      <ImportReport report={summary.report} />
    </>
  );
}
