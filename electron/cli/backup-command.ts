import { backupTo } from "../store/backup.ts";
import { openForReading } from "../store/verify.ts";
import { type Command, CommandFailed, DB_FLAG, JSON_FLAG, needed, printJson, UsageError } from "./command.ts";
import { facts } from "./table.ts";

export const backupCommand: Command = {
  name: "backup",
  usage: "--db FILE --to FILE",
  summary: "Snapshot a desk file, force it to disk, and read it again before saying done",
  takesFile: false,
  flags: { ...DB_FLAG, to: { value: "FILE", help: "the new file; never overwritten" }, ...JSON_FLAG },
  run: (input) => {
    if (input.files.length > 0)
      throw new UsageError(`Name the files with --db and --to: ${input.files.join(" ")} is not a flag.`);
    const to = needed(input.flags, "to", "school-monday.desk");
    const opened = openForReading(needed(input.flags, "db", "school.desk"));
    if (!opened.ok) throw new CommandFailed(opened.error.message);
    const { connection, close } = opened.value;
    try {
      const done = backupTo(connection, to);
      if (!done.ok) throw new CommandFailed(done.error.message);
      const { file, events, bytes, lastHash } = done.value;
      if (input.flags["json"] === true) printJson(input, done.value);
      else {
        const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
        const rows = [
          ["Backup", file],
          ["Events", String(events)],
          ["Size", size],
          ["Last link", lastHash],
        ] as const;
        input.output.out(`${facts(rows)}\n\nDone: it was written, read again and is sound.`);
      }
      return 0;
    } finally {
      close();
    }
  },
};
