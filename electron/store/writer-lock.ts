import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
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
export const noteFileOf = (file: string): string => `${file}-holder`;

/**
 * Takes the desk file's *name* for this process alone: nobody on any computer begins or opens a desk under it meanwhile.
 * The lock is SQLite's exclusive lock on a small database beside the file, so the operating system drops it the moment
 * the process dies, however it dies: there is no stale lock to clear.
 * Errors: the holder's note, or null when it cannot be read. @throws when the lock file cannot be made.
 */
export function takeNameLock(file: string, note: LockHolder): Result<WriterLock, LockHolder | null> {
  return take(lockFileOf(file), noteFileOf(file), note);
}

/**
 * Takes the *file* itself, whatever it is called: the same kind of lock, in this user's temporary folder, named after
 * device and inode. Where that folder cannot be used there is no such lock; the name's is held all the same.
 */
export function takeFileLock(file: string, note: LockHolder): Result<WriterLock, LockHolder | null> {
  try {
    const folder = join(tmpdir(), `deskwatch-locks-${process.getuid?.() ?? "user"}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(folder)) return ok({ release: () => undefined });
    const { dev, ino } = statSync(file, { bigint: true });
    const lock = join(folder, `${dev}-${ino}`);
    return take(lock, noteFileOf(lock), note);
  } catch {
    return ok({ release: () => undefined });
  }
}

/** Somebody else's folder of that name could lead our files anywhere. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder);
  if (process.getuid === undefined) return found.isDirectory();
  return found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o022) === 0;
}

export const ourNote = (product: string, host: string, since: number): LockHolder => ({
  product,
  host,
  computer: hostname(),
  pid: process.pid,
  since,
});

function take(lockFile: string, noteFile: string, note: LockHolder): Result<WriterLock, LockHolder | null> {
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    // Without it an empty database begins by writing a journal, for which a full disk has no room.
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (sqliteCode(error)?.startsWith("SQLITE_BUSY")) return err(readHolder(noteFile));
    throw error;
  }
  writeHolder(noteFile, note);
  return ok({
    release: () => {
      rmSync(noteFile, { force: true });
      lock.close();
    },
  });
}

/** A courtesy: it tells others who holds the lock and decides nothing. A full disk leaves it out. */
function writeHolder(noteFile: string, holder: LockHolder): void {
  const fresh = `${noteFile}.${holder.pid}`;
  try {
    writeFileSync(fresh, `${JSON.stringify(holder)}\n`);
    renameSync(fresh, noteFile);
  } catch {
    // An older note would name the wrong one.
    for (const file of [fresh, noteFile]) rmSync(file, { force: true });
  }
}

/** The note of whoever last took the lock; null when there is none or it is not readable. */
function readHolder(noteFile: string): LockHolder | null {
  try {
    return LockHolderSchema.parse(JSON.parse(readFileSync(noteFile, "utf8")));
  } catch {
    return null; // without it the refusal is only less precise
  }
}
