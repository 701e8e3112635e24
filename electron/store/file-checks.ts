import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { APPLICATION_ID, type Connection, pragmaNumber } from "./connection.ts";
import { genesisHash } from "./event-hash.ts";
import { corruptFile, foreignFile, newerFile, type OpenRefusal, unreachableFile } from "./open-refusal.ts";
import { readStation } from "./station.ts";

const MAGIC = "SQLite format 3\0";

/** One name for one file, so that a link to it finds the same lock. Refuses what cannot be a desk file by looking only. */
export function locate(file: string): Result<string, OpenRefusal> {
  const asked = resolve(file);
  // better-sqlite3 trims the name it is given, and would open another file than the one checked here.
  if (asked !== asked.trim()) return err(unreachableFile(file, "its name begins or ends with a space."));
  if (!existsSync(dirname(asked))) return err(unreachableFile(file, "its folder does not exist."));
  const path = existsSync(asked) ? realpathSync(asked) : join(realpathSync(dirname(asked)), basename(asked));
  if (!existsSync(path)) return ok(path);
  const stat = statSync(path);
  if (!stat.isFile()) return err(unreachableFile(file, "it is not a file."));
  return stat.size === 0 || startsWithMagic(path) ? ok(path) : err(foreignFile(path));
}

function startsWithMagic(path: string): boolean {
  const head = Buffer.alloc(MAGIC.length);
  const descriptor = openSync(path, "r");
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return head.toString("latin1") === MAGIC;
}

/** The format of an open file, 0 for a new one; a refusal when it is not ours or not of our time. */
export function formatOf(file: string, db: Connection, current: number): Result<number, OpenRefusal> {
  const application = pragmaNumber(db, "application_id");
  const format = pragmaNumber(db, "user_version");
  const objects = db.prepare<[], number>("SELECT count(*) FROM sqlite_schema").pluck().get() ?? 0;
  if (application === 0 && format === 0 && objects === 0) return ok(0);
  if (application !== APPLICATION_ID) return err(foreignFile(file));
  if (format > current) return err(newerFile(file, format, current));
  return format > 0 && objects > 0 ? ok(format) : err(corruptFile(file, "its tables are missing"));
}

interface Link {
  position: number;
  previous_hash: Buffer;
  hash: Buffer;
}

/** A glance at the end of the log, cheap enough for every start: that the last link hangs on the one before it. */
export function brokenEnd(db: Connection): string | null {
  const [last, before] = db
    .prepare<[], Link>("SELECT position, previous_hash, hash FROM event ORDER BY position DESC LIMIT 2")
    .all();
  if (last === undefined) return null;
  const expected = before?.hash ?? genesisHash(readStation(db)?.deskId ?? "");
  return last.previous_hash.equals(expected) ? null : `event ${last.position} does not follow the one before it`;
}
