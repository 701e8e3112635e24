import { existsSync } from "node:fs";
import { bundledProjector } from "../../core/projector.ts";
import { fillReplica } from "../../core/sharing/fill-replica.ts";
import { placeOf } from "../../share/address.ts";
import { overSharedLog } from "../../share/administrator.ts";
import { type Invitation, readJoinCode } from "../../share/join-code.ts";
import { readSecrets, saveSecrets, secretsFileOf } from "../../share/secrets.ts";
import { openStore } from "../../store/open.ts";
import { rebuildProjections } from "../../store/projections/rebuild.ts";
import {
  type Command,
  CommandFailed,
  type CommandInput,
  DB_FLAG,
  type ExitCode,
  JSON_FLAG,
  needed,
  onlyFile,
  printJson,
  UsageError,
} from "../command.ts";
import { facts } from "../table.ts";
import { reaching } from "./addresses.ts";

export const joinCommand: Command = {
  name: "join",
  usage: "CODE --db FILE",
  summary: "Make a desk file on this PC that is a console of a shared desk",
  takesFile: true,
  flags: { ...DB_FLAG, ...JSON_FLAG },
  run: async (input): Promise<ExitCode> => {
    const read = readJoinCode(onlyFile(input, "the join code"));
    if (!read.ok) throw new UsageError(read.error);
    const invitation = read.value;
    const db = needed(input.flags, "db", "school.desk");
    // Joining that was cut off goes on; any other file stays what it is.
    const isCutOff = readSecrets(db)?.console.user === invitation.address.user;
    if (existsSync(db) && !isCutOff)
      throw new CommandFailed(`${db} is there already. Name a new file: it becomes this PC's copy of the desk.`);
    const events = await join(input, db, invitation);
    const done = { file: db, place: placeOf(invitation.address), station: invitation.code, events };
    if (input.flags["json"] === true) printJson(input, done);
    else {
      const rows = [
        ["Joined", done.place],
        ["This PC", `station ${done.station}`],
        ["Events", `${events}, every one verified`],
      ] as const;
      input.output.out(
        `${facts(rows)}\n\nHow this PC signs in is kept in ${secretsFileOf(db)}, which only you can read.`,
      );
    }
    return 0;
  },
};

async function join(
  { output }: CommandInput,
  db: string,
  { address, desk, epoch, station, code }: Invitation,
): Promise<number> {
  return reaching(() =>
    overSharedLog(address, async (log) => {
      const head = await log.head();
      if (head.desk !== desk) throw new CommandFailed("The server holds another desk than the code was made for.");
      const place = { deskId: desk, stationId: station, code, epoch };
      const opened = openStore({ file: db, host: "join command", now: Date.now, place });
      if (!opened.ok) throw new CommandFailed(opened.error.message);
      const store = opened.value;
      try {
        saveSecrets(store.file, { console: address, administrator: null });
        const events = await fillReplica(store, log, (done, total) => {
          if (output.isTerminal) output.err(`${done} of ${total} events`);
        });
        rebuildProjections(store, bundledProjector());
        store.sharing.recordSync(Date.now(), null);
        return events;
      } finally {
        store.close();
      }
    }),
  );
}
