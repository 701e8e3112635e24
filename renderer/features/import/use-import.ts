import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import type { Refusal } from "../../../shared/contract/answer.ts";
import { encodingOf } from "../../../shared/contract/text-encoding.ts";
import type { ImportProgress, ImportSummary } from "../../../shared/contract/views.ts";
import { useActor, useDesk } from "../../stores/desk-context.tsx";

const PROFILE = "servicenow-event-log";

export interface ChosenFile {
  readonly fileName: string;
  readonly text: string;
}

/** `File.text()` takes everything for UTF-8; Excel's "Unicode text" is not. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Where the person stands on this screen. A running job is the desk's, not the screen's: leaving does not stop it. */
export type ImportStep =
  | { readonly step: "choose" }
  | { readonly step: "reading"; readonly fileName: string }
  | { readonly step: "preview"; readonly file: ChosenFile; readonly summary: ImportSummary }
  | { readonly step: "running"; readonly progress: ImportProgress };

export interface ImportDesk {
  readonly at: ImportStep;
  readonly problem: string | null;
  readonly choose: (file: File, agreement: string) => Promise<void>;
  readonly start: (agreement: string) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly again: () => void;
}

export function useImport(): ImportDesk {
  const { client } = useDesk();
  const actor = useActor();
  const [at, setAt] = useState<ImportStep>({ step: "choose" });
  const [problem, setProblem] = useState<string | null>(null);
  useRunningImport(setAt);

  const refused = (error: Refusal): void => {
    setProblem(error.message);
    setAt({ step: "choose" });
  };
  const choose = async (file: File, agreement: string): Promise<void> => {
    setProblem(null);
    setAt({ step: "reading", fileName: file.name });
    const text = await textOf(file);
    const answer = await client.request("import.preview", { profile: PROFILE, agreement, fileName: file.name, text });
    if (!answer.ok) return refused(answer.error);
    setAt({ step: "preview", file: { fileName: file.name, text }, summary: answer.value });
  };
  const start = async (agreement: string): Promise<void> => {
    if (at.step !== "preview" || actor === null) return;
    const answer = await client.request("import.start", { profile: PROFILE, agreement, ...at.file });
    if (answer.ok) setAt((now) => furthest(now, answer.value));
    else setProblem(answer.error.message);
  };
  const cancel = async (): Promise<void> => {
    if (at.step !== "running") return;
    const answer = await client.request("import.cancel", { jobId: at.progress.jobId });
    if (answer.ok) setAt((now) => furthest(now, answer.value));
    else setProblem(answer.error.message);
  };
  const again = (): void => {
    setProblem(null);
    setAt({ step: "choose" });
  };
  return { at, problem, choose, start, cancel, again };
}

/** An answer can be overtaken by the pushes of its own job: what is further on stays. */
export function furthest(now: ImportStep, heard: ImportProgress): ImportStep {
  const isSameJob = now.step === "running" && now.progress.jobId === heard.jobId;
  const isBehind = isSameJob && (now.progress.state !== "running" || now.progress.done > heard.done);
  return isBehind && heard.state === "running" ? now : { step: "running", progress: heard };
}

/** Follows the import that runs, also one that was started before this screen was opened, and across a lost connection. */
function useRunningImport(setAt: Dispatch<SetStateAction<ImportStep>>): void {
  const { client } = useDesk();
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await client.request("import.status", {});
      const jobs = answer.ok ? answer.value : [];
      setAt((now) => {
        const mine = jobs.find((job) => now.step === "running" && job.jobId === now.progress.jobId);
        const job = mine ?? jobs.find(({ state }) => state === "running");
        return job === undefined ? now : furthest(now, job);
      });
    };
    void ask();
    return client.subscribe((push) => {
      if (push.name === "import.changed") setAt((now) => furthest(now, push.data));
      // What was told meanwhile was not heard.
      if (push.name === "stream.resynced") void ask();
    });
  }, [client, setAt]);
}
