import type { ImportProgress, ImportRowReport } from "../../shared/contract/import-views.ts";
import type { Desk } from "../core/handler.ts";
import type { ImportSource, ReadHead } from "./import-source.ts";
import { isAboutFile } from "./report-lines.ts";
import { type ImportOrder, type ImportOutcome, runImport } from "./run-import.ts";

/** One file on its way in: first open, then running, then ended with its report. */
export interface ImportJob {
  readonly source: ImportSource;
  progress: ImportProgress;
  /** Bytes that arrived. */
  bytes: number;
  isCancelled: boolean;
  /** How it was last read, which is how it will be brought in. */
  read: { readonly head: ReadHead; readonly order: ImportOrder } | null;
  report: readonly ImportRowReport[];
}

/** The imports of one desk since it was opened, the newest last. */
export interface ImportJobs {
  list(): readonly ImportProgress[];
  running(): ImportProgress | undefined;
  find(jobId: string): ImportJob | undefined;
  begin(jobId: string, fileName: string, source: ImportSource): ImportProgress;
  /** What would come of it; null where it was taken away meanwhile. */
  preview(desk: Desk, job: ImportJob, head: ReadHead, order: ImportOrder): Promise<ImportOutcome>;
  start(desk: Desk, job: ImportJob, order: ImportOrder): ImportProgress;
  /** Stops after the record in hand. */
  cancel(job: ImportJob): ImportProgress;
}

/** Reports are long, and files are longer: of more than these only the counts are kept. */
const KEPT_REPORTS = 3;
const KEPT_FILES = 3;
const KEPT = 10;
const opened = new WeakMap<object, ImportJobs>();

/** The jobs that belong to this desk's file. */
export function importJobsOf({ store }: Desk): ImportJobs {
  const known = opened.get(store);
  if (known !== undefined) return known;
  const jobs = createJobs();
  opened.set(store, jobs);
  return jobs;
}

function createJobs(): ImportJobs {
  const jobs = new Map<string, ImportJob>();
  const list = (): readonly ImportProgress[] => [...jobs.values()].map(({ progress }) => progress);
  return {
    list: () => list().filter(({ state }) => state !== "open"),
    running: () => list().find(({ state }) => state === "running"),
    find: (jobId) => jobs.get(jobId),
    begin: (jobId, fileName, source) => {
      const progress = { jobId, fileName, done: 0, total: 0, state: "open", message: "", summary: null } as const;
      jobs.set(jobId, { source, progress, bytes: 0, isCancelled: false, read: null, report: [] });
      forgetOld(jobs);
      return progress;
    },
    preview: async (desk, job, head, order) => {
      const control = { isCancelled: () => job.isCancelled, progressed: () => undefined };
      const outcome = await runImport(desk, job.source, head, order, control);
      job.read = { head, order };
      job.report = outcome.report.filter((line) => !isAboutFile(line));
      return outcome;
    },
    start: (desk, job, order) => {
      const total = job.read?.head.records ?? 0;
      job.progress = { ...job.progress, done: 0, total, ...RUNNING(0, total), summary: null };
      void work(desk, job, order);
      return job.progress;
    },
    cancel: (job) => {
      job.isCancelled = true;
      if (job.progress.state === "open") {
        job.source.close();
        jobs.delete(job.progress.jobId);
      }
      return job.progress;
    },
  };
}

/** Files nobody brought in, reports nobody reads any more: the newest stay. */
function forgetOld(jobs: Map<string, ImportJob>): void {
  const all = [...jobs.values()];
  const open = all.filter(({ progress }) => progress.state === "open");
  for (const { source, progress } of open.slice(0, -KEPT_FILES)) {
    source.close();
    jobs.delete(progress.jobId);
  }
  const ended = all.filter(({ progress }) => progress.state !== "open" && progress.state !== "running");
  for (const job of ended.slice(0, -KEPT_REPORTS)) job.report = [];
  for (const { progress } of ended.slice(0, -KEPT)) jobs.delete(progress.jobId);
}

const RUNNING = (done: number, total: number) =>
  ({ state: "running", message: `${done} of ${total} incidents` }) as const;

async function work(desk: Desk, job: ImportJob, order: ImportOrder): Promise<void> {
  const { total } = job.progress;
  const progress = (change: Partial<ImportProgress>): void => {
    job.progress = { ...job.progress, ...change };
    desk.publish({ name: "import.changed", data: job.progress });
  };
  try {
    // The answer to the request goes out before the first record is touched.
    await Promise.resolve();
    if (job.read === null) throw new Error("Nothing was read.");
    const control = {
      isCancelled: () => job.isCancelled,
      progressed: (done: number) => progress({ done, ...RUNNING(done, total) }),
    };
    const outcome = await runImport(desk, job.source, job.read.head, order, control);
    job.report = outcome.report.filter((line) => !isAboutFile(line));
    progress(ending(outcome));
  } catch (fault) {
    desk.log.error("An import failed", { jobId: job.progress.jobId, message: String(fault) });
    const message = "The import stopped because something went wrong. What was imported stays; start it again.";
    progress({ state: "failed", message });
  } finally {
    job.source.close();
  }
}

function ending({ summary, wasCancelled }: ImportOutcome): Partial<ImportProgress> {
  const { imported, alreadyPresent, tickets, skippedRows } = summary;
  const left = skippedRows === 0 ? "" : `, ${skippedRows} ${skippedRows === 1 ? "row" : "rows"} left out`;
  const counts = `${imported} imported, ${alreadyPresent} here already${left}`;
  if (!wasCancelled) return { done: tickets, state: "done", message: `Done: ${counts}.`, summary };
  const message = `Stopped: ${counts}. What was imported stays; start it again to add the rest.`;
  return { done: tickets, state: "cancelled", message, summary };
}
