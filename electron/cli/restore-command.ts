import { backupTo } from "../store/backup.ts";
import { openForReading } from "../store/verify.ts";
import { type Command, CommandFailed, JSON_FLAG, needed, onlyFile, printJson } from "./command.ts";
import { openForCommand } from "./open-for-command.ts";
import { facts } from "./table.ts";

export const restoreCommand: Command = {
  name: "restore",
  usage: "BACKUP --to FILE",
  summary: "Make a desk file of a backup, verified, with a station code of its own",
  takesFile: true,
  flags: { to: { value: "FILE", help: "the new desk file; never overwritten" }, ...JSON_FLAG },
  run: (input) => {
    const backup = onlyFile(input, "the backup to restore");
    const to = needed(input.flags, "to", "school.desk");
    const { events, lastHash } = copyVerified(backup, to);
    const { desk, close } = openForCommand(to, "restore command");
    const { file, stationCode } = desk.store;
    close();
    if (input.flags["json"] === true) printJson(input, { file, events, lastHash, stationCode });
    else input.output.out(text({ file, events, lastHash, stationCode }));
    return 0;
  },
};

interface Restored {
  readonly file: string;
  readonly events: number;
  readonly lastHash: string;
  readonly stationCode: string;
}

function copyVerified(backup: string, to: string): Pick<Restored, "events" | "lastHash"> {
  const opened = openForReading(backup);
  if (!opened.ok) throw new CommandFailed(opened.error.message);
  const { connection, close } = opened.value;
  try {
    const copied = backupTo(connection, to);
    if (!copied.ok) throw new CommandFailed(copied.error.message.replace("The backup", `The copy of ${backup}`));
    return copied.value;
  } finally {
    close();
  }
}

function text({ file, events, lastHash, stationCode }: Restored): string {
  const rows = [
    ["Desk", file],
    ["Events", String(events)],
    ["Last link", lastHash],
    ["Station", stationCode],
  ] as const;
  const after =
    `New tickets here are given references with ${stationCode}: the desk the backup was made of went on giving its own, ` +
    "and no two tickets must have the same one.";
  return `${facts(rows)}\n\n${after}`;
}
