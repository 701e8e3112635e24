import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { encodingOf } from "../../shared/contract/text-encoding.ts";
import type { ImportSummary } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { chooseAgreements } from "../core/agreements.ts";
import type { Desk } from "../core/handler.ts";
import { runRecords } from "../core/records/run-requests.ts";
import { PROFILE } from "../import/profile.ts";
import { type EventLogFile, readEventLog } from "../import/read-event-log.ts";
import { type ImportOutcome, runImport } from "../import/run-import.ts";
import {
  type Command,
  CommandFailed,
  type CommandInput,
  type CommandOutput,
  DB_FLAG,
  type ExitCode,
  JSON_FLAG,
  needed,
  onlyFile,
  optional,
  printJson,
  UsageError,
} from "./command.ts";
import { importText } from "./import-text.ts";
import { agreementNamed } from "./named-agreement.ts";
import { type CommandDesk, openForCommand } from "./open-for-command.ts";

export const importCommand: Command = {
  name: "import",
  usage: `FILE --profile ${PROFILE} --agreement stockport --db FILE`,
  summary: "Bring incidents of another tool in, with their own times and a report on every row",
  takesFile: true,
  flags: {
    profile: { value: "NAME", help: `what kind of file it is: ${PROFILE}` },
    agreement: { value: "ID", help: "the agreement the incidents are to run under" },
    ...DB_FLAG,
    by: { value: "NAME", help: "who brings them in; stands on every event" },
    all: { value: null, help: "also print the rows that are only worth a note" },
    "dry-run": { value: null, help: "say what would be imported and store nothing" },
    ...JSON_FLAG,
  },
  run: (input) => {
    const file = onlyFile(input, `the file to import: desk import incidents.csv --profile ${PROFILE} ...`);
    const profile = needed(input.flags, "profile", PROFILE);
    if (profile !== PROFILE) throw new UsageError(`There is no profile "${profile}". There is: ${PROFILE}.`);
    const { id } = agreementNamed(needed(input.flags, "agreement", "stockport"));
    const db = needed(input.flags, "db", "school.desk");
    return importFile(input, { file, text: readText(file), agreementId: id, db });
  },
};

interface Asked {
  readonly file: string;
  readonly text: string;
  readonly agreementId: string;
  readonly db: string;
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function importFile(input: CommandInput, asked: Asked): Promise<ExitCode> {
  const read = await readEventLog(asked.text);
  if (!read.ok) throw new CommandFailed(read.error);
  const isDry = input.flags["dry-run"] === true;
  const { desk, close } = isDry ? openToLook(asked.db) : openForCommand(asked.db, "import command");
  try {
    const { summary, wasCancelled } = await watched(input, desk, read.value, asked);
    print(input, summary);
    if (wasCancelled) input.output.err(isDry ? "Stopped." : STOPPED);
    if (wasCancelled) return 130;
    return summary.skippedRows > 0 ? 1 : 0;
  } finally {
    close();
  }
}

const STOPPED = "Stopped. What was imported stays; run it again to add the rest.";

/** A desk that is not there yet is not made either: what would be imported is asked of an empty one, which goes away. */
function openToLook(db: string): CommandDesk {
  if (existsSync(db)) return openForCommand(db, "import command");
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-dry-run-"));
  const { desk, close } = openForCommand(join(folder, "empty.desk"), "import command");
  const leave = (): void => {
    close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { desk, close: leave };
}

/** An agreement nobody has chosen yet would refuse every ticket; asking for it here is choosing it. */
function putInUse(desk: Desk, id: string, output: CommandOutput): void {
  const { agreements } = desk.directory.settings();
  if (agreements.includes(id)) return;
  const done = runRecords(desk, {
    commandId: asId<"command">(desk.ids.uuid()),
    acting: { by: { kind: "import", id: asId<"import">(desk.ids.uuid()) } },
    at: desk.time.now(),
    parts: [chooseAgreements(desk, [...agreements, id])],
  });
  if (!done.ok) throw new CommandFailed(done.error.message);
  output.err(`${id} is now in use at this desk.`);
}

/** Ctrl-C stops between two incidents; a second one ends the process, and the file is sound all the same. */
async function watched(input: CommandInput, desk: Desk, file: EventLogFile, asked: Asked): Promise<ImportOutcome> {
  let isCancelled = false;
  const cancel = (): void => void (isCancelled = true);
  process.once("SIGINT", cancel);
  const watch = progressLine(input.output);
  const startedBy = optional(input.flags, "by") ?? "the import command";
  const stores = input.flags["dry-run"] !== true;
  const order = { agreementId: asked.agreementId, fileName: basename(asked.file), startedBy, stores };
  try {
    const beforeFirst = (): void => putInUse(desk, asked.agreementId, input.output);
    return await runImport(desk, file, order, {
      isCancelled: () => isCancelled,
      beforeFirst,
      progressed: watch.progressed,
    });
  } finally {
    process.removeListener("SIGINT", cancel);
    watch.end();
  }
}

/** At most one line a second where nobody overwrites it. */
const LINE_EVERY_MS = 1_000;

function progressLine(output: CommandOutput) {
  let last = performance.now();
  let isShown = false;
  const progressed = (done: number, total: number): void => {
    const line = `${done} of ${total} incidents`;
    if (output.isTerminal) process.stderr.write(`\r${line}`);
    else if (performance.now() - last >= LINE_EVERY_MS) {
      output.err(line);
      last = performance.now();
    }
    isShown = output.isTerminal;
  };
  return { progressed, end: () => void (isShown && process.stderr.write("\r\u001B[K")) };
}

function print(input: CommandInput, summary: ImportSummary): void {
  const stored = input.flags["dry-run"] !== true;
  if (input.flags["json"] === true) printJson(input, { stored, ...summary });
  else input.output.out(importText(summary, { showsNotes: input.flags["all"] === true, stored }));
}
