import { hash } from "node:crypto";
import { statSync } from "node:fs";
import { asId, type StationId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { uuidBytes, uuidText } from "../../../shared/kernel/log-encoding.ts";
import { stationCodeFrom } from "../../../shared/ticket/reference.ts";
import type { Connection } from "../connection.ts";

/** This desk, and who writes into this file. */
export interface OwnStation {
  readonly deskId: string;
  readonly id: StationId;
  readonly code: string;
  /** Its number among the stations of this file. */
  readonly number: number;
}

/** How this file came by the station it writes as. */
export type StationOrigin = "as before" | "new desk" | "copy or backup";

/** The place a shared desk gave to a file that is to become one of its consoles. */
export interface GivenPlace {
  readonly deskId: string;
  readonly stationId: string;
  readonly code: string;
  readonly epoch: number;
}

export interface StationSettings {
  /** Only for a file that is new. */
  readonly place?: GivenPlace | undefined;
  readonly now: number;
  readonly randomBytes: (length: number) => Buffer;
  readonly identity: Buffer;
}

interface OwnRow {
  readonly deskId: Buffer;
  readonly id: Buffer;
  readonly code: string;
  readonly number: number;
  readonly identity: Buffer | null;
}

/** Stands for the desk of a file that was given none. */
export const NO_DESK = "00000000-0000-0000-0000-000000000000";

/** Undefined in a file that was given no station yet. */
export function readOwnStation(db: Connection): OwnStation | undefined {
  const row = readRow(db);
  return row && { deskId: uuidText(row.deskId), id: asId(uuidText(row.id)), code: row.code, number: row.number };
}

function readRow(db: Connection): OwnRow | undefined {
  return db
    .prepare<[], OwnRow>(
      `SELECT desk_id AS deskId, station.id, code, number, file_identity AS identity
       FROM own_station JOIN station ON station.number = own_station.station`,
    )
    .get();
}

/**
 * Makes sure that this file writes as a station of its own. A new file gets a desk and a station; a file that is not
 * where it was written last (a copy, a backup that was opened or put back) gets a new station with a new code before it
 * writes: otherwise two files would give the same references and the same numbers. Source: shared-log.md.
 */
export function ensureOwnStation(db: Connection, settings: StationSettings): StationOrigin {
  const row = readRow(db);
  if (row === undefined) {
    const { place } = settings;
    const deskId = place === undefined ? newUuid(settings.randomBytes) : uuidBytes(place.deskId);
    const station = place === undefined ? addStation(db, settings) : takePlace(db, place, settings.now);
    db.prepare(
      `INSERT INTO own_station (id, desk_id, station, last_number, next_reference, file_identity)
       VALUES (1, ?, ?, 0, 1, ?)`,
    ).run(deskId, station, settings.identity);
    return "new desk";
  }
  if (row.identity?.equals(settings.identity) === true) return "as before";
  const station = addStation(db, settings);
  db.prepare("UPDATE own_station SET station = ?, last_number = 0, next_reference = 1, file_identity = ?").run(
    station,
    settings.identity,
  );
  return "copy or backup";
}

function takePlace(db: Connection, { stationId, code, epoch }: GivenPlace, now: number): number {
  beginSharing(db, epoch, now);
  const insert = db.prepare("INSERT INTO station (id, code, known_since) VALUES (?, ?, ?)");
  return Number(insert.run(uuidBytes(stationId), code, now).lastInsertRowid);
}

/** From now on what is done here waits for the shared log. Inside the caller's transaction. */
export function beginSharing(db: Connection, epoch: number, at: Instant): void {
  db.prepare("INSERT OR REPLACE INTO shared_desk (id, epoch, joined_at) VALUES (1, ?, ?)").run(epoch, at);
}

/** Returns the new station's number. No two stations of a desk have one code, so no two references are alike. */
function addStation(db: Connection, { now, randomBytes }: StationSettings): number {
  const isTaken = db.prepare<[string], number>("SELECT 1 FROM station WHERE code = ?").pluck();
  let code = stationCodeFrom(randomBytes(6).readUIntBE(0, 6));
  while (isTaken.get(code) !== undefined) code = stationCodeFrom(randomBytes(6).readUIntBE(0, 6));
  const { lastInsertRowid } = db
    .prepare("INSERT INTO station (id, code, known_since) VALUES (?, ?, ?)")
    .run(newUuid(randomBytes), code, now);
  return Number(lastInsertRowid);
}

/** A backup is nobody's: whoever opens it becomes a new station. */
export function disownFile(db: Connection): void {
  db.prepare("UPDATE own_station SET file_identity = NULL").run();
}

/**
 * What tells this file from every copy of it: its number on its disk and the nanosecond at which it was made there. A
 * copy has others, wherever it lies. Hashed, since nobody needs to read it.
 */
export function identityOf(file: string): Buffer {
  const { ino, birthtimeNs } = statSync(file, { bigint: true });
  return hash("sha256", `deskwatch file 1 ${ino} ${birthtimeNs}`, "buffer");
}

/** A version 4 UUID. */
function newUuid(randomBytes: (length: number) => Buffer): Buffer {
  const bytes = Buffer.from(randomBytes(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes;
}
