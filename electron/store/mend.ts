import type { LoggedStream, Projector, RecordProjection, StreamKey } from "../core/log-port.ts";
import type { DamageFound } from "../core/ports.ts";
import type { Connection } from "./connection.ts";

/** One that was damaged again so soon is left alone: the disk does not hold what is written. */
const NOT_AGAIN_WITHIN_MS = 60_000;

/** Makes one record's rows anew when they are met damaged: they are derived from its log. */
export interface Mender {
  /** Streams by their numbers in this file. True where something was made anew, so that asking again is worth it. */
  mend(what: "row" | "moments", streams: readonly number[]): boolean;
}

export interface MenderParts {
  readonly db: Connection;
  readonly readStream: (key: StreamKey) => LoggedStream;
  readonly keyOf: (stream: number) => StreamKey | undefined;
  readonly project: Projector | undefined;
  readonly write: (record: RecordProjection) => void;
  readonly found: (damage: DamageFound) => void;
  /** A row of a record the log does not hold: which record lost its own, only a rebuild of everything can tell. */
  readonly strayFound: () => void;
}

export function openMender({ db, readStream, keyOf, project, write, found, strayFound }: MenderParts): Mender {
  const tried = new Map<string, number>();
  const isTooSoon = (key: string): boolean => {
    const now = performance.now();
    const last = tried.get(key);
    if (last !== undefined && now - last < NOT_AGAIN_WITHIN_MS) return true;
    tried.set(key, now);
    return false;
  };
  const makeAnew = (key: StreamKey): boolean => {
    if (project === undefined) return false;
    const { projection, damage } = project(key, readStream(key));
    // What is left of a damaged record may say the opposite of the whole.
    if (projection === null || damage !== null) return false;
    db.transaction(() => write(projection)).immediate();
    return true;
  };
  const mendOne = (what: "row" | "moments", stream: number): boolean => {
    if (isTooSoon(`${what} ${stream}`)) return false;
    try {
      const key = keyOf(stream);
      if (key === undefined) strayFound();
      if (key === undefined || !makeAnew(key)) return false;
      found({ what, ...key });
      return true;
    } catch {
      return false; // a full disk, perhaps: what could not be read is left out, and tried again later
    }
  };
  return {
    mend: (what, streams) => {
      if (db.inTransaction) return false;
      return streams.map((stream) => mendOne(what, stream)).some(Boolean);
    },
  };
}
