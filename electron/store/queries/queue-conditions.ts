import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { type Found, TIERS, type Tier } from "./search-hits.ts";

/** One part of a WHERE and the values it asks for, in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const OPEN: readonly string[] = ["unverified", "open"];

/** Everything a filter asks for, joined by AND; a list travels as JSON, so that one statement serves any length. */
export function queueConditions(filter: QueueFilter, found: Found, tier: Tier): Condition {
  return allOf([...rowConditions(filter), ...textCondition(found, tier)]);
}

/** The filter without its text. */
export function rowConditions(filter: QueueFilter): readonly Condition[] {
  return [...statusConditions(filter.statuses), ...viewConditions(filter), ...listConditions(filter)];
}

/** The filter without its view: what the counts beside the views are taken over. `statuses`: others than its own. */
export function countConditions(filter: QueueFilter, found: Found, statuses = filter.statuses): Condition {
  return allOf([...statusConditions(statuses), ...listConditions(filter), ...textCondition(found, "either")]);
}

/** What is asked of the rows where nothing is asked. */
const EVERY_ROW = "1";

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: EVERY_ROW, values: [] };
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
    case "unverified":
      return [{ sql: "status = 'unverified'", values: [] }];
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
  return lists.filter(([, values]) => values.length > 0).map(([column, values]) => oneOf(column, values));
}

const oneOf = (column: string, values: readonly (string | number)[]): Condition => ({
  sql: `${column} IN (SELECT value FROM json_each(?))`,
  values: [JSON.stringify(values)],
});

/** Found records one by one, or asked on the way through an index in the order of the list. */
export function textCondition(found: Found, tier: Tier): readonly Condition[] {
  if (found.kind === "everywhere") return [];
  const asked = tier === "either" ? [found.whole, found.inside] : [found[tier]];
  const few = asked.flatMap((hits) => (hits.kind === "few" ? [hits.numbers] : []));
  return few.length === asked.length
    ? [oneOf("stream", few.flat())]
    : [{ sql: `is_found(stream, ${TIERS[tier]})`, values: [] }];
}
