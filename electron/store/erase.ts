import type { TicketId } from "../../shared/kernel/ids.ts";
import type { DeskStore, Projector } from "./desk-store.ts";
import { erasureRecord } from "./erasure-record.ts";
import { openEventLog } from "./event-log.ts";
import { mergeSearchWhole } from "./projections/search-merge.ts";
import { openProjectionWriter } from "./projections/write-projection.ts";
import { openLogReader } from "./read-log.ts";
import { redacted } from "./redact.ts";

export interface ErasureRequest {
  readonly ticketId: TicketId;
  readonly commandId: string;
  /** Who ordered it, by id; names would stay in the log for ever. */
  readonly actor: string;
  readonly at: number;
  /** For the log, without personal data: "request 2026/14". */
  readonly reason: string;
}

interface Recorded {
  readonly position: number;
  readonly payload: string;
}

/**
 * Takes everything personal out of a ticket's events, for ever, and leaves what clocks and figures need. The chain still
 * verifies: it was made over commitments, and without their salts they say nothing. Returns how many events were emptied;
 * asked a second time it finds nothing left to do. Backups made earlier still hold the old text.
 */
export function erasePersonalData(store: DeskStore, request: ErasureRequest, project: Projector): number {
  const { connection: db } = store;
  // Freed pages are overwritten with zeros while this holds; otherwise the text would stay in the file, only unlisted.
  db.pragma("secure_delete = ON");
  try {
    const erased = db.transaction(() => eraseAll(store, request, project)).immediate();
    db.pragma("wal_checkpoint(TRUNCATE)");
    return erased;
  } finally {
    db.pragma("secure_delete = OFF");
  }
}

function eraseAll(store: DeskStore, request: ErasureRequest, project: Projector): number {
  const { connection: db } = store;
  // What somebody began to write about it names the same people.
  db.prepare("DELETE FROM draft WHERE subject = ?").run(request.ticketId);
  const log = openEventLog(db, store.log);
  const recorded = db
    .prepare<[string], Recorded>(
      `SELECT position, payload FROM event JOIN event_payload USING (position)
       WHERE stream = ? AND category = 'ticket' AND erased_by IS NULL ORDER BY position`,
    )
    .all(request.ticketId);
  if (recorded.length === 0) return 0;
  const left = recorded.map(({ position, payload }) => ({ position, text: redacted(payload) }));
  const orders = left.map(({ position, text }) => ({
    type: "PayloadErased",
    schemaVersion: 1,
    happenedAt: request.at,
    actor: `person:${request.actor}`,
    payload: JSON.stringify(erasureRecord(position, text, request.reason)),
  }));
  const lastOrder = log.appendToDesk(request.commandId, request.at, orders);
  const empty = db.prepare("UPDATE event_payload SET salt = NULL, payload = ?, erased_by = ? WHERE position = ?");
  left.forEach(({ position, text }, index) => empty.run(text, lastOrder - left.length + 1 + index, position));
  forget(store, request.ticketId, project);
  return recorded.length;
}

/** The queue row and the search hold the same words: they are made again from what is left. */
function forget({ connection: db }: DeskStore, ticketId: TicketId, project: Projector): void {
  const log = openLogReader(db);
  const { events } = log.readTicket(ticketId);
  if (events.length > 0) openProjectionWriter(db).project(project(events));
  // A search index only marks a text as gone until its segments are merged.
  mergeSearchWhole(db);
}
