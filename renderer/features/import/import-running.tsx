import type { ImportProgress } from "../../../shared/contract/import-views.ts";
import { Button } from "../../components/button.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { showFilter } from "../../stores/queue/load-queue.ts";
import { EVERY_STATUS, EVERYTHING_OPEN } from "../../stores/queue/queue-filter.ts";
import { goTo } from "../../stores/route-store.ts";
import { ImportCounts } from "./import-counts.tsx";
import { ImportNotes } from "./import-notes.tsx";
import { ImportReport } from "./import-report.tsx";
import css from "./import-screen.module.css";
import { useStepFocus } from "./use-step-focus.ts";

interface Props {
  readonly progress: ImportProgress;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
}

const TITLES: Readonly<Record<ImportProgress["state"], string>> = {
  open: "Importing",
  running: "Importing",
  done: "Imported",
  cancelled: "Import cancelled",
  failed: "The import stopped",
};

/** How far the import has come; afterwards what it did, row by row. */
export function ImportRunning({ progress, onCancel, onAgain }: Props) {
  const desk = useDesk();
  const isRunning = progress.state === "running";
  const title = useStepFocus(progress.state);
  const showTickets = (): void => {
    void showFilter(desk, { ...EVERYTHING_OPEN, statuses: EVERY_STATUS, text: progress.fileName });
    goTo(desk.route, "queue");
  };
  return (
    <>
      <header className={css["head"]}>
        <h2 ref={title} tabIndex={-1}>
          {TITLES[progress.state]}
        </h2>
        <p role="status">{progress.message}</p>
      </header>
      <div className={css["progress"]}>
        <progress aria-label="Tickets taken in" value={progress.done} max={Math.max(progress.total, 1)} />
      </div>
      {progress.summary === null ? null : <ImportCounts summary={progress.summary} />}
      <div className={css["buttons"]}>
        {isRunning ? (
          <Button onPress={onCancel} consequence="what was taken in stays">
            Cancel
          </Button>
        ) : (
          <>
            <Button kind="primary" onPress={showTickets}>
              Show the tickets
            </Button>
            <Button onPress={onAgain}>Import another file</Button>
          </>
        )}
      </div>
      {progress.summary === null ? null : <ImportNotes notes={progress.summary.notes} />}
      {progress.summary === null ? null : <ImportReport jobId={progress.jobId} summary={progress.summary} />}
    </>
  );
}
