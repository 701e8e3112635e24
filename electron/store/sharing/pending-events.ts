import { asId } from "../../../shared/kernel/ids.ts";
import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { LoggedEvent, LoggedOutcome, StreamKey } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import { actorOf } from "../log/event-row.ts";

/** An event that waits with its command for a place in the shared log. */
export interface PendingEventRow {
  readonly number: number;
  readonly commandId: Buffer;
  readonly commandIndex: number;
  readonly commandCount: number;
  readonly category: string;
  readonly stream: Buffer;
  readonly type: string;
  readonly schemaVersion: number;
  readonly writtenBy: string;
  readonly happenedAt: number;
  readonly recordedAt: number;
  readonly origin: string;
  readonly actor: Buffer | null;
  readonly station: Buffer;
  readonly stationNo: number | null;
  readonly seen: number;
  readonly facts: string;
  readonly words: string | null;
}

/** To be followed by WHERE and ORDER BY. */
export const SELECT_PENDING = `
  SELECT number, command_id AS commandId, command_index AS commandIndex, command_count AS commandCount, category, stream,
    type, pending_event.schema_version AS schemaVersion, written_by AS writtenBy, happened_at AS happenedAt,
    recorded_at AS recordedAt, origin, actor, station, station_no AS stationNo, seen, facts, words
  FROM pending_event JOIN pending_command ON number = command`;

/** As the core reads it: last in its stream, without a place in the log. */
export function pendingEvent(row: PendingEventRow, version: number): LoggedEvent {
  return {
    category: row.category,
    stream: uuidText(row.stream),
    type: row.type,
    schemaVersion: row.schemaVersion,
    facts: row.facts,
    words: row.words,
    writtenBy: row.writtenBy,
    isErased: false,
    at: row.happenedAt,
    by: actorOf({ actorKind: row.origin, actor: row.actor }),
    position: null,
    seen: row.seen,
    station: asId(uuidText(row.station)),
    stationNo: row.stationNo,
    version,
    commandId: asId(uuidText(row.commandId)),
    commandIndex: row.commandIndex,
    commandCount: row.commandCount,
    recordedAt: row.recordedAt,
  };
}

/** What waits, as the readers of the log need it. Nothing on a desk of one PC. */
export interface PendingReader {
  /** @param before only what waits before this command is to be seen. */
  eventsOf(stream: Uint8Array, category: string, version: number, before: number): readonly LoggedEvent[];
  countOf(stream: Uint8Array, category: string, before: number): number;
  outcomeOf(commandId: Uint8Array, versionOf: (key: StreamKey) => number): LoggedOutcome | undefined;
  claimant(claim: string): StreamKey | undefined;
}

export function openPendingReader(db: Connection): PendingReader {
  const of = "stream = ? AND category = ? AND command < ?";
  const events = db.prepare<[Uint8Array, string, number], PendingEventRow>(
    `${SELECT_PENDING} WHERE ${of} ORDER BY command, command_index`,
  );
  // Asked for each record that is read, and on a desk of one PC there is never anything: one look at an empty table.
  const isAny = db.prepare<[], number>("SELECT EXISTS (SELECT 1 FROM pending_event)").pluck();
  const count = db
    .prepare<[Uint8Array, string, number], number>(`SELECT count(*) FROM pending_event WHERE ${of}`)
    .pluck();
  const outcome = db.prepare<[Uint8Array], { category: string; stream: Buffer; number: number }>(
    `SELECT category, stream, number FROM pending_event JOIN pending_command ON number = command
     WHERE command_id = ? GROUP BY category, stream ORDER BY min(command_index)`,
  );
  const claimant = db.prepare<[string], StreamKey>(
    `SELECT value ->> 'category' AS category, value ->> 'stream' AS stream
     FROM pending_command, json_each(minted) WHERE value ->> 'claim' = ?`,
  );
  return {
    eventsOf: (stream, category, version, before) =>
      isAny.get() === 0
        ? []
        : events.all(stream, category, before).map((row, index) => pendingEvent(row, version + index + 1)),
    countOf: (stream, category, before) => (isAny.get() === 0 ? 0 : (count.get(stream, category, before) ?? 0)),
    outcomeOf: (commandId, versionOf) => {
      const rows = outcome.all(commandId);
      const [first] = rows;
      if (first === undefined) return undefined;
      const streams = rows.map(({ category, stream, number }) => {
        const key = { category, stream: uuidText(stream) };
        return { ...key, version: versionOf(key) + (count.get(stream, category, number + 1) ?? 0) };
      });
      return { commandId: asId(uuidText(Buffer.from(commandId))), streams };
    },
    claimant: (claim) => claimant.get(claim),
  };
}
