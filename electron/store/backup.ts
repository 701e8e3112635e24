import { existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { type Connection, connectForReading, connectForWriting, isDamageCode, sqliteCode } from "./connection.ts";
import { disownFile } from "./log/own-station.ts";
import { verifyLog } from "./log/verify-log.ts";
import { syncFile, syncFolder } from "./sync-to-disk.ts";

export interface BackupDone {
  readonly file: string;
  readonly events: number;
  readonly bytes: number;
  /** The last link of the chain, for comparing with a later verification. */
  readonly lastHash: string;
}

/** Why there is no backup, as a sentence. Nothing is left behind. */
export interface BackupRefusal {
  readonly kind: "exists" | "unwritable" | "unsound";
  readonly message: string;
}

/**
 * Writes a snapshot of the desk as it is at this moment into a new file, forces it to disk, opens it again and reads it
 * from end to end; only then does it get its name and this returns. Never overwrites, and killed half-way it leaves
 * nothing under that name. Takes as long as the file is large; others may go on writing meanwhile. `wanted`: a copy made
 * in need is better damaged than not at all.
 */
export function backupTo(
  from: Connection,
  to: string,
  wanted: "sound" | "whatever there is" = "sound",
): Result<BackupDone, BackupRefusal> {
  const target = resolve(to);
  if (existsSync(target)) return err(alreadyThere(target));
  if (!existsSync(dirname(target))) {
    return err({ kind: "unwritable", message: `${target} cannot be written: its folder does not exist.` });
  }
  // A name of its own: two backups to one name must not write into one file.
  const partial = `${target}.${process.pid}.partial`;
  try {
    sweepPartials(dirname(target), basename(target));
    // Before the snapshot: what others add meanwhile may be in it or not.
    const atLeast = from.prepare<[], number | null>("SELECT max(position) FROM event").pluck().get() ?? 0;
    from.prepare("VACUUM INTO ?").run(partial);
    disown(partial);
    syncFile(partial);
    const { faults, ...snapshot } = check(partial, atLeast);
    if (wanted === "sound" && faults[0] !== undefined) return err(unsound(faults[0]));
    if (!nameOnce(partial, target)) return err(alreadyThere(target));
    syncFolder(dirname(target));
    return ok({ file: target, bytes: statSync(target).size, ...snapshot });
  } catch (error) {
    if (isDamageCode(sqliteCode(error))) return err(damaged(error));
    const message = `The backup could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return err({ kind: "unwritable", message });
  } finally {
    rmSync(partial, { force: true });
  }
}

const damaged = (error: unknown): BackupRefusal => ({
  kind: "unsound",
  message: `There is no backup, because the desk's file is damaged (${error instanceof Error ? error.message : String(error)}). Keep it, and open the newest backup.`,
});

const unsound = (fault: string): BackupRefusal => ({
  kind: "unsound",
  message: `The backup was read again and is not sound: ${fault}`,
});

/** Whoever opens it is a new station: the desk it was made of goes on giving references and numbers of its own. */
function disown(snapshot: string): void {
  const db = connectForWriting(snapshot);
  try {
    disownFile(db);
  } finally {
    db.close();
  }
}

const alreadyThere = (target: string): BackupRefusal => ({
  kind: "exists",
  message: `${target} is already there. Choose another name; backups are never overwritten.`,
});

/** Pieces of backups whose names begin so, left by processes that were killed; those of a backup that still runs stay. */
function sweepPartials(folder: string, beginning: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const writer = name.startsWith(beginning) ? /\.(\d+)\.partial$/.exec(name)?.[1] : undefined;
      if (writer !== undefined && !isRunning(Number(writer))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // What cannot be swept up is in nobody's way.
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false; // a former process had this number: this one is only about to begin
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** A link under the new name, made in one step that refuses a name in use. False where it was taken meanwhile. */
function nameOnce(partial: string, target: string): boolean {
  try {
    linkSync(partial, target);
    return true;
  } catch (error) {
    if (existsSync(target)) return false;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (!NO_LINKS.has(code)) throw error;
    renameSync(partial, target);
    return true;
  }
}

/** How systems say that a disk knows no links (FAT, exFAT, some network shares): there a rename has to do. */
const NO_LINKS: ReadonlySet<unknown> = new Set([
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EISDIR",
  "EINVAL",
  "UNKNOWN",
]);

interface Snapshot {
  readonly events: number;
  readonly lastHash: string;
  readonly faults: readonly string[];
}

/** Reads the snapshot as a stranger would: from its file, with a connection of its own. */
function check(file: string, atLeast: number): Snapshot {
  const db = connectForReading(file);
  try {
    const pages = db.prepare<[], string>("PRAGMA integrity_check").pluck().get();
    const chain = verifyLog(db);
    const faults = [
      ...(pages === "ok" ? [] : [pages ?? "Its pages cannot be read."]),
      ...chain.broken,
      ...chain.changedWords,
      ...chain.versionGaps,
      ...chain.commands,
    ];
    if (chain.events < atLeast) faults.push(`It holds ${chain.events} of ${atLeast} events.`);
    return { events: chain.events, lastHash: chain.lastHash, faults };
  } catch (error) {
    if (!isDamageCode(sqliteCode(error))) throw error;
    return { events: 0, lastHash: "", faults: [error instanceof Error ? error.message : String(error)] };
  } finally {
    db.close();
  }
}

/** The backup that goes before a change of format, beside the file and named after what it holds. */
export function backupBeforeMigration(
  file: string,
  db: Connection,
  format: number,
  now: number,
): Result<BackupDone, BackupRefusal> {
  const named = `${file}.format-${format}.`;
  sweepPartials(dirname(file), basename(named));
  const stamp = new Date(now).toISOString().replaceAll(/[-:.]/g, "");
  return backupTo(db, `${named}${stamp}.backup`);
}
