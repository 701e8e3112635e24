import { type Connection, pragmaNumber, sqliteCode } from "./connection.ts";

/** A commit could not be forced to disk, nor written over: only the next start knows whether it is there. */
export class CommitUnsettled extends Error {
  override readonly name = "CommitUnsettled";
  readonly code = "DESK_COMMIT_UNSETTLED";
}

/** The last step of a commit, by which all of it stands in the write-ahead log already. */
const NOT_FORCED = /^SQLITE_IOERR_(DIR_)?FSYNC$/;

/**
 * The same functions, each of which writes. Where a commit cannot be forced to disk SQLite takes it back, and leaves it
 * in the write-ahead log, whole: after a crash it would be there, though people were told that nothing was stored. So it
 * is written over at once, by a commit that changes nothing.
 */
export function settleCommits<Writes extends object>(db: Connection, writes: Writes): Writes {
  const settled = Object.entries(writes).map(([name, write]) => {
    const attempt = (...given: readonly unknown[]): unknown => {
      try {
        return Reflect.apply(write, undefined, given);
      } catch (fault) {
        if (NOT_FORCED.test(sqliteCode(fault) ?? "") && !db.inTransaction) writeOver(db, fault);
        throw fault;
      }
    };
    return [name, attempt] as const;
  });
  // Each function stands under its own name again.
  return Object.fromEntries(settled) as Writes;
}

function writeOver(db: Connection, failed: unknown): void {
  try {
    db.transaction(() => db.pragma(`user_version = ${pragmaNumber(db, "user_version")}`)).immediate();
  } catch {
    throw new CommitUnsettled("A commit could neither be forced to disk nor taken back", { cause: failed });
  }
}
