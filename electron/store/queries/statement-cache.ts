import type { Statement } from "better-sqlite3";
import type { Connection } from "../connection.ts";

type Values = readonly (string | number | Uint8Array)[];

/** Runs reading statements, each compiled once. The texts are few: filters change values, hardly ever the text. */
export interface StatementCache {
  /** The first column of the first row. */
  one<Value>(sql: string, values: Values): Value | undefined;
  /** The first column of every row. */
  column<Value>(sql: string, values: Values): readonly Value[];
  record<Row>(sql: string, values: Values): Row | undefined;
  records<Row>(sql: string, values: Values): readonly Row[];
}

/** Far more shapes than the screens ask for; beyond it all are forgotten and compiled again when needed. */
const MOST_STATEMENTS = 500;

/** A cache for one connection; it must not outlive it. */
export function openStatementCache(db: Connection): StatementCache {
  const statements = new Map<string, Statement>();
  const statement = (sql: string, isPlucked: boolean): Statement => {
    const key = `${isPlucked}${sql}`;
    const known = statements.get(key);
    if (known !== undefined) return known;
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    const fresh = db.prepare(sql).pluck(isPlucked);
    statements.set(key, fresh);
    return fresh;
  };
  // The caller names the shape its SELECT returns: this is the one place where it is believed.
  return {
    one: <Value>(sql: string, values: Values) => statement(sql, true).get(...values) as Value | undefined,
    // as above
    column: <Value>(sql: string, values: Values) => statement(sql, true).all(...values) as Value[],
    // as above
    record: <Row>(sql: string, values: Values) => statement(sql, false).get(...values) as Row | undefined,
    // as above
    records: <Row>(sql: string, values: Values) => statement(sql, false).all(...values) as Row[],
  };
}
