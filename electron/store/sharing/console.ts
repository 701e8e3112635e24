import type { CommandAppend, LoggedEvent } from "../../core/log-port.ts";
import type { SharingPort, SharingTransaction } from "../../core/sharing/sharing-port.ts";
import { openPendingCommands } from "./pending-commands.ts";
import { openSharing } from "./shared-desk.ts";
import { openTakeIn, type TakeInParts } from "./take-in.ts";

/** A file as one console of a shared desk: what waits, what comes in, and how the two meet. */
export interface SharedConsole {
  readonly port: SharingPort;
  readonly transaction: SharingTransaction;
  isShared(): boolean;
  /** Keeps a command until the shared log has its outcome. */
  add(command: CommandAppend): readonly LoggedEvent[];
}

export function openConsole(parts: Omit<TakeInParts, "pending">): SharedConsole {
  const { db, settings, reader } = parts;
  const pending = openPendingCommands(db, settings, reader);
  const shared = db.prepare<[], number>("SELECT 1 FROM shared_desk");
  return {
    port: openSharing(db, settings, pending),
    transaction: {
      takeIn: openTakeIn({ ...parts, pending }),
      pending: pending.list,
      before: ({ number }, work) => reader.before(number, work),
      redo: ({ number }, command, state) => pending.redo(number, command, state),
      empty: ({ number, state }, command, erasedBy) => {
        pending.empty(number, erasedBy);
        return pending.redo(number, command, state);
      },
      drop: ({ number }) => pending.remove(number),
    },
    isShared: () => shared.get() !== undefined,
    add: pending.add,
  };
}
