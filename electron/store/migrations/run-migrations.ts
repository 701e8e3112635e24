import { APPLICATION_ID, type Connection, pragmaNumber } from "../connection.ts";
import { MIGRATIONS } from "./all-migrations.ts";
import type { Migration, MigrationContext } from "./migration.ts";

/**
 * Brings the file from its format to `target`, each step in one immediate transaction together with its number: a
 * power cut between two steps leaves a whole file of the format in between, and the next start goes on from there.
 */
export function runMigrations(db: Connection, context: MigrationContext, target: number = MIGRATIONS.length): void {
  for (const migration of MIGRATIONS.slice(pragmaNumber(db, "user_version"), target)) {
    db.transaction(() => applyOne(db, migration, context)).immediate();
  }
}

function applyOne(db: Connection, migration: Migration, context: MigrationContext): void {
  const from = pragmaNumber(db, "user_version");
  if (from !== migration.version - 1)
    throw new Error(`Migration ${migration.version} was given a file of format ${from}`);
  migration.apply(db, context);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${migration.version}`);
  if (migration.outdatesProjections === true) markOutdated(db);
}

/** A file without a single event has nothing to build anew. */
function markOutdated(db: Connection): void {
  db.prepare("UPDATE projection_state SET is_outdated = EXISTS (SELECT 1 FROM event)").run();
}
