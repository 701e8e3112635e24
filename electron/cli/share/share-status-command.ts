import type { SharedHead } from "../../core/sharing/shared-log.ts";
import { placeOf } from "../../share/address.ts";
import { overSharedLog } from "../../share/administrator.ts";
import { readSecrets } from "../../share/secrets.ts";
import { fileSharing } from "../../store/sharing/file-sharing.ts";
import { openForReading } from "../../store/verify.ts";
import { type Command, CommandFailed, DB_FLAG, type ExitCode, JSON_FLAG, needed, printJson } from "../command.ts";
import { facts } from "../table.ts";

export const shareStatusCommand: Command = {
  name: "share-status",
  usage: "--db FILE",
  summary: "How a console stands with the desk it shares: what waits, what is missing, whether the server answers",
  takesFile: false,
  flags: { ...DB_FLAG, ...JSON_FLAG },
  run: async (input): Promise<ExitCode> => {
    const db = needed(input.flags, "db", "school.desk");
    const opened = openForReading(db);
    if (!opened.ok) throw new CommandFailed(opened.error.message);
    const { connection, file, close } = opened.value;
    const here = fileSharing(connection);
    close();
    if (here === null) throw new CommandFailed(`${db} is not shared: it is the desk of this PC alone.`);
    const address = readSecrets(file)?.console;
    const there =
      address === undefined
        ? "How to reach the shared desk is not written beside this file any more."
        : await headAt(() => overSharedLog(address, (log) => log.head()));
    const isInStep =
      typeof there !== "string" && there.position === here.position && there.link === here.link && here.waiting === 0;
    if (input.flags["json"] === true)
      printJson(input, {
        file,
        ...here,
        server: typeof there === "string" ? null : there,
        problem: typeof there === "string" ? there : null,
        isInStep,
      });
    else {
      const rows = [
        ["Server", address === undefined ? "unknown" : placeOf(address)],
        ["Station", here.station],
        [
          "Here",
          `${here.position} events, ${here.waiting === 0 ? "nothing waits" : `${here.waiting} ${here.waiting === 1 ? "change" : "changes"} on this PC only`}`,
        ],
        ["There", typeof there === "string" ? there : `${there.position} events`],
        ["Last in step", here.syncedAt === null ? "never yet" : new Date(here.syncedAt).toISOString()],
      ] as const;
      input.output.out(facts(rows));
    }
    return isInStep ? 0 : 1;
  },
};

async function headAt(ask: () => Promise<SharedHead>): Promise<SharedHead | string> {
  try {
    return await ask();
  } catch (fault) {
    return `It cannot be reached: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}
