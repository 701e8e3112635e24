import { asId } from "../../../shared/kernel/ids.ts";
import type { ThresholdPlace } from "../../core/ports.ts";
import type { StatementCache } from "./statement-cache.ts";

/** Where the log has warnings and misses after `position`, the latest first. */
export function findThresholds(cache: StatementCache, position: number, limit: number): readonly ThresholdPlace[] {
  const sql = `SELECT position, stream, version FROM event WHERE position > ? AND type = 'ThresholdReached'
    ORDER BY position DESC LIMIT ?`;
  return cache
    .records<{ position: number; stream: string; version: number }>(sql, [position, limit])
    .map(({ stream, ...place }) => ({ ...place, ticketId: asId(stream) }));
}
