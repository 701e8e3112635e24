import { asId, type TicketId } from "../../shared/kernel/ids.ts";
import type { CommandOutcome, TicketStream } from "../core/ports.ts";
import type { Connection } from "./connection.ts";
import { readStream, STORED_EVENT, type StoredEvent } from "./read-event.ts";

/** The log as it is read; works on a connection that may not write. */
export interface LogReader {
  /** Number of the last event. */
  position(): number;
  versionOf(stream: string): number;
  commandOutcome(commandId: string): CommandOutcome | undefined;
  readTicket(ticketId: TicketId): TicketStream;
  /** In the order in which they were logged here. */
  ticketIds(): Iterable<TicketId>;
  ticketCount(): number;
}

const IDS_AT_A_TIME = 1_000;
const FIRST_OF_TICKET = "version = 1 AND category = 'ticket'";

export function openLogReader(db: Connection): LogReader {
  const position = db.prepare<[], number | null>("SELECT max(position) FROM event").pluck();
  const version = db.prepare<[string], number | null>("SELECT max(version) FROM event WHERE stream = ?").pluck();
  const stream = db.prepare<[string], StoredEvent>(
    `SELECT ${STORED_EVENT} FROM event JOIN event_payload USING (position) WHERE stream = ? ORDER BY event.version`,
  );
  const outcome = db.prepare<[string], { stream: string; version: number }>(
    "SELECT stream, version FROM command WHERE command_id = ?",
  );
  const count = db.prepare<[], number>(`SELECT count(*) FROM event WHERE ${FIRST_OF_TICKET}`).pluck();
  return {
    position: () => position.get() ?? 0,
    versionOf: (name) => version.get(name) ?? 0,
    commandOutcome: (commandId) => {
      const row = outcome.get(commandId);
      return row === undefined ? undefined : { commandId, ticketId: asId(row.stream), version: row.version };
    },
    readTicket: (ticketId) => readStream(stream.all(ticketId)),
    ticketIds: () => ticketIds(db),
    ticketCount: () => count.get() ?? 0,
  };
}

/** In pages, because nothing can be written on a connection while a query on it is still being read. */
function* ticketIds(db: Connection): Iterable<TicketId> {
  const next = db.prepare<[number], { position: number; stream: string }>(
    `SELECT position, stream FROM event WHERE position > ? AND ${FIRST_OF_TICKET} ORDER BY position LIMIT ${IDS_AT_A_TIME}`,
  );
  for (let after = 0; ; ) {
    const page = next.all(after);
    for (const { stream } of page) yield asId(stream);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}
