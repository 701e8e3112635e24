import { renameSync, rmSync, writeFileSync } from "node:fs";
import { openZone } from "../../shared/calendar/zone.ts";
import { DAY_MS, type Instant } from "../../shared/kernel/instant.ts";
import { expectOk } from "../../shared/kernel/result.ts";
import { scheduleFile } from "../core/changes/schedule-requests.ts";
import { type Command, CommandFailed, DB_FLAG, needed, optional, UsageError } from "./command.ts";
import { readAt } from "./due/read-at.ts";
import { openForCommand } from "./open-for-command.ts";

const LONDON = "Europe/London";
/** What a subscriber sees where nothing else is asked for: what was lately, and what is planned. */
const BACK_MS = 31 * DAY_MS;
const AHEAD_MS = 366 * DAY_MS;

/** The forward schedule as a file that calendar programs read and can subscribe to from a folder. */
export const calendarCommand: Command = {
  name: "calendar",
  usage: "--db FILE --out FILE.ics",
  summary: "The forward schedule as an iCalendar file: changes, planned work, freezes; or one of them",
  takesFile: false,
  flags: {
    ...DB_FLAG,
    out: { value: "FILE", help: "write it there, replacing an earlier one whole; printed unless given" },
    from: { value: "TIME", help: "what ends after that; a month ago unless given" },
    until: { value: "TIME", help: "what begins before that; a year from now unless given" },
    entry: { value: "ID", help: "this change or planned work alone" },
  },
  run: (input) => {
    if (input.files.length > 0)
      throw new UsageError(`Name the file with --out: ${input.files.join(" ")} is not a flag.`);
    const { flags, output } = input;
    const db = needed(flags, "db", "school.desk");
    const out = optional(flags, "out");
    const from = timeOf(optional(flags, "from")) ?? Date.now() - BACK_MS;
    const until = timeOf(optional(flags, "until")) ?? Date.now() + AHEAD_MS;
    if (until <= from) throw new UsageError("--until has to lie after --from.");
    const entryId = optional(flags, "entry");
    const { desk, close } = openForCommand(db, "calendar command");
    try {
      const made = scheduleFile(desk, { from, until, entryId });
      if (!made.ok) throw new CommandFailed(made.error.message);
      const { text, entries } = made.value;
      if (out === undefined) output.out(text.trimEnd());
      else {
        replaceFile(out, text);
        output.out(`${out}: ${entries} ${entries === 1 ? "entry" : "entries"} of the schedule.`);
      }
      return 0;
    } finally {
      close();
    }
  },
};

function timeOf(typed: string | undefined): Instant | undefined {
  return typed === undefined ? undefined : readAt(expectOk(openZone(LONDON), "London is a zone"), typed, undefined);
}

/** Under its name only when it is whole: a program that reads the feed meanwhile reads the one before. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.part`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (fault) {
    rmSync(draft, { force: true });
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new CommandFailed(`${file} cannot be written (${reason}). Choose another name or folder.`);
  }
}
