import { existsSync } from "node:fs";
import { openZone } from "../../shared/calendar/zone.ts";
import { QueueFilter } from "../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../shared/contract/queue-row.ts";
import { expectOk } from "../../shared/kernel/result.ts";
import { fillWithExample } from "../core/example/open-example.ts";
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
    const { desk, close } = openForCommand(db, "example command", () => at);
    try {
      const week = fillWithExample(desk, optional(input.flags, "person") ?? "Asha Bello");
      const { rows } = desk.store.queue(QueueFilter.parse({ statuses: [] }), 0, 1_000);
      const counts = countsOf(rows);
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
    }
  },
};

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
