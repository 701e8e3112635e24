import type { Connection } from "../connection.ts";
import { genesisHash } from "../log/hashing.ts";
import { readOwnStation } from "../log/own-station.ts";

/** How a file stands with the desk it shares, for whoever only reads it. */
export interface FileSharing {
  readonly station: string;
  readonly epoch: number;
  readonly position: number;
  readonly link: string;
  readonly waiting: number;
  readonly syncedAt: number | null;
}

/** Null in the file of a desk of one PC. */
export function fileSharing(db: Connection): FileSharing | null {
  const shared = db
    .prepare<[], { epoch: number; syncedAt: number | null }>("SELECT epoch, synced_at AS syncedAt FROM shared_desk")
    .get();
  const own = readOwnStation(db);
  if (shared === undefined || own === undefined) return null;
  const last = db
    .prepare<[], { position: number; link: Buffer }>("SELECT position, link FROM event ORDER BY position DESC LIMIT 1")
    .get();
  const waiting = db.prepare<[], number>("SELECT count(*) FROM pending_command").pluck().get() ?? 0;
  const { position, link } = last ?? { position: 0, link: genesisHash(own.deskId) };
  return { station: own.code, ...shared, position, link: link.toString("hex"), waiting };
}

/** The file becomes a desk of its own again, with a station of its own at the next start. @throws while something waits. */
export function leaveSharing(db: Connection): void {
  db.transaction(() => {
    const waiting = db.prepare<[], number>("SELECT count(*) FROM pending_command").pluck().get() ?? 0;
    if (waiting > 0) throw new Error(`${waiting} commands wait.`);
    db.prepare("DELETE FROM shared_desk").run();
    db.prepare("UPDATE own_station SET file_identity = NULL").run();
  }).immediate();
}
