import type { SharedLog } from "../../core/sharing/shared-log.ts";
import { placeOf } from "../../share/address.ts";
import { giveToDatabase, overSharedLog } from "../../share/administrator.ts";
import { saveSecrets, secretsFileOf } from "../../share/secrets.ts";
import type { DeskStore } from "../../store/desk-store.ts";
import { beginSharing } from "../../store/log/own-station.ts";
import { openStore } from "../../store/open.ts";
import { claimsOf, stationsOf, wholeLog } from "../../store/sharing/whole-log.ts";
import {
  type Command,
  CommandFailed,
  type CommandOutput,
  DB_FLAG,
  type ExitCode,
  JSON_FLAG,
  needed,
  printJson,
  UsageError,
} from "../command.ts";
import { facts } from "../table.ts";
import { addressIn, reaching, TO_FLAG } from "./addresses.ts";

export const shareCommand: Command = {
  name: "share",
  usage: "--db FILE --to postgres://owner:password@server:5432/database",
  summary: "Share a desk over a PostgreSQL database (15 or newer), so that other PCs can join it",
  takesFile: false,
  flags: {
    ...DB_FLAG,
    ...TO_FLAG,
    "forget-owner": {
      value: null,
      help: "do not keep beside the file how the owner signs in; invite and revoke then need --to",
    },
    ...JSON_FLAG,
  },
  run: async (input): Promise<ExitCode> => {
    const db = needed(input.flags, "db", "school.desk");
    const administrator = addressIn(input.flags);
    if (administrator === undefined)
      throw new UsageError("--to is missing, for instance --to postgres://owner:password@server:5432/desk.");
    const opened = openStore({ file: db, host: "share command", now: Date.now });
    if (!opened.ok) throw new CommandFailed(opened.error.message);
    const store = opened.value;
    try {
      if (store.sharing.current() !== null)
        throw new CommandFailed(`${db} is shared already. See: desk share-status --db ${db}`);
      const { connection, deskId: desk, stationId: id, stationCode: code } = store;
      const given = {
        desk,
        stations: stationsOf(connection),
        claims: claimsOf(connection),
        events: wholeLog(connection),
      };
      const progressed = progressOf(input.output, store.position());
      const at = Date.now();
      const shared = await reaching(() => giveToDatabase(administrator, given, { id, code, at }, progressed));
      const events = await reaching(() => overSharedLog(shared.console, (log) => compare(store, log)));
      const isKept = input.flags["forget-owner"] !== true;
      saveSecrets(store.file, { console: shared.console, administrator: isKept ? administrator : null });
      connection.transaction(() => beginSharing(connection, shared.epoch, at)).immediate();
      const done = { file: store.file, place: placeOf(administrator), station: code, events, ownerKept: isKept };
      if (input.flags["json"] === true) printJson(input, done);
      else input.output.out(text(done));
      return 0;
    } finally {
      store.close();
    }
  },
};

function progressOf(output: CommandOutput, total: number): (done: number) => void {
  return (done) => {
    if (output.isTerminal && total > 0) output.err(`${Math.floor((done / total) * 100)} % given`);
  };
}

/** Reads everything back and compares it link by link: what is not the same is not shared. Returns how many events. */
async function compare(store: DeskStore, log: SharedLog): Promise<number> {
  let position = 0;
  for (const own of wholeLog(store.connection)) {
    const mine = [...own];
    while (mine.length > 0) {
      const theirs = await log.pull(position, mine.length);
      const wrong = theirs.find(({ link }, index) => mine[index] !== undefined && link !== mine[index].link);
      if (theirs.length === 0 || wrong !== undefined)
        throw new CommandFailed(
          `What the database holds is not this desk, from event ${position + 1} on. It was not shared.`,
        );
      mine.splice(0, theirs.length);
      position += theirs.length;
    }
  }
  return position;
}

function text(done: { place: string; station: string; events: number; ownerKept: boolean; file: string }): string {
  const rows = [
    ["Shared at", done.place],
    ["This PC", `station ${done.station}`],
    ["Events", `${done.events}, read back and compared`],
  ] as const;
  const kept = `How this PC signs in${done.ownerKept ? ", and how the owner does," : ""} is kept in ${secretsFileOf(done.file)}, which only you can read.`;
  return `${facts(rows)}\n\n${kept}\nNext: desk invite --db ${done.file} prints a code for another PC.`;
}
