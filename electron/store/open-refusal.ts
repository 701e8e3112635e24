import { sqliteCode } from "./connection.ts";
import type { LockHolder } from "./writer-lock.ts";

/** Why a desk file was not opened. `message` is a sentence for the person in front of the screen. */
export type OpenRefusal =
  /** The file is not a desk file, or not even a database. */
  | { readonly kind: "foreign"; readonly message: string }
  /** A newer Deskwatch wrote it. */
  | { readonly kind: "newer"; readonly message: string; readonly fileVersion: number }
  /** From before the log could be shared: nothing this version reads. */
  | { readonly kind: "too-old"; readonly message: string; readonly fileVersion: number }
  | { readonly kind: "corrupt"; readonly message: string }
  /** Another host has it open; `holder` is null when that host left no readable note about itself. */
  | { readonly kind: "held"; readonly message: string; readonly holder: LockHolder | null }
  /** The file has several names, under each of which it could be opened. */
  | { readonly kind: "linked"; readonly message: string }
  /** There is no such file, but what lies beside a desk that was used. */
  | { readonly kind: "gone"; readonly message: string }
  /** No such file, no such folder, or no permission. */
  | { readonly kind: "unreachable"; readonly message: string }
  /** The disk cannot promise that what was accepted is kept. */
  | { readonly kind: "not-durable"; readonly message: string }
  /** The backup that goes before a change of format could not be made, so the format was not changed. */
  | { readonly kind: "backup-failed"; readonly message: string };

export const foreignFile = (file: string): OpenRefusal => ({
  kind: "foreign",
  message: `${file} is not a desk file. Nothing in it was changed; choose another file.`,
});

export const newerFile = (file: string, fileVersion: number, ours: number): OpenRefusal => ({
  kind: "newer",
  fileVersion,
  message:
    `${file} was written by a newer Deskwatch (format ${fileVersion}; this one reads up to ${ours}). ` +
    "Nothing was changed; install the newer version to open it.",
});

export const tooOldFile = (file: string, fileVersion: number): OpenRefusal => ({
  kind: "too-old",
  fileVersion,
  message:
    `${file} was made by a trial version of Deskwatch (format ${fileVersion}), whose log this one does not read. ` +
    "Nothing was changed. Keep the file for the version that made it, and begin a new desk under another name.",
});

export const olderFile = (file: string): OpenRefusal => ({
  kind: "unreachable",
  message: `${file} has an older format. Open it once with the desk itself, which makes a backup and brings it up to date.`,
});

export const corruptFile = (file: string, detail: string): OpenRefusal => ({
  kind: "corrupt",
  message: `${file} is damaged (${detail}). Nothing was changed; open the newest backup and keep this file for repair.`,
});

export const heldFile = (file: string, holder: LockHolder | null): OpenRefusal => ({
  kind: "held",
  holder,
  message:
    holder === null
      ? `${file} is already open in another program. Close it there first.`
      : `${file} is already open in ${holder.product} (${holder.host}, process ${holder.pid}) on ${holder.computer}, ` +
        `since ${new Date(holder.since).toISOString()}. Close it there first, or work there.`,
});

export const linkedFile = (file: string, others: readonly string[]): OpenRefusal => ({
  kind: "linked",
  message:
    `${file} has more than one name (hard links${others.length === 0 ? "" : `: ${others.join(", ")}`}), so that two programs could ` +
    "write to it without noticing each other. Nothing was changed; remove the other names, or work on a copy.",
});

export const goneFile = (file: string, left: readonly string[]): OpenRefusal => ({
  kind: "gone",
  message:
    `${file} is not there, but what belongs to it is (${left.join(", ")}): it was moved, renamed or deleted, perhaps by a ` +
    "program that keeps folders in step. Put it back, or put the newest backup in its place. " +
    "To begin a new, empty desk under this name, move those files away first.",
});

/** A copy that broke off looks like this, and is not to be taken for a new desk by whoever relies on what was in it. */
export const emptyFile = (file: string): OpenRefusal => ({
  kind: "corrupt",
  message:
    `${file} is there but empty, as a copy that broke off leaves it. ` +
    "Nothing was changed; open the newest backup, or delete the empty file to begin a new desk under its name.",
});

export const unreachableFile = (file: string, detail: string): OpenRefusal => ({
  kind: "unreachable",
  message: `${file} cannot be opened: ${detail}`,
});

export const notDurable = (file: string, detail: string): OpenRefusal => ({
  kind: "not-durable",
  message: `${file} was not opened, because it could lose accepted work here. ${detail} Move it to a local disk.`,
});

export const backupFailed = (file: string, detail: string): OpenRefusal => ({
  kind: "backup-failed",
  message: `${file} has an older format, and the backup before changing it failed: ${detail} Nothing was changed.`,
});

/**
 * What SQLite or the file system says about a file it could not work with. Anything else was stumbled over in what stands
 * in the file: whoever opens a damaged one is told so, with what it was, and not where in the program.
 */
export function refusalFor(file: string, error: unknown): OpenRefusal {
  const code = sqliteCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === undefined && !(error instanceof Error && "syscall" in error)) return corruptFile(file, detail);
  if (code === "SQLITE_NOTADB") return foreignFile(file);
  if (HELD.test(code ?? systemCode(error))) return heldFile(file, null);
  if (code !== undefined && DAMAGE.test(code)) return corruptFile(file, detail);
  return unreachableFile(
    file,
    code === undefined ? detail : (ACCESS.find(([begins]) => code.startsWith(begins))?.[1] ?? detail),
  );
}

/** A table that is missing, a row that does not fit, a page that is not there: nothing a desk of ours has. */
const DAMAGE = /^SQLITE_(ERROR|CORRUPT|IOERR_SHORT_READ|CONSTRAINT|MISMATCH|SCHEMA|FORMAT|TOOBIG)/;

/** Another program has locked it, or on Windows: has it open for itself alone. */
const HELD = /^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY|ETXTBSY)/;

const systemCode = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

/** What SQLite means by words that would not help anyone. */
const ACCESS: readonly (readonly [code: string, sentence: string])[] = [
  ["SQLITE_READONLY", "it is write-protected. Allow writing to it and to its folder, or work on a copy."],
  ["SQLITE_CANTOPEN", "it, or its folder, may not be read or written by you, or another program holds it."],
  ["SQLITE_FULL", "the disk is full. Make room, then try again."],
];
