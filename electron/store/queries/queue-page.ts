import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { queueConditions, searchHits } from "./queue-conditions.ts";
import type { StatementCache } from "./statement-cache.ts";

interface Page {
  readonly rows: readonly QueueRow[];
  readonly total: number;
}

/** By next due moment; what has none by priority and age; then what is finished (see `dueOrder`). */
const ORDER = "due_order, rank, logged_at, number";
/** As many hits as are sooner looked up one by one than met on a walk through the whole index. */
const FEW_HITS = 2_000;

// A row is read back exactly as the projection wrote it: as the JSON of its own type.
export const parseRow = (text: string): QueueRow => JSON.parse(text) as QueueRow;

/** One page of what a filter shows, and how many rows there are in all. */
export function queuePage(cache: StatementCache, filter: QueueFilter, offset: number, limit: number): Page {
  const hits = searchHits(filter.text);
  if (hits === undefined) return filteredPage(cache, filter, offset, limit);
  const few = cache.column<number>(`${hits.sql} LIMIT ${FEW_HITS + 1}`, hits.values);
  return searchPage(cache, filter, few.length > FEW_HITS ? undefined : few, offset, limit);
}

/** The index is in the queue's order, so the page is read off its beginning; counting reads the index alone. */
function filteredPage(cache: StatementCache, filter: QueueFilter, offset: number, limit: number): Page {
  const { sql, values } = queueConditions(filter);
  const total = cache.one<number>(`SELECT count(*) FROM queue_row WHERE ${sql}`, values) ?? 0;
  const found = cache.column<string>(`SELECT row FROM queue_row WHERE ${sql} ORDER BY ${ORDER} LIMIT ? OFFSET ?`, [
    ...values,
    limit,
    offset,
  ]);
  return { rows: found.map(parseRow), total };
}

/** Asking the search index is the dear part: it is asked for all numbers at once, which are counted and cut here. */
function searchPage(
  cache: StatementCache,
  filter: QueueFilter,
  few: readonly number[] | undefined,
  offset: number,
  limit: number,
): Page {
  const { sql, values } = queueConditions(filter, few);
  const numbers = cache.column<number>(`SELECT number FROM queue_row WHERE ${sql} ORDER BY ${ORDER}`, values);
  const shown = cache.column<string>(
    "SELECT row FROM json_each(?) AS shown JOIN queue_row ON number = shown.value ORDER BY shown.key",
    [JSON.stringify(numbers.slice(offset, offset + limit))],
  );
  return { rows: shown.map(parseRow), total: numbers.length };
}
