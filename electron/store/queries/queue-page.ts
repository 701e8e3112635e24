import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { StoredRow } from "../../core/ports.ts";
import { KEPT_ROW } from "../projections/queue-row-text.ts";
import { allOf, queueConditions, rowConditions } from "./queue-conditions.ts";
import type { ReadRows } from "./read-rows.ts";
import type { FindText, Found } from "./search-hits.ts";
import type { StatementCache } from "./statement-cache.ts";

interface Page {
  readonly rows: readonly StoredRow[];
  readonly total: number;
}

/** The queue's order (`compareRows`), as the index is in; `stream` for rows alike in all of it. */
const ORDER = "is_open DESC, due_order, rank, logged_at, reference_key, stream";

/** One page of what a filter shows, and how many rows there are in all. */
export function queuePage(
  cache: StatementCache,
  read: ReadRows,
  find: FindText,
  filter: QueueFilter,
  offset: number,
  limit: number,
): Page {
  const found = find(filter.text);
  if (found.kind === "few") return pageOfFew(cache, read, filter, found, offset, limit);
  const { sql, values } = queueConditions(filter, found);
  // The index is in the queue's order, so the page is read off its beginning.
  const rows = read(`SELECT ${KEPT_ROW} FROM queue_row WHERE ${sql} ORDER BY ${ORDER} LIMIT ? OFFSET ?`, [
    ...values,
    limit,
    offset,
  ]);
  return { rows, total: totalOf(cache, filter, found) };
}

/** Counting reads the index alone. */
function totalOf(cache: StatementCache, filter: QueueFilter, found: Found): number {
  const { sql, values } = allOf(rowConditions(filter));
  if (found.kind !== "many") return cache.one<number>(`SELECT count(*) FROM queue_row WHERE ${sql}`, values) ?? 0;
  // Counted here: calling back from SQLite for each row takes twice as long.
  return cache.column<number>(`SELECT stream FROM queue_row WHERE ${sql}`, values).filter(found.has).length;
}

/** A handful of rows is put in order whole, counted and cut here. */
function pageOfFew(
  cache: StatementCache,
  read: ReadRows,
  filter: QueueFilter,
  found: Found,
  offset: number,
  limit: number,
): Page {
  const { sql, values } = queueConditions(filter, found);
  const numbers = cache.column<number>(`SELECT stream FROM queue_row WHERE ${sql} ORDER BY ${ORDER}`, values);
  const rows = read(
    `SELECT ${KEPT_ROW} FROM json_each(?) AS shown JOIN queue_row ON stream = shown.value ORDER BY shown.key`,
    [JSON.stringify(numbers.slice(offset, offset + limit))],
  );
  return { rows, total: numbers.length };
}
