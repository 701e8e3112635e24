import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { QueueCounts } from "../../../shared/contract/views.ts";
import { asId, type PersonId, type TicketId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { uuidBytesIn, uuidText } from "../../../shared/kernel/log-encoding.ts";
import { spokenReference } from "../../../shared/ticket/reference.ts";
import type { Store, StoredRow } from "../../core/ports.ts";
import type { Connection } from "../connection.ts";
import type { Mender } from "../mend.ts";
import { KEPT_ROW } from "../projections/queue-row-text.ts";
import { openChangeQueries } from "./changes.ts";
import { findCallers } from "./find-callers.ts";
import { findEvents } from "./find-events.ts";
import { countConditions } from "./queue-conditions.ts";
import { queuePage } from "./queue-page.ts";
import { type IsMoment, momentsUntil } from "./read-moments.ts";
import { openOutcomes } from "./read-outcomes.ts";
import { openRowReader, type ReadRows } from "./read-rows.ts";
import { type Found, openSearch } from "./search-hits.ts";
import { similarWords } from "./search-terms.ts";
import { openStatementCache, type StatementCache } from "./statement-cache.ts";

export type Queries = Pick<
  Store,
  | "findByReference"
  | "rows"
  | "queue"
  | "counts"
  | "similar"
  | "outcomes"
  | "resolvedBetween"
  | "firstLoggedAt"
  | "changePage"
  | "changeRows"
  | "scheduleEntries"
  | "findCallers"
  | "momentsUntil"
  | "soonestMoment"
  | "eventsAfter"
>;

/**
 * Everything read from the projections. `position` is where the log stands, for answers that say so. What cannot be read
 * is made anew by `mender`, or left out: one damaged row hides no other.
 */
export function openQueries(db: Connection, position: () => number, mender: Mender, isMoment: IsMoment): Queries {
  const cache = openStatementCache(db);
  const find = openSearch(db, cache);
  const read = openRowReader(cache, mender);
  return {
    ...openChangeQueries(cache, find),
    findByReference: (reference) => findByReference(cache, reference),
    rows: (ids) => rows(cache, read, ids),
    queue: (filter, offset, limit, ownersNamed) => ({
      ...queuePage(cache, read, find(filter.text, ownersNamed), filter, offset, limit),
      position: position(),
    }),
    counts: (filter, me, now, ownersNamed) => counts(cache, find(filter.text, ownersNamed), filter, me, now),
    findCallers: (text, site, limit) => findCallers(cache, text, site, limit),
    ...openOutcomes(cache, mender),
    similar: (text, site, limit) => similar(read, text, site, limit),
    eventsAfter: (types, position, limit) => findEvents(cache, types, position, limit),
    momentsUntil: (at, limit) => momentsUntil(cache, mender, isMoment, at, limit),
    soonestMoment: () => momentsUntil(cache, mender, isMoment, Number.MAX_SAFE_INTEGER, 1)[0],
  };
}

function findByReference(cache: StatementCache, reference: string): TicketId | undefined {
  const key = spokenReference(reference);
  if (key === "") return undefined;
  const found = cache.one<Buffer>(
    `SELECT id FROM claim JOIN stream ON stream.number = claim.stream WHERE claim = ? AND category = 'ticket'`,
    [key],
  );
  return found === undefined ? undefined : asId(uuidText(found));
}

/** In the order asked for; ids that are not there are left out. */
function rows(cache: StatementCache, read: ReadRows, ids: readonly TicketId[]): readonly StoredRow[] {
  const numbers = ids.flatMap((id) => cache.one<number>(NUMBER, [uuidBytesIn(id) ?? new Uint8Array()]) ?? []);
  const sql = `SELECT ${KEPT_ROW} FROM json_each(?) AS asked JOIN queue_row ON stream = asked.value ORDER BY asked.key`;
  return read(sql, [JSON.stringify(numbers)]);
}

const NUMBER = "SELECT number FROM stream WHERE id = ? AND category = 'ticket'";

/** Over what the filter shows, each view in turn; `resolved` over the resolved ones instead, `missed` over all open ones. */
function counts(
  cache: StatementCache,
  found: Found,
  filter: QueueFilter,
  me: PersonId | undefined,
  now: Instant,
): QueueCounts {
  const shown = countConditions(filter, found);
  const views = cache.record<Record<keyof QueueCounts, number>>(
    `SELECT count(*) AS "all", total(? <> '' AND owner = ?) AS mine, total(owner = '') AS unassigned,
       total(is_disputed) AS disputed, total(is_waiting) AS waiting, total(is_major) AS major,
       total(status = 'unverified') AS unverified, 0 AS resolved, 0 AS missed
     FROM queue_row WHERE ${shown.sql}`,
    [me ?? "", me ?? "", ...shown.values],
  );
  const ended = countConditions(filter, found, ["resolved"]);
  const resolved = cache.one<number>(`SELECT count(*) FROM queue_row WHERE ${ended.sql}`, ended.values);
  // What is wanted at once stands before every moment there is; exactly at its due moment a promise is still kept.
  const missed = cache.one<number>(
    "SELECT count(*) FROM queue_row WHERE is_open = 1 AND due_order >= 0 AND due_order < ?",
    [now],
  );
  const none = { all: 0, mine: 0, unassigned: 0, disputed: 0, waiting: 0, major: 0, unverified: 0 };
  return { ...none, ...views, resolved: resolved ?? 0, missed: missed ?? 0 };
}

/**
 * Tickets whose summary shares telling words: the same site first, then by likeness. Open ones; finished ones only
 * fill up what is left, because weighing a year of them takes longer than anyone types.
 */
function similar(read: ReadRows, text: string, site: string, limit: number): readonly StoredRow[] {
  const words = similarWords(text);
  if (words === null) return [];
  const alike = (isOpen: 0 | 1, most: number): readonly StoredRow[] =>
    read(
      `SELECT ${KEPT_ROW} FROM search_titles JOIN queue_row ON stream = search_titles.rowid
       WHERE search_titles MATCH ? AND +search_titles.rowid IN (SELECT stream FROM queue_row WHERE is_open = ?)
       ORDER BY site = ? DESC, bm25(search_titles), logged_at DESC LIMIT ?`,
      [words, isOpen, site, most],
    );
  const open = alike(1, limit);
  const rest = open.length < limit ? alike(0, limit - open.length) : [];
  return [...open, ...rest];
}
