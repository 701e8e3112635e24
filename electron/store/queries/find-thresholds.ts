import { asId } from "../../../shared/kernel/ids.ts";
import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { ThresholdPlace } from "../../core/ports.ts";
import type { StatementCache } from "./statement-cache.ts";

/** Where the log has warnings and misses after `position`, the latest first. */
export function findThresholds(cache: StatementCache, position: number, limit: number): readonly ThresholdPlace[] {
  const sql = `SELECT position, id, version FROM event JOIN stream ON stream.number = event.stream
    WHERE position > ? AND event.type IN (SELECT number FROM event_type WHERE type = 'ThresholdReached')
    ORDER BY position DESC LIMIT ?`;
  return cache
    .records<{ position: number; id: Buffer; version: number }>(sql, [position, limit])
    .map(({ id, ...place }) => ({ ...place, ticketId: asId(uuidText(id)) }));
}
