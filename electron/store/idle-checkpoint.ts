import type { Connection } from "./connection.ts";

const IDLE_MS = 1_500;

/**
 * Moves the write-ahead log into the file shortly after a commit rather than inside one: a person waits for the commit,
 * and nobody waits for this. A burst without a pause is bounded by `wal_autocheckpoint`.
 */
export function startIdleCheckpoints(db: Connection): { soon(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const checkpoint = (): void => {
    timer = undefined;
    // PASSIVE never waits and never fails a reader; what it could not move stays safely in the log.
    if (db.open && !db.inTransaction) db.pragma("wal_checkpoint(PASSIVE)");
  };
  return {
    soon: () => {
      timer ??= setTimeout(checkpoint, IDLE_MS).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
