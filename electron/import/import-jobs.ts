import type { ImportProgress } from "../../shared/contract/views.ts";
import type { Desk } from "../core/handler.ts";
import type { EventLogFile } from "./read-event-log.ts";
import { type ImportOrder, type ImportOutcome, runImport } from "./run-import.ts";

interface Job {
  progress: ImportProgress;
  isCancelled: boolean;
}

/** The imports of one desk since it was opened, the newest last. */
export interface ImportJobs {
  list(): readonly ImportProgress[];
  running(): ImportProgress | undefined;
  start(desk: Desk, file: EventLogFile, order: ImportOrder): ImportProgress;
  /** Stops after the incident in hand; undefined where there is no such job. */
  cancel(jobId: string): ImportProgress | undefined;
}

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
  const jobs = new Map<string, Job>();
  const list = (): readonly ImportProgress[] => [...jobs.values()].map(({ progress }) => progress);
  return {
    list,
    running: () => list().find(({ state }) => state === "running"),
    start: (desk, file, order) => {
      const total = file.incidents.size;
      const jobId = desk.ids.uuid();
      const { fileName } = order;
      const progress = { jobId, fileName, done: 0, total, ...RUNNING(0, total), summary: null };
      const job: Job = { isCancelled: false, progress };
      jobs.set(jobId, job);
      for (const old of [...jobs.keys()].slice(0, -KEPT)) jobs.delete(old);
      void work(desk, job, file, order);
      return job.progress;
    },
    cancel: (jobId) => {
      const job = jobs.get(jobId);
      if (job?.progress.state === "running") job.isCancelled = true;
      return job?.progress;
    },
  };
}

const RUNNING = (done: number, total: number) =>
  ({ state: "running", message: `${done} of ${total} incidents` }) as const;

async function work(desk: Desk, job: Job, file: EventLogFile, order: ImportOrder): Promise<void> {
  const { total } = job.progress;
  const progress = (change: Partial<ImportProgress>): void => {
    job.progress = { ...job.progress, ...change };
    desk.publish({ name: "import.changed", data: job.progress });
  };
  try {
    // The answer to the request goes out before the first incident is touched.
    await Promise.resolve();
    const control = {
      isCancelled: () => job.isCancelled,
      progressed: (done: number) => progress({ done, ...RUNNING(done, total) }),
    };
    progress(ending(await runImport(desk, file, order, control)));
  } catch (fault) {
    desk.log.error("An import failed", { file: order.fileName, message: String(fault) });
    const message = "The import stopped because something went wrong. What was imported stays; start it again.";
    progress({ state: "failed", message });
  }
}

function ending({ summary, wasCancelled }: ImportOutcome): Partial<ImportProgress> {
  const { imported, alreadyPresent, tickets } = summary;
  const counts = `${imported} imported, ${alreadyPresent} here already`;
  if (!wasCancelled) return { done: tickets, state: "done", message: `Done: ${counts}.`, summary };
  const message = `Stopped: ${counts}. What was imported stays; start it again to add the rest.`;
  return { done: tickets, state: "cancelled", message, summary };
}
