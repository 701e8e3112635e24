import { randomBytes as systemRandomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { DamageFound } from "../core/ports.ts";
import { backupBeforeMigration } from "./backup.ts";
import { type Connection, connectForWriting, makeDurable, probeWriting } from "./connection.ts";
import { assembleStore, type DeskStore, type Projector } from "./desk-store.ts";
import { brokenEnd, formatOf, locate } from "./file-checks.ts";
import { CURRENT_FORMAT } from "./migrations/all-migrations.ts";
import { runMigrations } from "./migrations/run-migrations.ts";
import {
  backupFailed,
  corruptFile,
  emptyFile,
  heldFile,
  notDurable,
  type OpenRefusal,
  refusalFor,
} from "./open-refusal.ts";
import { guardFaults } from "./schema-check.ts";
import { createStation, readStation } from "./station.ts";
import { syncFolder } from "./sync-to-disk.ts";
import { takeWriterLock } from "./writer-lock.ts";

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
  /** Makes what is derived from a ticket anew where it is met damaged; without it that is left out. */
  readonly project?: Projector;
  /** Hears of what was met damaged, each time it is met. */
  readonly damageFound?: (damage: DamageFound) => void;
}

/**
 * Opens a desk file for writing, making it where there is none. Takes it for this process alone, brings an older format
 * up to date (after a verified backup), and refuses in a sentence whatever it must not write to.
 */
export function openStore(settings: OpenSettings): Result<DeskStore, OpenRefusal> {
  try {
    const place = locate(settings.file);
    if (!place.ok) return place;
    const file = place.value;
    const note = { product: "Deskwatch", host: settings.host ?? "Deskwatch", since: settings.now() };
    const lock = takeWriterLock(file, note);
    return lock.ok ? openLocked(file, settings, lock.value.release) : err(heldFile(file, lock.error));
  } catch (error) {
    return err(refusalFor(settings.file, error));
  }
}

function openLocked(file: string, settings: OpenSettings, release: () => void): Result<DeskStore, OpenRefusal> {
  let db: Connection | undefined;
  let store: DeskStore | undefined;
  try {
    if (existsSync(file) && statSync(file).size === 0) return err(emptyFile(file));
    db = connectForWriting(file);
    const refusal = prepareFile(file, db, settings);
    if (refusal !== null) return err(refusal);
    const { project, upkeepFailed = nobody, damageFound = nobody } = settings;
    store = assembleStore({ file, db, log: logSettings(db, settings), project, upkeepFailed, damageFound, release });
    return ok(store);
  } finally {
    if (store === undefined) {
      db?.close();
      release();
    }
  }
}

const nobody = (): void => undefined;

function prepareFile(file: string, db: Connection, settings: OpenSettings): OpenRefusal | null {
  const format = formatOf(file, db, CURRENT_FORMAT);
  if (!format.ok) return format.error;
  const [fault] = guardFaults(db, format.value);
  if (format.value > 0 && fault !== undefined) return corruptFile(file, fault);
  probeWriting(db);
  const weakness = makeDurable(db);
  if (weakness !== null) return notDurable(file, weakness);
  if (format.value > 0 && format.value < CURRENT_FORMAT) {
    const backup = backupBeforeMigration(file, db, format.value, settings.now());
    if (!backup.ok) return backupFailed(file, backup.error.message);
  }
  const randomBytes = settings.randomBytes ?? systemRandomBytes;
  runMigrations(db, { now: settings.now, randomBytes });
  if (readStation(db) === undefined) createStation(db, settings.now(), randomBytes);
  if (format.value === 0) syncFolder(dirname(file));
  const broken = brokenEnd(db);
  return broken === null ? null : corruptFile(file, broken);
}

function logSettings(db: Connection, settings: OpenSettings) {
  const station = readStation(db);
  if (station === undefined) throw new Error("The file was given no station");
  const productVersion = settings.productVersion ?? "unknown";
  return { station, productVersion, randomBytes: settings.randomBytes ?? systemRandomBytes };
}
