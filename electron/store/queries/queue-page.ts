import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { StoredRow } from "../../core/ports.ts";
import { KEPT_ROW } from "../projections/queue-row-text.ts";
import { allOf, type Condition, queueConditions, rowConditions } from "./queue-conditions.ts";
import type { ReadRows } from "./read-rows.ts";
import type { Found, Hits, Tier } from "./search-hits.ts";
import type { StatementCache } from "./statement-cache.ts";

interface Page {
  readonly rows: readonly StoredRow[];
  readonly total: number;
  /** How many, the first ones, hold the text as words; the rest hold it inside words alone. */
  readonly whole: number;
}

/** The queue's order (`compareRows`), as the index is in; `stream` for rows alike in all of it. */
const ORDER = "is_open DESC, due_order, rank, logged_at, reference_key, stream";

/** One page of what a filter shows, and how many rows there are in all: words before parts of words. */
export function queuePage(
  cache: StatementCache,
  read: ReadRows,
  found: Found,
  filter: QueueFilter,
  offset: number,
  limit: number,
): Page {
  if (found.kind === "everywhere") {
    const page = pageOf(cache, read, filter, found, "either", offset, limit);
    return { ...page, whole: page.total };
  }
  const whole = pageOf(cache, read, filter, found, "whole", offset, limit);
  const from = Math.max(0, offset - whole.total);
  const inside = pageOf(cache, read, filter, found, "inside", from, limit - whole.rows.length);
  return { rows: [...whole.rows, ...inside.rows], total: whole.total + inside.total, whole: whole.total };
}

type Part = Omit<Page, "whole">;

function pageOf(
  cache: StatementCache,
  read: ReadRows,
  filter: QueueFilter,
  found: Found,
  tier: Tier,
  offset: number,
  limit: number,
): Part {
  const hits = found.kind === "found" && tier !== "either" ? found[tier] : null;
  const condition = queueConditions(filter, found, tier);
  if (hits?.kind === "few") return pageOfFew(cache, read, condition, hits.numbers.length, offset, limit);
  const { sql, values } = condition;
  // The index is in the queue's order, so the page is read off its beginning.
  const ask = `SELECT ${KEPT_ROW} FROM queue_row WHERE ${sql} ORDER BY ${ORDER} LIMIT ? OFFSET ?`;
  const rows = limit === 0 ? [] : read(ask, [...values, limit, offset]);
  return { rows, total: totalOf(cache, filter, hits) };
}

/** Counting reads the index alone. */
function totalOf(cache: StatementCache, filter: QueueFilter, hits: Hits | null): number {
  const { sql, values } = allOf(rowConditions(filter));
  if (hits?.kind !== "many") return cache.one<number>(`SELECT count(*) FROM queue_row WHERE ${sql}`, values) ?? 0;
  // Counted here: calling back from SQLite for each row takes twice as long.
  return cache.column<number>(`SELECT stream FROM queue_row WHERE ${sql}`, values).filter(hits.has).length;
}

/** A handful of rows is put in order whole, counted and cut here. */
function pageOfFew(
  cache: StatementCache,
  read: ReadRows,
  { sql, values }: Condition,
  most: number,
  offset: number,
  limit: number,
): Part {
  if (most === 0) return { rows: [], total: 0 };
  const numbers = cache.column<number>(`SELECT stream FROM queue_row WHERE ${sql} ORDER BY ${ORDER}`, values);
  const shown = numbers.slice(offset, offset + limit);
  if (shown.length === 0) return { rows: [], total: numbers.length };
  const rows = read(
    `SELECT ${KEPT_ROW} FROM json_each(?) AS shown JOIN queue_row ON stream = shown.value ORDER BY shown.key`,
    [JSON.stringify(shown)],
  );
  return { rows, total: numbers.length };
}
