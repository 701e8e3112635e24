import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { searchTerms } from "./search-terms.ts";

/** One part of a WHERE and the values it asks for, in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const OPEN: readonly string[] = ["unverified", "open"];

/** Everything a filter asks for, joined by AND; a list travels as JSON, so that one statement serves any length. */
export function queueConditions(filter: QueueFilter): Condition {
  return allOf([...statusConditions(filter.statuses), ...viewConditions(filter), ...listConditions(filter)]);
}

/** The filter without its view and statuses: what the counts beside the views are taken over. */
export function countConditions(filter: QueueFilter): Condition {
  return allOf(listConditions(filter));
}

function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: "1", values: [] };
  return {
    sql: conditions.map(({ sql }) => sql).join(" AND "),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** `is_open` leads the index that is already in the queue's order, so it is asked for whenever it says the same. */
function statusConditions(statuses: readonly string[]): readonly Condition[] {
  if (statuses.length === 0) return [];
  const open = statuses.filter((status) => OPEN.includes(status));
  const isOpen = open.length === statuses.length ? 1 : 0;
  if (open.length === OPEN.length && isOpen === 1) return [{ sql: "is_open = 1", values: [] }];
  const listed = oneOf("status", statuses);
  return open.length > 0 && isOpen === 0 ? [listed] : [{ sql: `is_open = ${isOpen}`, values: [] }, listed];
}

function viewConditions(filter: QueueFilter): readonly Condition[] {
  switch (filter.view) {
    case "all":
      return [];
    case "mine":
      // Nobody's tickets, where it was not said whose: an empty owner would mean all the unassigned ones.
      return [filter.me ? { sql: "owner = ?", values: [filter.me] } : { sql: "0", values: [] }];
    case "unassigned":
      return [{ sql: "owner = ''", values: [] }];
    case "disputed":
      return [{ sql: "is_disputed = 1", values: [] }];
    case "waiting":
      return [{ sql: "is_waiting = 1", values: [] }];
    case "major":
      return [{ sql: "is_major = 1", values: [] }];
  }
}

function listConditions(filter: QueueFilter): readonly Condition[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ["agreement", filter.agreements],
    ["priority", filter.priorities],
    ["kind", filter.kinds],
    ["owner", filter.owners],
    ["site", filter.sites],
  ];
  const chosen = lists.filter(([, values]) => values.length > 0).map(([column, values]) => oneOf(column, values));
  return [...chosen, ...textConditions(filter.text)];
}

const oneOf = (column: string, values: readonly string[]): Condition => ({
  sql: `${column} IN (SELECT value FROM json_each(?))`,
  values: [JSON.stringify(values)],
});

/** The unary plus keeps SQLite on the queue's index: the found set is only asked, never walked in its own order. */
function textConditions(text: string): readonly Condition[] {
  const { words, parts } = searchTerms(text);
  const found = (index: string, match: string | null): readonly Condition[] =>
    match === null ? [] : [{ sql: `+number IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`, values: [match] }];
  return [...found("search_parts", parts), ...found("search_words", words)];
}
