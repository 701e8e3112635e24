import { type Connection, isDamageCode, sqliteCode } from "./connection.ts";
import { markOutdated } from "./projections/registry.ts";
import { mergeSearch } from "./projections/search-merge.ts";

const IDLE_MS = 1_500;
const BETWEEN_MS = 100;
/** A disk that is full stays full for a while. */
const AFTER_FAULT_MS = 60_000;

export interface IdleUpkeep {
  /** Something was committed: there will be something to do, and what an erasure left is swept up at once. */
  committed(): void;
  /** A commit failed: no other may go through before room was made, or a damaged index is built anew. */
  commitFailed(fault: unknown): void;
  /** Something could not be read: where that is damage, what is derived from the log is to be built anew. */
  readFailed(fault: unknown): void;
  /** A derived row belongs to nothing in the log. */
  strayFound(): void;
  stop(): void;
}

/** No fault of SQLite's: the file is whole, and what stands in it does not fit together. */
class StrayRow extends Error {
  override readonly name = "StrayRow";
}

const isDamage = (fault: unknown): boolean => isDamageCode(sqliteCode(fault));

/** Empties the write-ahead log, which is often many times what is in it: on a full disk the next commit needs that room. */
function giveBack(db: Connection): void {
  try {
    db.pragma("wal_checkpoint(TRUNCATE)");
  } catch {
    // There is not even room for the pages it holds; they stay safely where they are.
  }
}

/**
 * Does shortly after a commit what would otherwise be done inside one: merges the search indexes piece by piece and
 * moves the write-ahead log into the file. A person waits for a commit; nobody waits for this. A burst without a pause
 * is bounded by `wal_autocheckpoint` and `crisismerge`.
 *
 * Nothing that was accepted depends on it, so a full disk only puts it off; `onFault` hears of that. An index that
 * turns out to be damaged is derived from the log: it is marked as outdated, which asks for a rebuild.
 */
export function startIdleUpkeep(
  db: Connection,
  finishForgetting: () => boolean,
  onFault: (fault: unknown) => void,
): IdleUpkeep {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const after = (ms: number, work: () => void = step): void => {
    clearTimeout(timer);
    timer = setTimeout(work, ms).unref();
  };
  const failed = (fault: unknown): void => {
    after(AFTER_FAULT_MS);
    if (isDamage(fault) || fault instanceof StrayRow) markOutdated(db);
    onFault(fault);
  };
  // Not at once: whoever asked is to have the answer first.
  const failedSoon = (fault: unknown): void => after(0, () => db.open && failed(fault));
  const step = (): void => {
    timer = undefined;
    if (!db.open || db.inTransaction) return;
    try {
      if (!finishForgetting()) after(IDLE_MS);
      else if (mergeSearch(db)) after(BETWEEN_MS);
      // PASSIVE never waits and never fails a reader; what it could not move stays safely in the log.
      else db.pragma("wal_checkpoint(PASSIVE)");
    } catch (fault) {
      giveBack(db);
      failed(fault);
    }
  };
  return {
    committed: () => {
      if (timer === undefined) after(IDLE_MS);
      try {
        finishForgetting();
      } catch (fault) {
        // The erasure itself is committed: sweeping up goes on when there is room.
        failed(fault);
      }
    },
    commitFailed: (fault) => {
      if (isDamage(fault)) failedSoon(fault);
      else if (sqliteCode(fault) === "SQLITE_FULL") after(IDLE_MS);
    },
    readFailed: (fault) => {
      if (isDamage(fault)) failedSoon(fault);
    },
    strayFound: () => failedSoon(new StrayRow("A derived row belongs to no ticket of the log")),
    stop: () => clearTimeout(timer),
  };
}
