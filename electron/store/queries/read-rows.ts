import type { StoredRow } from "../../core/ports.ts";
import type { Mender } from "../mend.ts";
import type { StatementCache } from "./statement-cache.ts";

/** Runs a query whose one column is a row's text, and gives the rows in its order. */
export type ReadRows = (sql: string, values: readonly (string | number)[]) => readonly StoredRow[];

/** Rows as the projection wrote them. One that cannot be read is made anew from the log, or else left out. */
export function openRowReader(cache: StatementCache, mender: Mender): ReadRows {
  const attempt = (sql: string, values: readonly (string | number)[]) => {
    const damaged: string[] = [];
    const rows = cache.column<string>(sql, values).flatMap((text) => parseRow(text) ?? (damaged.push(text), []));
    return { rows, damaged };
  };
  const ticketsOf = (texts: readonly string[]): readonly string[] =>
    texts.flatMap((text) => cache.column<string>("SELECT ticket_id FROM queue_row WHERE row = ?", [text]));
  return (sql, values) => {
    const first = attempt(sql, values);
    if (first.damaged.length === 0 || !mender.mend("row", ticketsOf(first.damaged))) return first.rows;
    return attempt(sql, values).rows;
  };
}

function parseRow(text: string): StoredRow | null {
  try {
    const row: unknown = JSON.parse(text);
    // Written by the projection as the JSON of this very type; looking closer costs more than reading it.
    return typeof row === "object" && row !== null && "next" in row ? (row as StoredRow) : null;
  } catch {
    return null;
  }
}
