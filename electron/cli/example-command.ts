import { existsSync, rmSync } from "node:fs";
import { bundledAgreements } from "../../shared/agreement/registry.ts";
import { openZone } from "../../shared/calendar/zone.ts";
import { requests } from "../../shared/contract/contract.ts";
import { QueueFilter } from "../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../shared/contract/queue-row.ts";
import { DAY_MS, type Instant } from "../../shared/kernel/instant.ts";
import { expectOk } from "../../shared/kernel/result.ts";
import { inputFaults } from "../core/input-faults.ts";
import { shownRows } from "../core/names.ts";
import { EXAMPLE_AGREEMENTS } from "../example/cast.ts";
import { fillWithExample } from "../example/open-example.ts";
import { type Command, CommandFailed, DB_FLAG, JSON_FLAG, needed, optional, printJson, UsageError } from "./command.ts";
import { readAt } from "./due/read-at.ts";
import { isoLocal } from "./local-words.ts";
import { openForCommand } from "./open-for-command.ts";
import { facts, table } from "./table.ts";

const LONDON = "Europe/London";

export const exampleCommand: Command = {
  name: "example",
  usage: "--db FILE",
  summary: "Make an example desk in a new file: a week under the five agreements, ending now",
  takesFile: false,
  flags: {
    ...DB_FLAG,
    at: { value: "TIME", help: "end the week then instead of now: the same time makes the same week" },
    person: { value: "NAME", help: "who opens it; Asha Bello unless given" },
    ...JSON_FLAG,
  },
  run: (input) => {
    if (input.files.length > 0)
      throw new UsageError(`Name the file with --db: ${input.files.join(" ")} is not a flag.`);
    const db = needed(input.flags, "db", "example.desk");
    if (existsSync(db)) {
      throw new CommandFailed(`${db} is already there. The example desk goes into a new file; choose another name.`);
    }
    const zone = expectOk(openZone(LONDON), "London is a zone");
    const typed = optional(input.flags, "at");
    const at = typed === undefined ? Date.now() : readAt(zone, typed, undefined);
    refuseOutOfRange(at, typed ?? isoLocal(zone, at));
    const person = personOf(optional(input.flags, "person"));
    const { desk, close } = openForCommand(db, "example command", () => at);
    let isMade = false;
    try {
      const week = fillWithExample(desk, person);
      isMade = true;
      const { rows } = desk.store.queue(QueueFilter.parse({ statuses: [] }), 0, 1_000);
      const counts = countsOf(shownRows(desk, rows));
      const made = {
        file: desk.store.file,
        endsAt: isoLocal(zone, at),
        people: week.people.length,
        sites: week.sites.length,
        tickets: rows.length,
      };
      if (input.flags["json"] === true) printJson(input, { ...made, agreements: counts });
      else
        input.output.out(
          `${text(counts)}\n\n${facts(Object.entries(made).map(([label, value]) => [label, String(value)] as const))}`,
        );
      return 0;
    } finally {
      close();
      // Half a week would look like a desk, and no second try could go into its file.
      if (!isMade)
        for (const end of ["", "-wal", "-shm", "-lock", "-holder", "-told"]) rmSync(`${db}${end}`, { force: true });
    }
  },
};

/** Calls of the week that took long were logged that much earlier, under an agreement that was in force then. */
const REACHES_BACK_MS = 31 * DAY_MS;

/** What it plans for the months after it must lie within what can be planned (`shared/change/far-future.ts`). */
const LAST_YEAR = 2196;

/** @throws UsageError where the agreements or their calendars do not cover the week. */
function refuseOutOfRange(at: Instant, said: string): void {
  const begins = EXAMPLE_AGREEMENTS.map((id) => {
    const versions = bundledAgreements().filter((version) => version.id === id);
    return Math.min(...versions.map(({ effectiveFrom }) => Date.parse(effectiveFrom)));
  });
  const first = Math.max(...begins) + REACHES_BACK_MS;
  if (at >= first && at < Date.UTC(LAST_YEAR + 1, 0, 1)) return;
  const from = new Date(first).toISOString().slice(0, 10);
  throw new UsageError(`The example week cannot end at ${said}: it can from ${from} to the end of ${LAST_YEAR}.`);
}

/** The name as the desk itself would take it. @throws UsageError with the desk's own sentence. */
function personOf(typed: string | undefined): string {
  const read = requests["desk.openExample"].input.safeParse(typed === undefined ? {} : { person: typed });
  if (read.success) return read.data.person;
  throw new UsageError(`--person: ${inputFaults(read.error.issues)[0]?.message ?? "this is no name."}`);
}

type Counts = Readonly<Record<string, Readonly<Record<QueueRow["status"], number>>>>;

const STATUSES = ["unverified", "open", "resolved", "closed"] as const;

function countsOf(rows: readonly QueueRow[]): Counts {
  const counts: Record<string, Record<QueueRow["status"], number>> = {};
  for (const { agreementId, status } of rows) {
    const of = (counts[agreementId] ??= { unverified: 0, open: 0, resolved: 0, closed: 0 });
    of[status] += 1;
  }
  return counts;
}

function text(counts: Counts): string {
  const rows = Object.entries(counts).map(([id, of]) => [id, ...STATUSES.map((status) => String(of[status]))]);
  return table(["agreement", ...STATUSES], rows, [1, 2, 3, 4]);
}
