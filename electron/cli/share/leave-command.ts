import { syncOnce } from "../../core/sharing/sync-round.ts";
import { overSharedLog } from "../../share/administrator.ts";
import { forgetSecrets, readSecrets } from "../../share/secrets.ts";
import type { DeskStore } from "../../store/desk-store.ts";
import { leaveSharing } from "../../store/sharing/file-sharing.ts";
import { type Command, CommandFailed, DB_FLAG, type ExitCode, needed } from "../command.ts";
import { openForCommand } from "../open-for-command.ts";
import { reaching } from "./addresses.ts";

export const leaveCommand: Command = {
  name: "leave",
  usage: "--db FILE",
  summary: "Make a console a desk of its own again, once everything done on it is shared",
  takesFile: false,
  flags: DB_FLAG,
  run: async (input): Promise<ExitCode> => {
    const { desk, store, close } = openForCommand(needed(input.flags, "db", "school.desk"), "leave command");
    try {
      if (store.sharing.current() === null) throw new CommandFailed(`${store.file} is not shared.`);
      const address = readSecrets(store.file)?.console;
      if (store.sharing.waiting() > 0 && address !== undefined) {
        await reaching(() => overSharedLog(address, (log) => syncOnce(desk, log, Date.now)));
      }
      refuseWhileWaiting(store);
      leaveSharing(store.connection);
      forgetSecrets(store.file);
      input.output.out(
        `${store.file} is a desk of its own now, with everything up to event ${store.position()}. Its station at the shared desk stays until an administrator revokes it.`,
      );
      return 0;
    } finally {
      close();
    }
  },
};

function refuseWhileWaiting({ sharing }: DeskStore): void {
  const waiting = sharing.waiting();
  if (waiting === 0) return;
  const what = waiting === 1 ? "1 change is" : `${waiting} changes are`;
  throw new CommandFailed(
    `${what} on this PC only and would be lost to the others. Leave when the shared desk has them.`,
  );
}
