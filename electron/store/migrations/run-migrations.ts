import { APPLICATION_ID, type Connection, pragmaNumber } from "../connection.ts";
import { CURRENT_FORMAT, FIRST_FORMAT, MIGRATIONS } from "./all-migrations.ts";
import type { Migration } from "./migration.ts";

/**
 * Brings the file from its format to `target`, each step in one immediate transaction together with its number: a
 * power cut between two steps leaves a whole file of the format in between, and the next start goes on from there.
 */
export function runMigrations(db: Connection, target: number = CURRENT_FORMAT): void {
  const from = pragmaNumber(db, "user_version");
  for (const migration of MIGRATIONS.filter(({ version }) => version > from && version <= target)) {
    db.transaction(() => applyOne(db, migration)).immediate();
  }
}

function applyOne(db: Connection, migration: Migration): void {
  const from = pragmaNumber(db, "user_version");
  const expected = migration.version === FIRST_FORMAT ? 0 : migration.version - 1;
  if (from !== expected) throw new Error(`Migration ${migration.version} was given a file of format ${from}`);
  migration.apply(db);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${migration.version}`);
}
