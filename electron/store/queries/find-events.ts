import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { EventPlace } from "../../core/ports.ts";
import type { StatementCache } from "./statement-cache.ts";

interface Found {
  readonly position: number;
  readonly category: string;
  readonly id: Buffer;
  readonly version: number;
}

/**
 * Where the log has events of these types after `position`, the latest first: of each type and version read off the end
 * of an index, so that it costs what is found and not what the log holds.
 */
export function findEvents(
  cache: StatementCache,
  types: readonly string[],
  position: number,
  limit: number,
): readonly EventPlace[] {
  const numbers = "SELECT number FROM event_type WHERE type IN (SELECT value FROM json_each(?))";
  const sql = `SELECT position, category, id, version FROM event JOIN stream ON stream.number = event.stream
    WHERE event.type = ? AND position > ? ORDER BY position DESC LIMIT ?`;
  return cache
    .column<number>(numbers, [JSON.stringify(types)])
    .flatMap((type) => cache.records<Found>(sql, [type, position, limit]))
    .toSorted((one, other) => other.position - one.position)
    .slice(0, limit)
    .map(({ id, ...place }) => ({ ...place, stream: uuidText(id) }));
}
