import { type BigIntStats, closeSync, fstatSync, openSync, readlinkSync, statSync } from "node:fs";
import type { FileLoss } from "../../shared/contract/troubles.ts";
import { type Connection, connectForReading } from "./connection.ts";

/** Something was to be written, and the desk's file is not what stands under its name any more. */
export class DeskFileLost extends Error {
  override readonly name = "DeskFileLost";
  readonly code = "DESK_FILE_LOST";
  readonly loss: FileLoss;
  /** It was written, into the file that is gone. */
  readonly isWritten: boolean;

  constructor(loss: FileLoss, isWritten: boolean) {
    super(`The desk's file is lost: ${loss}`);
    this.loss = loss;
    this.isWritten = isWritten;
  }
}

/** The file this program has open, compared again and again with the one that stands under its name. */
export interface OpenFile {
  /** Null while it is the same. Once lost it stays lost: who had it meanwhile may have written to it. */
  look(): FileLoss | null;
  /** Where the system says that it is now, if it does. */
  placeNow(): string | null;
  /** Closes `db`, so that what another program put in the file's place is left alone. */
  closeWith(db: Connection): void;
}

const isSame = (one: BigIntStats, other: BigIntStats): boolean => one.dev === other.dev && one.ino === other.ino;

function statOf(file: string): BigIntStats | "none" | "unreachable" {
  try {
    return statSync(file, { bigint: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return code === "ENOENT" || code === "ENOTDIR" ? "none" : "unreachable";
  }
}

/**
 * Watches the file of `db`, which has been written to. Names are told apart by device and inode (volume and file index
 * on Windows), as the system gives them for the name and for what is open.
 */
export function watchOpenFile(file: string, db: Connection): OpenFile {
  // Closed after every connection: closing any descriptor of a file gives up the locks SQLite holds on it.
  const descriptor = openSync(file, "r");
  // SQLite deletes the log under its *name* when the last connection closes; with this one there, `db` is not the last.
  const keeper = keepOpen(file);
  const walAtStart = statOf(`${file}-wal`);
  let loss: FileLoss | null = null;
  const compare = (): FileLoss | null => {
    const named = statOf(file);
    if (named === "unreachable") return named;
    const opened = fstatSync(descriptor, { bigint: true });
    if (named === "none") return opened.nlink === 0n ? "deleted" : "moved";
    if (!isSame(named, opened)) return "replaced";
    const wal = statOf(`${file}-wal`);
    if (typeof walAtStart === "string" || (typeof wal !== "string" && isSame(wal, walAtStart))) return null;
    return "log-gone";
  };
  const look = (): FileLoss | null => {
    if (loss !== null) return loss;
    loss = compare();
    // What was accepted goes into the file that is open, wherever it is, and the log under the old name holds nothing
    // that could be played into a file brought there by somebody else.
    if (loss !== null) emptyLog(db);
    return loss;
  };
  return {
    look,
    placeNow: () => placeOf(descriptor),
    closeWith: () => {
      if (look() === null) {
        keeper?.close();
        db.close();
      } else {
        db.close();
        keeper?.close();
      }
      closeSync(descriptor);
    },
  };
}

/** Null where `db` has the file for itself, because there was no room for anything else. */
function keepOpen(file: string): Connection | null {
  let keeper: Connection | null = null;
  try {
    keeper = connectForReading(file, 0);
    keeper.pragma("user_version");
    return keeper;
  } catch {
    keeper?.close();
    return null;
  }
}

function emptyLog(db: Connection): void {
  try {
    db.pragma("wal_checkpoint(TRUNCATE)");
  } catch {
    // The drive is not there any more, or is full: what was accepted stays in the log.
  }
}

/** Linux alone tells the name of an open file. */
function placeOf(descriptor: number): string | null {
  if (process.platform !== "linux") return null;
  try {
    const place = readlinkSync(`/proc/self/fd/${descriptor}`);
    return place.endsWith(" (deleted)") ? null : place;
  } catch {
    return null;
  }
}

/**
 * The same functions, each of which writes: none begins where the file is lost, and what it did counts only where the
 * file was there afterwards too.
 */
export function guardWriting<Writes extends object>(writes: Writes, look: () => FileLoss | null): Writes {
  const guarded = Object.entries(writes).map(([name, write]) => {
    const attempt = (...given: readonly unknown[]): unknown => {
      mustBeThere(look(), false);
      const result: unknown = Reflect.apply(write, undefined, given);
      mustBeThere(look(), true);
      return result;
    };
    return [name, attempt] as const;
  });
  // Each function stands under its own name again.
  return Object.fromEntries(guarded) as Writes;
}

function mustBeThere(loss: FileLoss | null, isWritten: boolean): void {
  if (loss !== null) throw new DeskFileLost(loss, isWritten);
}
