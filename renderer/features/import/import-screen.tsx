import { useState } from "react";
import { useStore } from "zustand";
import { useDesk } from "../../stores/desk-context.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportRunning } from "./import-running.tsx";
import css from "./import-screen.module.css";
import { useImport } from "./use-import.ts";

/** Bringing incidents in from another tool: look first, then take them in, and be told row by row what could not be used. */
export function ImportScreen() {
  const { agreements } = useDesk();
  const inUse = useStore(agreements, (state) => state.inUse);
  const [chosen, setChosen] = useState<string | null>(null);
  const { at, problem, choose, start, cancel, again } = useImport();
  const names = new Map(inUse.map(({ id, shortName }) => [id, shortName]));
  const agreement = chosen ?? [...names.keys()][0] ?? "";
  return (
    <div className={css["screen"]}>
      {problem === null ? null : (
        <p role="alert" className={css["problem"]}>
          {problem}
        </p>
      )}
      {at.step === "choose" || at.step === "reading" ? (
        <ChooseFile
          agreements={names}
          agreement={agreement}
          onAgreement={setChosen}
          reading={at.step === "reading" ? at.fileName : null}
          onFile={(file) => void choose(file, agreement)}
        />
      ) : null}
      {at.step === "preview" ? (
        <ImportPreview
          file={at.file}
          summary={at.summary}
          agreementName={names.get(agreement) ?? agreement}
          onStart={() => void start(agreement)}
          onAgain={again}
        />
      ) : null}
      {at.step === "running" ? (
        <ImportRunning progress={at.progress} onCancel={() => void cancel()} onAgain={again} />
      ) : null}
    </div>
  );
}
