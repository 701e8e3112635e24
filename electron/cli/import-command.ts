import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { bundledAgreements } from "../../shared/agreement/registry.ts";
import type { OwnProfile } from "../../shared/contract/import-profile.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { chooseAgreements } from "../core/agreements.ts";
import type { Desk } from "../core/handler.ts";
import { runRecords } from "../core/records/run-requests.ts";
import { sourceHere } from "../import/import-engine.ts";
import type { ImportSource, ReadHead, ReadRefusal } from "../import/import-source.ts";
import { ownProfilesOf, profileNamed } from "../import/own-profiles.ts";
import { PROFILES } from "../import/profiles/all-profiles.ts";
import { nearestOf } from "../import/profiles/nearest.ts";
import { type ImportOrder, type ImportOutcome, runImport } from "../import/run-import.ts";
import type { DateOrder } from "../import/times/date-parts.ts";
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

const EXAMPLE_PROFILE = "servicenow-event-log";

export const importCommand: Command = {
  name: "import",
  usage: `FILE --profile ${EXAMPLE_PROFILE} --agreement stockport --db FILE`,
  summary: "Bring incidents of another tool in, with their own times and a report on every row",
  takesFile: true,
  flags: {
    profile: {
      value: "NAME",
      help: `what kind of file it is: ${PROFILES.map(({ id }) => id).join(", ")}, or one this desk keeps`,
    },
    agreement: { value: "ID", help: "the agreement the incidents are to run under" },
    ...DB_FLAG,
    by: { value: "NAME", help: "who brings them in; stands on every event" },
    dates: { value: "ORDER", help: "day-first or month-first, where the file itself does not tell" },
    zone: { value: "ZONE", help: "the zone its times were written in; the agreement's unless given" },
    source: { value: "NAME", help: "which instance of the tool the numbers are of, where there are several" },
    all: { value: null, help: "also print the rows that are only worth a note, and what came of every record" },
    "dry-run": { value: null, help: "say what would be imported and store nothing" },
    ...JSON_FLAG,
  },
  run: (input) => {
    const file = onlyFile(input, `the file to import: desk import incidents.csv --profile ${EXAMPLE_PROFILE} ...`);
    const profile = needed(input.flags, "profile", EXAMPLE_PROFILE);
    const { id } = agreementNamed(needed(input.flags, "agreement", "stockport"));
    const db = needed(input.flags, "db", "school.desk");
    return importFile(input, { file, bytes: readBytes(file), profile, agreementId: id, db, dates: datesOf(input) });
  },
};

interface Asked {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly profile: string;
  readonly agreementId: string;
  readonly db: string;
  readonly dates: DateOrder | null;
}

function datesOf({ flags }: CommandInput): DateOrder | null {
  const typed = optional(flags, "dates");
  if (typed === undefined || typed === "day-first" || typed === "month-first") return typed ?? null;
  throw new UsageError(`--dates is day-first or month-first, not "${typed}".`);
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function importFile(input: CommandInput, asked: Asked): Promise<ExitCode> {
  const isDry = input.flags["dry-run"] === true;
  const open = (): CommandDesk => (isDry ? openToLook(asked.db) : openForCommand(asked.db, "import command"));
  const source = sourceHere(bundledAgreements());
  // A profile that comes with the desk is tried before any desk is made; one of a desk's own lies in it.
  const isBundled = PROFILES.some(({ id }) => id === asked.profile.toLowerCase());
  if (!isBundled && !existsSync(asked.db)) throw new UsageError(noSuchProfile(asked.profile));
  const early = isBundled ? await readFile(input, asked, source, []) : null;
  const { desk, close } = open();
  try {
    const { head, order } = early ?? (await readFile(input, asked, source, ownProfilesOf(desk), desk));
    const { summary, report, wasCancelled } = await watched(input, desk, source, head, order);
    const stored = !isDry;
    if (input.flags["json"] === true) printJson(input, { stored, ...summary, report });
    else input.output.out(importText(summary, report, { showsNotes: input.flags["all"] === true, stored }));
    if (wasCancelled) input.output.err(isDry ? "Stopped." : STOPPED);
    if (wasCancelled) return 130;
    return summary.isWhole ? 0 : 1;
  } finally {
    close();
  }
}

const STOPPED = "Stopped. What was imported stays; run it again to add the rest.";

function noSuchProfile(name: string): string {
  const known = PROFILES.map(({ id }) => id);
  const nearest = nearestOf(name, known);
  const hint = nearest === undefined ? "" : ` The nearest is ${nearest}.`;
  return `There is no profile "${name}".${hint} There are: ${known.join(", ")}, and those a desk keeps of its own.`;
}

interface Read {
  readonly head: ReadHead;
  readonly order: ImportOrder;
}

async function readFile(
  input: CommandInput,
  asked: Asked,
  source: ImportSource,
  own: readonly OwnProfile[],
  desk?: Desk,
): Promise<Read> {
  const profile = desk === undefined ? asked.profile.toLowerCase() : profileNamed(desk, asked.profile);
  if (typeof profile !== "string" && "message" in profile) throw new UsageError(profile.message);
  const { agreementId, dates } = asked;
  const order: ImportOrder = {
    profile,
    agreementId,
    source: optional(input.flags, "source") ?? "",
    dates,
    zone: optional(input.flags, "zone") ?? null,
    by: { kind: "import", id: asId<"import">(crypto.randomUUID()) },
    fileName: basename(asked.file),
    now: Date.now(),
    startedBy: optional(input.flags, "by") ?? "the import command",
    stores: input.flags["dry-run"] !== true,
  };
  const added = await source.add(asked.bytes);
  if (!added.ok) throw new CommandFailed(added.error.message);
  const head = await source.read(order, own);
  if (!head.ok) throw refusal(head.error);
  return { head: head.value, order };
}

function refusal({ kind, message }: ReadRefusal): UsageError | CommandFailed {
  switch (kind) {
    case "DateOrderOpen":
      return new UsageError(`${message} Say which: --dates day-first or --dates month-first.`);
    case "UnknownZone":
      return new UsageError(`${message} A zone is named like Europe/London or UTC.`);
    case "NotReadable":
    case "NotThisProfile":
      return new CommandFailed(message);
  }
}

/** A desk that is not there yet is not made either: what would be imported is asked of an empty one, which goes away. */
function openToLook(db: string): CommandDesk {
  if (existsSync(db)) return openForCommand(db, "import command");
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-dry-run-"));
  const opened = openForCommand(join(folder, "empty.desk"), "import command");
  const leave = (): void => {
    opened.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...opened, close: leave };
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
async function watched(
  input: CommandInput,
  desk: Desk,
  source: ImportSource,
  head: ReadHead,
  order: ImportOrder,
): Promise<ImportOutcome> {
  let isCancelled = false;
  const cancel = (): void => void (isCancelled = true);
  process.once("SIGINT", cancel);
  const watch = progressLine(input.output);
  try {
    const beforeFirst = (): void => putInUse(desk, order.agreementId, input.output);
    return await runImport(desk, source, head, order, {
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
