import { randomBytes as systemRandomBytes } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { FileLoss } from "../../shared/contract/troubles.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { Projector, RecordMoment } from "../core/log-port.ts";
import type { DamageFound } from "../core/ports.ts";
import { backupBeforeMigration } from "./backup.ts";
import {
  type Connection,
  connectForWriting,
  connectWithoutRoom,
  isOutOfRoom,
  makeDurable,
  makeShrinkable,
  probeWriting,
} from "./connection.ts";
import { assembleStore, type DeskStore } from "./desk-store.ts";
import { brokenEnd, formatOf, leftBehind, locate, otherNames } from "./file-checks.ts";
import { type HeldStation, holdStation } from "./log/held-station.ts";
import { ensureOwnStation, type GivenPlace, identityOf } from "./log/own-station.ts";
import { CURRENT_FORMAT } from "./migrations/all-migrations.ts";
import { runMigrations } from "./migrations/run-migrations.ts";
import { watchOpenFile } from "./open-file.ts";
import {
  backupFailed,
  corruptFile,
  emptyFile,
  goneFile,
  heldFile,
  linkedFile,
  notDurable,
  type OpenRefusal,
  refusalFor,
} from "./open-refusal.ts";
import { prepareProjections } from "./projections/registry.ts";
import { guardFaults } from "./schema-check.ts";
import { syncFolder } from "./sync-to-disk.ts";
import { openToldMark, wasTold } from "./told-mark.ts";
import { lockFileOf, ourNote, takeFileLock, takeNameLock } from "./writer-lock.ts";

export interface OpenSettings {
  readonly file: string;
  readonly now: () => number;
  /** For tests that want the same salts and ids every time. */
  readonly randomBytes?: (length: number) => Buffer;
  /** What another host is told about this one: "desktop window", "browser host", "import" ... */
  readonly host?: string;
  /** Stands on every event, so that an older version can say which one it needs. */
  readonly productVersion?: string;
  /** Hears of what went wrong while nobody waited; everything that was accepted is stored all the same. */
  readonly upkeepFailed?: (fault: unknown) => void;
  /** Hears, once, that another file or none stands under the desk's name; from then on nothing is stored. */
  readonly fileLost?: (loss: FileLoss) => void;
  /** Makes what is derived from a ticket anew where it is met damaged; without it that is left out. */
  readonly project?: Projector;
  /** Whether a moment is one its record's kind could have written; without it all are taken for sound. */
  readonly isMoment?: (moment: RecordMoment) => boolean;
  /** The place a shared desk gave to this file; only where it is new. */
  readonly place?: GivenPlace;
  /** What tells this file from a copy of it; for tests that go on with a copy as if it were the file. */
  readonly identityOf?: (file: string) => Buffer;
  /** Hears of what was met damaged, each time it is met. */
  readonly damageFound?: (damage: DamageFound) => void;
}

/**
 * Opens a desk file for writing, making it where there is none. Takes it for this process alone, brings an older format
 * up to date (after a verified backup), and refuses in a sentence whatever it must not write to. A refused file is left
 * as it was, with nothing beside it that was not there before.
 */
export function openStore(settings: OpenSettings): Result<DeskStore, OpenRefusal> {
  try {
    const place = locate(settings.file);
    return place.ok ? openLocated(place.value, settings) : place;
  } catch (error) {
    return err(refusalFor(settings.file, error));
  }
}

function openLocated(file: string, settings: OpenSettings): Result<DeskStore, OpenRefusal> {
  const isNew = !existsSync(file);
  const left = leftBehind(file);
  const hadLock = existsSync(lockFileOf(file));
  const opened = withNameLock(file, settings, left);
  // Held by somebody else, what is there is theirs.
  if (opened.ok || opened.error.kind === "held") return opened;
  if (!hadLock) rmSync(lockFileOf(file), { force: true });
  if (isNew && left.length === 0) for (const made of NEWLY_MADE) rmSync(`${file}${made}`, { force: true });
  return opened;
}

const NEWLY_MADE = ["", "-wal", "-shm", "-journal"];

function withNameLock(file: string, settings: OpenSettings, left: readonly string[]): Result<DeskStore, OpenRefusal> {
  const note = ourNote("Deskwatch", settings.host ?? "Deskwatch", settings.now());
  const lock = takeNameLock(file, note);
  if (!lock.ok) return err(heldFile(file, lock.error));
  const steps: (() => void)[] = [lock.value.release];
  const giveUp = (refusal: OpenRefusal): Result<never, OpenRefusal> => {
    for (const undo of steps.toReversed()) undo();
    return err(refusal);
  };
  try {
    const unfit = existsSync(file) ? unfitFile(file) : left.length > 0 ? goneFile(file, left) : null;
    if (unfit !== null) return giveUp(unfit);
    const connection = connectForWriting(file);
    steps.push(() => connection.close());
    // The file is there now, whoever made it, and has an inode.
    const fileLock = takeFileLock(file, note);
    if (!fileLock.ok) return giveUp(heldFile(file, fileLock.error));
    steps.push(fileLock.value.release);
    const { db, station, hasRoom } = prepared(file, connection, settings);
    steps.push(() => db.close());
    if (!station.ok) return giveUp(station.error);
    const release = (): void => [fileLock.value, lock.value].forEach((each) => each.release());
    return ok(assembled(file, db, { ...settings, station: station.value, hasRoom, release }));
  } catch (error) {
    return giveUp(refusalFor(file, error));
  }
}

interface Prepared {
  readonly db: Connection;
  readonly station: Result<HeldStation, OpenRefusal>;
  readonly hasRoom: boolean;
}

/** A full disk keeps nobody from reading what is there. */
function prepared(file: string, db: Connection, settings: OpenSettings): Prepared {
  try {
    return { db, station: prepareFile(file, db, settings, true), hasRoom: true };
  } catch (error) {
    if (!isOutOfRoom(error)) throw error;
    db.close();
    const cramped = connectWithoutRoom(file);
    try {
      return { db: cramped, station: prepareFile(file, cramped, settings, false), hasRoom: false };
    } catch (again) {
      cramped.close();
      throw again;
    }
  }
}

function unfitFile(file: string): OpenRefusal | null {
  if (statSync(file).size === 0) return emptyFile(file);
  const others = otherNames(file);
  return others === null ? null : linkedFile(file, others);
}

interface Assembling extends OpenSettings {
  readonly station: HeldStation;
  readonly hasRoom: boolean;
  readonly release: () => void;
}

function assembled(file: string, db: Connection, settings: Assembling): DeskStore {
  const { project, isMoment, upkeepFailed = nobody, damageFound = nobody, fileLost = nobody } = settings;
  const { station, hasRoom, release, productVersion = "unknown", randomBytes = systemRandomBytes } = settings;
  const log = { station: station.current, productVersion, randomBytes };
  const told = openToldMark(file, db, station.current().deskId, settings.now());
  const parts = { file, db, log, openFile: watchOpenFile(file, db), told, now: settings.now, station, hasRoom };
  return assembleStore({ ...parts, project, isMoment, upkeepFailed, damageFound, fileLost, release });
}

const nobody = (): void => undefined;

function prepareFile(
  file: string,
  db: Connection,
  settings: OpenSettings,
  hasRoom: boolean,
): Result<HeldStation, OpenRefusal> {
  const format = formatOf(file, db, CURRENT_FORMAT);
  if (!format.ok) return format;
  // A file in which there is nothing, where people were told that something is stored: its log was taken away.
  if (format.value === 0 && wasTold(file)) return err(emptyFile(file));
  const [fault] = guardFaults(db, format.value);
  if (format.value > 0 && fault !== undefined) return err(corruptFile(file, fault));
  if (format.value === 0) makeShrinkable(db);
  probeWriting(db);
  const weakness = makeDurable(db);
  if (weakness !== null) return err(notDurable(file, weakness));
  if (format.value > 0 && format.value < CURRENT_FORMAT) {
    const backup = backupBeforeMigration(file, db, format.value, settings.now());
    if (!backup.ok) return err(backupFailed(file, backup.error.message));
  }
  runMigrations(db);
  const broken = brokenEnd(db);
  if (broken !== null) return err(corruptFile(file, broken));
  db.transaction(() => prepareProjections(db)).immediate();
  const station = stationOf(file, db, settings, hasRoom);
  if (format.value === 0) syncFolder(dirname(file));
  return ok(station);
}

function stationOf(file: string, db: Connection, settings: OpenSettings, hasRoom: boolean): HeldStation {
  const { now, place, randomBytes = systemRandomBytes, identityOf: identify = identityOf } = settings;
  const take = () => ensureOwnStation(db, { now: now(), place, randomBytes, identity: identify(file) });
  try {
    return holdStation(db, take, db.transaction(take).immediate());
  } catch (error) {
    if (hasRoom || !isOutOfRoom(error)) throw error;
    return holdStation(db, take, null);
  }
}
