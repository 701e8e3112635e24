import Database from "better-sqlite3";

const TRIGGERS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";

/**
 * A connection past every guard of the store, as someone with a database tool has it who leaves no other trace: the
 * triggers that were dropped are put back.
 */
export function tamper(file: string, ...statements: readonly string[]): void {
  const db = new Database(file);
  try {
    const triggers = db.prepare<[], { name: string; sql: string }>(TRIGGERS).all();
    for (const statement of statements) db.exec(statement);
    const left = new Set(db.prepare<[], string>(TRIGGERS).pluck().all());
    for (const { name, sql } of triggers) if (!left.has(name)) db.exec(sql);
  } finally {
    db.close();
  }
}
