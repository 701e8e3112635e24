import { bundledProjector } from "../core/projector.ts";
import { openForReading, unreadable, type VerifyReport, verifyDesk } from "../store/verify.ts";
import {
  type Command,
  CommandFailed,
  type CommandInput,
  DB_FLAG,
  JSON_FLAG,
  needed,
  printJson,
  UsageError,
} from "./command.ts";
import { facts } from "./table.ts";

export const verifyCommand: Command = {
  name: "verify",
  usage: "--db FILE",
  summary: "Check a desk file: its pages, the chain of events, and the queue against a rebuild",
  takesFile: false,
  flags: { ...DB_FLAG, ...JSON_FLAG },
  run: (input) => {
    if (input.files.length > 0)
      throw new UsageError(`Name the desk file with --db: ${input.files.join(" ")} is not a flag.`);
    const report = reportOn(needed(input.flags, "db", "school.desk"));
    if (input.flags["json"] === true) printJson(input, report);
    else print(input, report);
    return report.isSound ? 0 : 1;
  },
};

/** A file too damaged to be opened has a report like any other. @throws CommandFailed where there is nothing to verify. */
function reportOn(asked: string): VerifyReport {
  const opened = openForReading(asked);
  if (!opened.ok && opened.error.kind === "corrupt") return unreadable(asked, opened.error.message);
  if (!opened.ok) throw new CommandFailed(opened.error.message);
  const { file, connection, close } = opened.value;
  try {
    return verifyDesk(file, connection, bundledProjector());
  } finally {
    close();
  }
}

function print({ output }: CommandInput, { file, isSound, events, erased, lastHash, checks }: VerifyReport): void {
  output.out(
    facts(
      checks.map(({ name, isSound: passed, sentence }) => [`${passed ? "sound  " : "UNSOUND"}  ${name}`, sentence]),
    ),
  );
  for (const { name, faults } of checks) for (const fault of faults) output.out(`  ${name}: ${fault}`);
  output.out("");
  output.out(
    facts([
      ["File", file],
      ["Events", erased === 0 ? String(events) : `${events}, of which ${erased} erased by order`],
      ["Last link", lastHash],
      [
        "Verdict",
        isSound ? "The desk file is sound." : "The desk file is not sound. Keep it, and open the newest backup.",
      ],
    ]),
  );
}
