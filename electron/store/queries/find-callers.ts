import type { KnownCaller } from "../../../shared/contract/views.ts";
import { callerKey } from "../projections/callers.ts";
import type { StatementCache } from "./statement-cache.ts";

/** Past callers in whose name every word of `text` begins a word: those of the site first, then who called last. */
export function findCallers(cache: StatementCache, text: string, site: string, limit: number): readonly KnownCaller[] {
  const words = callerKey(text).match(/ [^ ]+/g) ?? [];
  if (words.length === 0) return [];
  const sql = `SELECT name, phone, email, site, last_called_at AS lastCalledAt
    FROM known_caller WHERE ${words.map(() => "instr(key, ?) > 0").join(" AND ")}
    ORDER BY site = ? DESC, last_called_at DESC, key LIMIT ?`;
  return cache.records<KnownCaller>(sql, [...words, site, limit]);
}
