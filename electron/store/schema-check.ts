import Database from "better-sqlite3";
import type { Connection } from "./connection.ts";
import { CURRENT_FORMAT } from "./migrations/all-migrations.ts";
import { runMigrations } from "./migrations/run-migrations.ts";
import { outdatedProjections, prepareProjections } from "./projections/registry.ts";

interface SchemaObject {
  readonly type: "table" | "index" | "trigger" | "view";
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

const KIND: Readonly<Record<SchemaObject["type"], string>> = {
  table: "table",
  index: "index",
  trigger: "guard",
  view: "view",
};

/**
 * Compares the file's tables, indexes and triggers with what the migrations up to `format` make; each fault is a
 * sentence. The triggers are what keeps the log append-only: without one of them the file takes any change in silence.
 */
export function schemaFaults(db: Connection, format: number): readonly string[] {
  const present = new Map(objectsOf(db).map((object) => [object.name, object]));
  const anew = present.has("projection") ? outdatedProjections(db).flatMap(({ tables }) => tables) : [];
  const expected = expectedObjects(format).filter(({ table }) => !anew.some((name) => table.startsWith(name)));
  const names = new Set(expected.map(({ name }) => name));
  const missing = expected.flatMap(({ type, name, sql }) => {
    const found = present.get(name);
    if (found === undefined) return [`the ${KIND[type]} ${name} is missing`];
    return plain(found.sql) === plain(sql) ? [] : [`the ${KIND[type]} ${name} was changed`];
  });
  // Tables that stand beside ours harm nothing (an interrupted rebuild leaves some); a trigger acts on ours.
  const added = [...present.values()].filter(({ type, name }) => type === "trigger" && !names.has(name));
  return [...missing, ...added.map(({ name }) => `the guard ${name} is none of ours`)];
}

/** The same for the triggers alone, which a desk must not be without for a moment; the rest is found by verifying. */
export function guardFaults(db: Connection, format: number): readonly string[] {
  return schemaFaults(db, format).filter((fault) => fault.startsWith("the guard "));
}

function expectedObjects(format: number): readonly SchemaObject[] {
  const model = new Database(":memory:");
  try {
    runMigrations(model, format);
    // What is derived has the shape its version gives it, whatever the file's format; what is outdated is made anew.
    if (format === CURRENT_FORMAT) prepareProjections(model);
    return objectsOf(model);
  } finally {
    model.close();
  }
}

function objectsOf(db: Connection): readonly SchemaObject[] {
  // What has no text of its own SQLite makes by itself, with the table it belongs to.
  return db
    .prepare<[], SchemaObject>('SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema WHERE sql IS NOT NULL')
    .all();
}

/** A rebuild renames tables, and SQLite then writes their names in quotes. */
const plain = (sql: string): string => sql.replaceAll(/["'\s]/g, "");
