import type { Connection } from "./connection.ts";
import { mergeSearch } from "./projections/search-merge.ts";

const IDLE_MS = 1_500;
const BETWEEN_MS = 100;

/**
 * Does shortly after a commit what would otherwise be done inside one: merges the search indexes piece by piece and
 * moves the write-ahead log into the file. A person waits for a commit; nobody waits for this. A burst without a pause
 * is bounded by `wal_autocheckpoint` and `crisismerge`.
 */
export function startIdleUpkeep(db: Connection): { soon(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const after = (ms: number): void => {
    timer = setTimeout(step, ms).unref();
  };
  const step = (): void => {
    timer = undefined;
    if (!db.open || db.inTransaction) return;
    if (mergeSearch(db)) after(BETWEEN_MS);
    // PASSIVE never waits and never fails a reader; what it could not move stays safely in the log.
    else db.pragma("wal_checkpoint(PASSIVE)");
  };
  return {
    soon: () => {
      if (timer === undefined) after(IDLE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
