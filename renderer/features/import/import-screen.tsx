import { useState } from "react";
import { useStore } from "zustand";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { OwnProfile } from "../../../shared/contract/import-profile.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { AskDates } from "./ask-dates.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportRunning } from "./import-running.tsx";
import css from "./import-screen.module.css";
import { MapColumns } from "./map-columns.tsx";
import { type HeldFile, type ImportDesk, type Reading, useImport } from "./use-import.ts";

/** Bringing incidents in from another tool: look first, then take them in, and be told row by row what could not be used. */
export function ImportScreen() {
  const { agreements } = useDesk();
  const inUse = useStore(agreements, (state) => state.inUse);
  const [chosen, setChosen] = useState<string | null>(null);
  const desk = useImport();
  const { at, problem, isBusy, again } = desk;
  const names = new Map(inUse.map(({ id, shortName }) => [id, shortName]));
  const agreement = chosen ?? [...names.keys()][0] ?? "";
  const document = inUse.find(({ id }) => id === agreement);
  const read = (file: HeldFile, reading: Reading): void => void desk.read(file, reading, agreement);
  return (
    <div className={css["screen"]} aria-busy={isBusy}>
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
          reading={at.step === "reading" ? at : null}
          onFile={(file) => void desk.choose(file, agreement)}
        />
      ) : null}
      <Questions desk={desk} agreement={document} onRead={read} />
      {at.step === "preview" ? (
        <ImportPreview
          file={at.file}
          reading={at.reading}
          summary={at.summary}
          profiles={desk.profiles}
          agreementName={names.get(agreement) ?? agreement}
          zone={document?.calendar.zone ?? "UTC"}
          isBusy={isBusy}
          onRead={(reading) => read(at.file, reading)}
          onMap={() => desk.map(at.file)}
          onDrop={(name) => void desk.drop(name)}
          onStart={() => void desk.start()}
          onAgain={again}
        />
      ) : null}
      {at.step === "running" ? (
        <ImportRunning progress={at.progress} onCancel={() => void desk.cancel()} onAgain={again} />
      ) : null}
    </div>
  );
}

interface QuestionsProps {
  readonly desk: ImportDesk;
  readonly agreement: AgreementDocument | undefined;
  readonly onRead: (file: HeldFile, reading: Reading) => void;
}

/** What the file does not tell by itself. */
function Questions({ desk: { at, isBusy, keep, again }, agreement, onRead }: QuestionsProps) {
  if (at.step === "mapping") {
    const go = async (profile: OwnProfile, isKept: boolean): Promise<void> => {
      if (isKept && !(await keep(profile))) return;
      onRead(at.file, { profile, dates: null, zone: null });
    };
    return (
      <MapColumns
        file={at.file}
        because={at.because}
        agreement={agreement}
        isBusy={isBusy}
        onRead={(profile, isKept) => void go(profile, isKept)}
        onAgain={again}
      />
    );
  }
  if (at.step !== "dates") return null;
  return (
    <AskDates
      fileName={at.file.fileName}
      question={at.question}
      isBusy={isBusy}
      onSay={(dates) => onRead(at.file, { ...at.reading, dates })}
      onAgain={again}
    />
  );
}
