import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import type { Answer, Refusal } from "../../../shared/contract/answer.ts";
import type { OwnProfile } from "../../../shared/contract/import-profile.ts";
import type {
  ImportLook,
  ImportProfileView,
  ImportProgress,
  ImportSummary,
} from "../../../shared/contract/import-views.ts";
import { useActor, useDesk } from "../../stores/desk-context.tsx";
import { sendFile } from "./send-file.ts";

/** How the file in hand is to be read, as far as somebody said so. */
export interface Reading {
  readonly profile: string | OwnProfile;
  readonly dates: "day-first" | "month-first" | null;
  readonly zone: string | null;
}

/** A file the desk has. */
export interface HeldFile {
  readonly jobId: string;
  readonly fileName: string;
  readonly look: ImportLook;
}

/** Where the person stands on this screen. A running job is the desk's, not the screen's: leaving does not stop it. */
export type ImportStep =
  | { readonly step: "choose" }
  | { readonly step: "reading"; readonly fileName: string; readonly sent: number; readonly size: number }
  | { readonly step: "mapping"; readonly file: HeldFile; readonly because: string | null }
  | { readonly step: "dates"; readonly file: HeldFile; readonly reading: Reading; readonly question: string }
  | { readonly step: "preview"; readonly file: HeldFile; readonly reading: Reading; readonly summary: ImportSummary }
  | { readonly step: "running"; readonly progress: ImportProgress };

export interface ImportDesk {
  readonly at: ImportStep;
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly profiles: readonly ImportProfileView[];
  readonly choose: (file: File, agreement: string) => Promise<void>;
  readonly read: (file: HeldFile, reading: Reading, agreement: string) => Promise<void>;
  readonly keep: (profile: OwnProfile) => Promise<boolean>;
  readonly drop: (name: string) => Promise<void>;
  readonly map: (file: HeldFile) => void;
  readonly start: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly again: () => void;
}

export function useImport(): ImportDesk {
  const { client } = useDesk();
  const actor = useActor();
  const [at, setAt] = useState<ImportStep>({ step: "choose" });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const kept = useProfiles(setProblem);
  useRunningImport(setAt);

  const refused = (error: Refusal): void => {
    setProblem(error.message);
    setAt({ step: "choose" });
  };
  const read = async (file: HeldFile, reading: Reading, agreement: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await client.request("import.preview", { jobId: file.jobId, agreement, ...reading });
    setBusy(false);
    if (answer.ok) return setAt({ step: "preview", file, reading, summary: answer.value });
    const { rejection, message } = { rejection: undefined, ...answer.error };
    if (rejection === "DateOrderOpen") return setAt({ step: "dates", file, reading, question: message });
    if (rejection === "NotThisProfile") return setAt({ step: "mapping", file, because: message });
    if (rejection === "NotReadable") return refused(answer.error);
    setProblem(message);
  };
  const choose = async (chosen: File, agreement: string): Promise<void> => {
    setProblem(null);
    const reading = { step: "reading", fileName: chosen.name, size: chosen.size } as const;
    setAt({ ...reading, sent: 0 });
    const sent = await sendFile(client, chosen, (bytes) => setAt({ ...reading, sent: bytes }));
    if (!sent.ok) return refused(sent.error);
    const look = await client.request("import.look", { jobId: sent.value });
    if (!look.ok) return refused(look.error);
    const file = { jobId: sent.value, fileName: chosen.name, look: look.value };
    if (look.value.guess === null) return setAt({ step: "mapping", file, because: null });
    await read(file, { profile: look.value.guess, dates: null, zone: null }, agreement);
  };
  const start = async (): Promise<void> => {
    if (at.step !== "preview" || actor === null) return;
    const answer = await client.request("import.start", { jobId: at.file.jobId });
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
  const map = (file: HeldFile): void => setAt({ step: "mapping", file, because: null });
  return { at, problem, isBusy, ...kept, choose, read, map, start, cancel, again };
}

/** The kinds of file that can be read here, and what this desk keeps of its own. */
function useProfiles(refuse: (message: string) => void): Pick<ImportDesk, "profiles" | "keep" | "drop"> {
  const { client } = useDesk();
  const [profiles, setProfiles] = useState<readonly ImportProfileView[]>([]);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await client.request("import.profiles", {});
      if (answer.ok) setProfiles(answer.value);
    };
    void ask();
  }, [client]);
  const taken = (answer: Answer<readonly ImportProfileView[]>): boolean => {
    if (answer.ok) setProfiles(answer.value);
    else refuse(answer.error.message);
    return answer.ok;
  };
  return {
    profiles,
    keep: async (profile) => taken(await client.request("import.keepProfile", { profile })),
    drop: async (name) => void taken(await client.request("import.dropProfile", { name })),
  };
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
