import type { ChangeFilter } from "../../../shared/contract/change-requests.ts";
import {
  CHANGE_LISTS,
  type ChangeList,
  type ChangeRow,
  type ScheduleEntry,
} from "../../../shared/contract/change-views.ts";
import { uuidBytesIn } from "../../../shared/kernel/log-encoding.ts";
import type { Store, WhoAsks } from "../../core/ports.ts";
import { allOf, type Condition, textCondition } from "./queue-conditions.ts";
import type { FindText, Found } from "./search-hits.ts";
import type { StatementCache } from "./statement-cache.ts";

/** What is read about changes and the forward schedule. */
export type ChangeQueries = Pick<Store, "changePage" | "changeRows" | "scheduleEntries">;

/** What waits for a moment by that moment, the rest by age; what is over last, the latest first. */
const ORDER = "is_over, due_order, CASE is_over WHEN 1 THEN -logged_at ELSE logged_at END, stream";

export function openChangeQueries(cache: StatementCache, find: FindText): ChangeQueries {
  return {
    changePage: (filter, who, offset, limit) => {
      const found = find(filter.text);
      const asked = allOf([...filterConditions(filter, found), listCondition(filter.list, who)]);
      const rows = cache.column<string>(
        `SELECT row FROM change_row WHERE ${asked.sql} ORDER BY ${ORDER} LIMIT ? OFFSET ?`,
        [...asked.values, limit, offset],
      );
      const counts = Object.fromEntries(
        CHANGE_LISTS.map((list) => [
          list,
          count(cache, [...filterConditions(filter, found), listCondition(list, who)]),
        ]),
        // Every list has its count.
      ) as Record<ChangeList, number>;
      return { rows: rows.map(read), total: counts[filter.list], counts };
    },
    changeRows: (ids) =>
      ids.flatMap((id) => {
        const row = cache.one<string>(
          "SELECT row FROM change_row JOIN stream ON number = change_row.stream WHERE id = ?",
          [uuidBytesIn(id) ?? new Uint8Array()],
        );
        return row === undefined ? [] : [read(row)];
      }),
    scheduleEntries: (from, until) =>
      cache
        .column<string>(
          "SELECT entry FROM schedule_entry WHERE from_at < ? AND until_at > ? ORDER BY from_at, stream",
          [until, from],
        )
        // Written by the projection from this very type.
        .map((text) => JSON.parse(text) as ScheduleEntry),
  };
}

// Written by the projection from this very type.
const read = (text: string): ChangeRow => JSON.parse(text) as ChangeRow;

function count(cache: StatementCache, conditions: readonly Condition[]): number {
  const { sql, values } = allOf(conditions);
  return cache.one<number>(`SELECT count(*) FROM change_row WHERE ${sql}`, values) ?? 0;
}

function filterConditions({ levels, agreements }: ChangeFilter, found: Found): readonly Condition[] {
  const lists = [
    ["level", levels],
    ["agreement", agreements],
  ] as const;
  const asked = lists
    .filter(([, values]) => values.length > 0)
    .map(([column, values]) => ({
      sql: `${column} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(values)],
    }));
  return [...asked, ...textCondition(found, "either")];
}

function listCondition(list: ChangeList, { person, roles, now }: WhoAsks): Condition {
  switch (list) {
    case "open":
      return { sql: "is_over = 0", values: [] };
    case "ended":
    case "with-customer":
    case "scheduled":
    case "to-review":
      return { sql: "list = ?", values: [list] };
    case "to-decide":
      // A vote is nothing one decides alone; it has a list of its own.
      return {
        sql: "is_over = 0 AND holder_role <> 'board-member' AND (holder_person = ? OR (holder_person = '' AND holder_role IN (SELECT value FROM json_each(?))))",
        values: [person ?? " ", JSON.stringify(roles)],
      };
    case "to-vote":
      return {
        sql: "stream IN (SELECT stream FROM change_voter WHERE person = ? AND from_at <= ? AND until_at > ?)",
        values: [person ?? " ", now, now],
      };
  }
}
