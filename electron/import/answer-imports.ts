import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import type { Answer } from "../../shared/contract/answer.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { answered, invalid, notFound, refused } from "../core/answers.ts";
import type { Desk, Handler, WaysIn } from "../core/handler.ts";
import { type ImportJob, importJobsOf } from "./import-jobs.ts";
import type { ImportSource } from "./import-source.ts";
import { dropProfile, keepProfile, listProfiles, ownProfilesOf, profileNamed } from "./own-profiles.ts";
import { reportPage } from "./report-lines.ts";

/** Opens a file to be read, on a thread of its own where the desk must go on meanwhile. */
export type OpenSource = (agreements: readonly AgreementDocument[]) => ImportSource;

const NO_SUCH = "There is no such import. Choose the file again.";

/** The job, if it is still at the point where a file can be read. */
function openJob(desk: Desk, jobId: string): Answer<ImportJob> {
  const job = importJobsOf(desk).find(jobId);
  if (job === undefined) return notFound(NO_SUCH);
  return job.progress.state === "open"
    ? answered(job)
    : refused("ImportBegun", "This import was started already. Choose the file again to import it once more.");
}

const addPiece: Handler<"import.piece"> = async (desk, { jobId, at, base64 }) => {
  const job = openJob(desk, jobId);
  if (!job.ok) return job;
  if (at !== job.value.bytes) return invalid("at", `The next piece begins at byte ${job.value.bytes}.`);
  const bytes = bytesOf(base64);
  job.value.bytes += bytes.length;
  const added = await job.value.source.add(bytes);
  return added.ok ? answered({ bytes: job.value.bytes }) : refused(added.error.kind, added.error.message);
};

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

const lookAtFile: Handler<"import.look"> = async (desk, { jobId }) => {
  const job = openJob(desk, jobId);
  if (!job.ok) return job;
  const look = await job.value.source.look(ownProfilesOf(desk));
  return look.ok ? answered({ jobId, ...look.value }) : refused(look.error.kind, look.error.message);
};

/** What an import would do, with the report it would give; stores nothing. */
const previewImport: Handler<"import.preview"> = async (desk, input) => {
  const { jobId, agreement: agreementId, profile: asked, source, dates, zone } = input;
  if (!desk.directory.settings().agreements.includes(agreementId)) {
    return invalid("agreement", "This agreement is not in use at this desk. Add it under Agreements first.");
  }
  const job = openJob(desk, jobId);
  if (!job.ok) return job;
  const profile = typeof asked === "string" ? profileNamed(desk, asked) : asked;
  if (typeof profile !== "string" && "message" in profile) return invalid("profile", profile.message);
  const { fileName } = job.value.progress;
  const by = { kind: "import", id: asId<"import">(jobId) } as const;
  const order = { profile, agreementId, source, dates, zone, by, fileName, now: desk.time.now() };
  const head = await job.value.source.read(order, ownProfilesOf(desk));
  if (!head.ok) return refused(head.error.kind, head.error.message);
  const preview = { ...order, startedBy: "preview", stores: false };
  return answered((await importJobsOf(desk).preview(desk, job.value, head.value, preview)).summary);
};

/** Begins an import and answers at once; `import.changed` tells how it goes on. */
const startImport: Handler<"import.start"> = (desk, { jobId }, caller) => {
  const who = desk.sessions.signedIn(caller.connection);
  if (!who.ok) return who;
  const job = openJob(desk, jobId);
  if (!job.ok) return job;
  const { read } = job.value;
  if (read === null) return refused("NotPreviewed", "Look at what would come of the file first.");
  const jobs = importJobsOf(desk);
  if (jobs.running() !== undefined) {
    return refused("ImportRunning", "Another import is running. Wait for it to end, or cancel it.");
  }
  const startedBy = who.value.person.name;
  return answered(jobs.start(desk, job.value, { ...read.order, startedBy, stores: true }));
};

/** Takes effect after the record in hand: a ticket is imported whole or not at all. */
const cancelImport: Handler<"import.cancel"> = (desk, { jobId }) => {
  const jobs = importJobsOf(desk);
  const job = jobs.find(jobId);
  return job === undefined ? notFound("There is no such import.") : answered(jobs.cancel(job));
};

const importReport: Handler<"import.report"> = (desk, { jobId, ...asked }) => {
  const job = importJobsOf(desk).find(jobId);
  return job === undefined ? notFound("There is no such import.") : answered(reportPage(job.report, asked));
};

/** What an import answers; see the contract. */
export function importHandlers(openSource: OpenSource): Omit<WaysIn, "desk.openExample"> {
  return {
    "import.begin": (desk, { fileName }) =>
      answered(importJobsOf(desk).begin(desk.ids.uuid(), fileName, openSource(desk.shelf.documents))),
    "import.piece": addPiece,
    "import.look": lookAtFile,
    "import.preview": previewImport,
    "import.start": startImport,
    "import.cancel": cancelImport,
    "import.status": (desk) => answered(importJobsOf(desk).list()),
    "import.report": importReport,
    "import.profiles": listProfiles,
    "import.keepProfile": keepProfile,
    "import.dropProfile": dropProfile,
  };
}
