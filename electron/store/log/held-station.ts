import type { Connection } from "../connection.ts";
import { type OwnStation, readOwnStation, type StationOrigin } from "./own-station.ts";

/** The station this file writes as. It is settled before anything is written, if not when the file was opened. */
export interface HeldStation {
  current(): OwnStation;
  origin(): StationOrigin;
  /** Inside a transaction that is about to write. @throws when there is no room even for that: then nothing is written. */
  settle(): void;
  /** The transaction was given up, and with it a station it had settled. */
  giveUp(): void;
  /** It was committed. */
  keep(): void;
}

/**
 * @param take makes sure that the file has a station of its own, and says how it came by it.
 * @param settled how it did when the file was opened; null where the disk was too full for that: it can be read all the
 *   same, but must not write as the station it is a copy of.
 */
export function holdStation(db: Connection, take: () => StationOrigin, settled: StationOrigin | null): HeldStation {
  let origin = settled;
  let isNew = false;
  let station = read(db);
  return {
    current: () => station,
    origin: () => origin ?? "copy or backup",
    settle: () => {
      if (origin !== null) return;
      origin = take();
      isNew = true;
      station = read(db);
    },
    giveUp: () => {
      if (!isNew) return;
      origin = null;
      isNew = false;
      station = read(db);
    },
    keep: () => {
      isNew = false;
    },
  };
}

function read(db: Connection): OwnStation {
  const station = readOwnStation(db);
  if (station === undefined) throw new Error("The file was given no station");
  return station;
}
