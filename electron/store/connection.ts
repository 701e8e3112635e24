import Database from "better-sqlite3";

export type Connection = Database.Database;

/** "DESK" in ASCII: tells a desk file from any other SQLite file. */
export const APPLICATION_ID = 0x4445534b;

/** A page is 4 KiB: past 32 MiB of log even a burst without an idle moment moves pages into the file. */
const CHECKPOINT_PAGES = 8_000;
const CACHE_KIB = 48_000;

/** Opens the file for writing. Nothing is set yet: the file may turn out not to be ours. */
export function connectForWriting(file: string): Connection {
  return new Database(file, { timeout: 2_000 });
}

/** Lets a file that has no table yet give pages back later (see `giveBackPages`); it cannot be asked of one that has. */
export function makeShrinkable(db: Connection): void {
  db.pragma("auto_vacuum = INCREMENTAL");
}

/**
 * The same where the disk has no room left even for the small file through which connections to one database share the
 * write-ahead log's index: this one keeps the index in memory, and the file for itself. Reading works; writing does as
 * soon as there is room.
 */
export function connectWithoutRoom(file: string): Connection {
  const db = connectForWriting(file);
  db.pragma("locking_mode = EXCLUSIVE");
  return db;
}

/** Whether what went wrong is that the disk is full, and not that it may not be written or is broken. */
export function isOutOfRoom(error: unknown): boolean {
  const code = sqliteCode(error) ?? "";
  return code === "SQLITE_FULL" || code.startsWith("SQLITE_IOERR_SHM");
}

/** Opens the file so that nothing can be changed through this connection. */
export function connectForReading(file: string, timeout = 2_000): Connection {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout });
  db.pragma(`cache_size = -${CACHE_KIB}`);
  return db;
}

/**
 * Writes and takes it back: a file that may not be written is opened for reading in silence, and the first to notice
 * would be whoever logs a call. @throws SQLITE_READONLY where it is write-protected.
 */
export function probeWriting(db: Connection): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    db.pragma(`user_version = ${pragmaNumber(db, "user_version")}`);
  } finally {
    if (db.inTransaction) db.exec("ROLLBACK");
  }
}

/** Reads one number out of the file's header or the connection's settings. */
export function pragmaNumber(db: Connection, name: string): number {
  return Number(db.pragma(name, { simple: true }));
}

/**
 * Makes commits durable and reads each setting back, because SQLite answers a refused PRAGMA with silence:
 * a network share gives no WAL, and WAL alone lowers `synchronous` to NORMAL, which can lose the last commits.
 * Returns a sentence naming the setting that did not hold, or null.
 */
export function makeDurable(db: Connection): string | null {
  const journal = db.pragma("journal_mode = WAL", { simple: true });
  if (journal !== "wal") return "The disk does not support SQLite's write-ahead log (is it a network share?).";
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  // Without this INSERT OR REPLACE deletes rows past the triggers that keep the log append-only.
  db.pragma("recursive_triggers = ON");
  // What is erased or replaced is overwritten with zeros, not only unlisted.
  db.pragma("secure_delete = ON");
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma("temp_store = MEMORY");
  if (pragmaNumber(db, "synchronous") !== 2) return "The setting synchronous=FULL did not hold.";
  if (pragmaNumber(db, "foreign_keys") !== 1) return "The setting foreign_keys=ON did not hold.";
  if (pragmaNumber(db, "secure_delete") !== 1) return "The setting secure_delete=ON did not hold.";
  if (pragmaNumber(db, "recursive_triggers") !== 1) return "The setting recursive_triggers=ON did not hold.";
  return null;
}

/** Gives the disk back what was given up: a rebuild, or forgetting what was erased, leaves a tenth of a file unused. */
export function giveBackPages(db: Connection): void {
  db.pragma("incremental_vacuum");
}

/** Whether SQLite's name for what went wrong means that the file is not what was written into it. */
export const isDamageCode = (code: string | undefined): boolean =>
  code === "SQLITE_NOTADB" || code?.startsWith("SQLITE_CORRUPT") === true;

/** SQLite's own name for what went wrong, such as SQLITE_BUSY, or undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}
