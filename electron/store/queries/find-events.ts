import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { EventPlace } from "../../core/ports.ts";
import type { StatementCache } from "./statement-cache.ts";

/** Where the log has events of these types after `position`, the latest first. */
export function findEvents(
  cache: StatementCache,
  types: readonly string[],
  position: number,
  limit: number,
): readonly EventPlace[] {
  const sql = `SELECT position, category, id, version FROM event JOIN stream ON stream.number = event.stream
    WHERE position > ? AND event.type IN (SELECT number FROM event_type WHERE type IN (SELECT value FROM json_each(?)))
    ORDER BY position DESC LIMIT ?`;
  return cache
    .records<{ position: number; category: string; id: Buffer; version: number }>(sql, [
      position,
      JSON.stringify(types),
      limit,
    ])
    .map(({ id, ...place }) => ({ ...place, stream: uuidText(id) }));
}
