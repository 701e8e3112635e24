import type { StoredRow } from "../../core/ports.ts";
import type { Mender } from "../mend.ts";
import { type KeptRow, unpackRow } from "../projections/queue-row-text.ts";
import type { StatementCache } from "./statement-cache.ts";

/** Runs a query of `KEPT_ROW`, and gives the rows in its order. */
export type ReadRows = (sql: string, values: readonly (string | number)[]) => readonly StoredRow[];

/** Rows as the projection wrote them. One that cannot be read is made anew from the log, or else left out. */
export function openRowReader(cache: StatementCache, mender: Mender): ReadRows {
  const attempt = (sql: string, values: readonly (string | number)[]) => {
    const damaged: number[] = [];
    const rows = cache
      .records<KeptRow>(sql, values)
      .flatMap((kept) => unpackRow(kept) ?? (damaged.push(kept.stream), []));
    return { rows, damaged };
  };
  return (sql, values) => {
    const first = attempt(sql, values);
    if (first.damaged.length === 0 || !mender.mend("row", first.damaged)) return first.rows;
    return attempt(sql, values).rows;
  };
}
