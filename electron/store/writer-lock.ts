import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import Database from "better-sqlite3";
import { z } from "zod";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { sqliteCode } from "./connection.ts";

const LockHolderSchema = z.object({
  product: z.string(),
  host: z.string(),
  computer: z.string(),
  pid: z.int(),
  since: z.int(),
});

/** Who has a desk file open for writing, as that host wrote it down. */
export type LockHolder = Readonly<z.infer<typeof LockHolderSchema>>;

export interface WriterLock {
  release(): void;
}

export const lockFileOf = (file: string): string => `${file}-lock`;
const noteFileOf = (file: string): string => `${file}-holder`;

/**
 * Takes the desk file for this process alone. The lock is SQLite's exclusive lock on a small database beside the file,
 * so the operating system drops it the moment the process dies, however it dies: there is no stale lock to clear.
 * The note beside it only tells others who holds the lock; it decides nothing.
 * Errors: the holder's note, or null when it cannot be read. @throws when the lock file cannot be made.
 */
export function takeWriterLock(
  file: string,
  note: Omit<LockHolder, "computer" | "pid">,
): Result<WriterLock, LockHolder | null> {
  const lock = new Database(lockFileOf(file), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (sqliteCode(error)?.startsWith("SQLITE_BUSY")) return err(readHolder(file));
    throw error;
  }
  writeHolder(file, { ...note, computer: hostname(), pid: process.pid });
  return ok({
    release: () => {
      rmSync(noteFileOf(file), { force: true });
      lock.close();
    },
  });
}

function writeHolder(file: string, holder: LockHolder): void {
  const fresh = `${noteFileOf(file)}.${holder.pid}`;
  writeFileSync(fresh, `${JSON.stringify(holder)}\n`);
  renameSync(fresh, noteFileOf(file));
}

/** The note of whoever last took the lock; null when there is none or it is not readable. */
export function readHolder(file: string): LockHolder | null {
  try {
    return LockHolderSchema.parse(JSON.parse(readFileSync(noteFileOf(file), "utf8")));
  } catch {
    return null; // the note is a courtesy: without it the refusal is only less precise
  }
}
