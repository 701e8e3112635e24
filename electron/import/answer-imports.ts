import type { Answer } from "../../shared/contract/answer.ts";
import { answered, invalid, notFound, refused } from "../core/answers.ts";
import type { Desk, Handler, WaysIn } from "../core/handler.ts";
import { importJobsOf } from "./import-jobs.ts";
import { type EventLogFile, readEventLog } from "./read-event-log.ts";
import { runImport } from "./run-import.ts";

const UNWATCHED = { isCancelled: () => false, progressed: () => undefined };

/** The file, if the desk can take it in under that agreement. */
async function readable(desk: Desk, agreement: string, text: string): Promise<Answer<EventLogFile>> {
  if (!desk.directory.settings().agreements.includes(agreement)) {
    return invalid("agreement", "This agreement is not in use at this desk. Add it under Agreements first.");
  }
  const file = await readEventLog(text);
  return file.ok ? answered(file.value) : refused("NotAnEventLog", file.error);
}

/** What an import would do, with the report it would give; stores nothing. */
const previewImport: Handler<"import.preview"> = async (desk, { agreement, fileName, text }) => {
  const file = await readable(desk, agreement, text);
  if (!file.ok) return file;
  const order = { agreementId: agreement, fileName, startedBy: "preview", stores: false };
  return answered((await runImport(desk, file.value, order, UNWATCHED)).summary);
};

/** Begins an import and answers at once; `import.changed` tells how it goes on. */
const startImport: Handler<"import.start"> = async (desk, { agreement, fileName, text }, caller) => {
  const who = desk.sessions.signedIn(caller.connection);
  if (!who.ok) return who;
  const file = await readable(desk, agreement, text);
  if (!file.ok) return file;
  const jobs = importJobsOf(desk);
  if (jobs.running() !== undefined) {
    return refused("ImportRunning", "Another import is running. Wait for it to end, or cancel it.");
  }
  return answered(
    jobs.start(desk, file.value, {
      agreementId: agreement,
      fileName,
      startedBy: who.value.person.name,
      stores: true,
    }),
  );
};

/** Takes effect after the incident in hand: a ticket is imported whole or not at all. */
const cancelImport: Handler<"import.cancel"> = (desk, { jobId }) => {
  const progress = importJobsOf(desk).cancel(jobId);
  return progress === undefined ? notFound("There is no such import.") : answered(progress);
};

const importStatus: Handler<"import.status"> = (desk) => answered(importJobsOf(desk).list());

/** What an import answers; see the contract. */
export const importHandlers: Omit<WaysIn, "desk.openExample"> = {
  "import.preview": previewImport,
  "import.start": startImport,
  "import.cancel": cancelImport,
  "import.status": importStatus,
};
