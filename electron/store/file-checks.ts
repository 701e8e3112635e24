import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { APPLICATION_ID, type Connection, pragmaNumber } from "./connection.ts";
import { bodyOf, type EventRow, SELECT_EVENTS } from "./log/event-row.ts";
import { bodyHash, genesisHash, linkHash } from "./log/hashing.ts";
import { readOwnStation } from "./log/own-station.ts";
import { FIRST_FORMAT } from "./migrations/all-migrations.ts";
import { corruptFile, foreignFile, newerFile, type OpenRefusal, tooOldFile, unreachableFile } from "./open-refusal.ts";

const MAGIC = "SQLite format 3\0";
/** Where SQLite's first page says what it is: its application's id, and how many tables and indexes there are. */
const HEADER = { application: 68, pageKind: 100, cells: 103, length: 105 } as const;
const LEAF_PAGE = 13;

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
  return stat.size === 0 || mayBeDesk(headOf(path)) ? ok(path) : err(foreignFile(path));
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(HEADER.length);
  const descriptor = openSync(path, "r");
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return head;
}

/**
 * From the first page alone: SQLite, opening another program's database, would put files beside it and might play a log
 * into it. A desk has its id there from its first table on; before, there is nothing.
 */
function mayBeDesk(head: Buffer): boolean {
  if (head.toString("latin1", 0, MAGIC.length) !== MAGIC) return false;
  const application = head.readUInt32BE(HEADER.application);
  if (application !== 0) return application === APPLICATION_ID;
  return head.readUInt8(HEADER.pageKind) === LEAF_PAGE && head.readUInt16BE(HEADER.cells) === 0;
}

/** The names of what a desk under this name leaves beside its file, where the file itself is not there. */
export function leftBehind(file: string): readonly string[] {
  if (existsSync(file)) return [];
  const name = basename(file);
  const isLeft = (other: string): boolean => {
    const ending = other.startsWith(name) ? other.slice(name.length) : "";
    return LEFT.has(ending) || /^\.format-\d+\..*\.backup$/.test(ending);
  };
  return readdirSync(dirname(file), { withFileTypes: true })
    .filter((entry) => entry.isFile() && isLeft(entry.name))
    .map((entry) => entry.name);
}

const LEFT: ReadonlySet<string> = new Set(["-lock", "-holder", "-told", "-wal", ".log", ".log.old"]);

/**
 * The other names of a file in its own folder; null where it has no other anywhere. The second name of a backup that
 * broke off is taken away.
 */
export function otherNames(file: string): readonly string[] | null {
  const { dev, ino, nlink } = statSync(file, { bigint: true });
  if (nlink <= 1n) return null;
  const folder = dirname(file);
  const others = readdirSync(folder).filter((name) => {
    const other = statSync(join(folder, name), { bigint: true, throwIfNoEntry: false });
    return name !== basename(file) && other?.dev === dev && other.ino === ino;
  });
  const partials = others.filter((name) => /\.\d+\.partial$/.test(name));
  for (const name of partials) rmSync(join(folder, name), { force: true });
  return partials.length > 0 ? otherNames(file) : others;
}

/** The format of an open file, 0 for a new one; a refusal when it is not ours or not of our time. */
export function formatOf(file: string, db: Connection, current: number): Result<number, OpenRefusal> {
  const application = pragmaNumber(db, "application_id");
  const format = pragmaNumber(db, "user_version");
  const objects = db.prepare<[], number>("SELECT count(*) FROM sqlite_schema").pluck().get() ?? 0;
  if (application === 0 && format === 0 && objects === 0) return ok(0);
  if (application !== APPLICATION_ID) return err(foreignFile(file));
  if (format > current) return err(newerFile(file, format, current));
  if (format > 0 && format < FIRST_FORMAT) return err(tooOldFile(file, format));
  return format > 0 && objects > 0 ? ok(format) : err(corruptFile(file, "its tables are missing"));
}

/** A glance at the end of the log, cheap enough for every start: that the last link follows from the one before it. */
export function brokenEnd(db: Connection): string | null {
  const [last, before] = db.prepare<[], EventRow>(`${SELECT_EVENTS} ORDER BY event.position DESC LIMIT 2`).all();
  if (last === undefined) return null;
  const deskId = readOwnStation(db)?.deskId;
  if (deskId === undefined) return "it does not say which desk it is";
  const previous = before?.link ?? genesisHash(deskId);
  const { position, version, orderedAt, link } = last;
  const expected = linkHash({ previous, position, version, orderedAt, bodyHash: bodyHash(bodyOf(last)) });
  return link.equals(expected) ? null : `event ${position} does not follow the one before it`;
}
