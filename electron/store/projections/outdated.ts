import type { Connection } from "../connection.ts";

/**
 * Asks for a rebuild: before the desk is used the next time, or at once by whoever watches for it. False where not even
 * that can be written down any more.
 */
export function markOutdated(db: Connection): boolean {
  try {
    return db.prepare("UPDATE projection_state SET is_outdated = 1").run().changes === 1;
  } catch {
    return false; // the fault that led here is the one to tell of
  }
}
