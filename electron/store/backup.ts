import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { type Connection, connectForReading } from "./connection.ts";
import { syncFile, syncFolder } from "./sync-to-disk.ts";
import { verifyChain } from "./verify-chain.ts";

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
 * from end to end; only then does it get its name and this returns. Never overwrites. Takes as long as the file is large.
 */
export function backupTo(from: Connection, to: string): Result<BackupDone, BackupRefusal> {
  const target = resolve(to);
  const partial = `${target}.partial`;
  const reserved = reserve(target);
  if (reserved !== null) return err(reserved);
  try {
    rmSync(partial, { force: true });
    from.prepare("VACUUM INTO ?").run(partial);
    syncFile(partial);
    const snapshot = check(partial, from);
    if (!snapshot.ok) return refuse(target, partial, snapshot.error);
    renameSync(partial, target);
    syncFolder(dirname(target));
    return ok({ file: target, bytes: statSync(target).size, ...snapshot.value });
  } catch (error) {
    const message = `The backup could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return refuse(target, partial, { kind: "unwritable", message });
  }
}

/** Takes the name at once, so that two backups to one name cannot both believe it was free. */
function reserve(target: string): BackupRefusal | null {
  if (existsSync(target)) {
    return {
      kind: "exists",
      message: `${target} is already there. Choose another name; backups are never overwritten.`,
    };
  }
  try {
    closeSync(openSync(target, "wx"));
    return null;
  } catch (error) {
    return { kind: "unwritable", message: `${target} cannot be written: ${String(error)}` };
  }
}

function refuse(target: string, partial: string, refusal: BackupRefusal): Result<never, BackupRefusal> {
  rmSync(partial, { force: true });
  rmSync(target, { force: true });
  return err(refusal);
}

/** Reads the snapshot as a stranger would: from its file, with a connection of its own. */
function check(file: string, from: Connection): Result<{ events: number; lastHash: string }, BackupRefusal> {
  const db = connectForReading(file);
  try {
    const pages = db.prepare<[], string>("PRAGMA integrity_check").pluck().get();
    const chain = verifyChain(db);
    const faults = [
      ...(pages === "ok" ? [] : [pages]),
      ...chain.broken,
      ...chain.changedPayloads,
      ...chain.versionGaps,
    ];
    const expected = from.prepare<[], number | null>("SELECT max(position) FROM event").pluck().get() ?? 0;
    if (chain.events !== expected) faults.push(`It holds ${chain.events} of ${expected} events.`);
    if (faults.length === 0) return ok({ events: chain.events, lastHash: chain.lastHash });
    return err({ kind: "unsound", message: `The backup was read again and is not sound: ${faults[0]}` });
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
  const stamp = new Date(now).toISOString().replaceAll(/[-:.]/g, "");
  return backupTo(db, `${file}.format-${format}.${stamp}.backup`);
}
