import { asId, type StationId } from "../../shared/kernel/ids.ts";
import { stationCodeFrom } from "../../shared/ticket/reference.ts";
import type { Connection } from "./connection.ts";

/** This desk file and the console that writes it. */
export interface Station {
  readonly deskId: string;
  readonly id: StationId;
  readonly code: string;
}

interface StationRow {
  desk_id: string;
  station_id: string;
  station_code: string;
}

/** Reads who this file belongs to; undefined in a file that has not been given a station yet. */
export function readStation(db: Connection): Station | undefined {
  const row = db.prepare<[], StationRow>("SELECT desk_id, station_id, station_code FROM station WHERE id = 1").get();
  if (row === undefined) return undefined;
  return { deskId: row.desk_id, id: asId(row.station_id), code: row.station_code };
}

/** Gives a new file its desk and station. */
export function createStation(db: Connection, now: number, randomBytes: (length: number) => Buffer): Station {
  const station: Station = {
    deskId: uuidOf(randomBytes(16)),
    id: asId(uuidOf(randomBytes(16))),
    code: stationCodeFrom(randomBytes(6).readUIntBE(0, 6)),
  };
  db.prepare(
    "INSERT INTO station (id, desk_id, station_id, station_code, created_at, next_reference) VALUES (1, ?, ?, ?, ?, 1)",
  ).run(station.deskId, station.id, station.code, now);
  return station;
}

/** A version 4 UUID out of 16 random bytes. */
export function uuidOf(bytes: Buffer): string {
  const own = Buffer.from(bytes);
  own.writeUInt8((own.readUInt8(6) & 0x0f) | 0x40, 6);
  own.writeUInt8((own.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = own.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
