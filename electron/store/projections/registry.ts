import type { Connection } from "../connection.ts";
import { callers } from "./callers.ts";
import { changes } from "./changes.ts";
import { dueMoments } from "./due-moments.ts";
import { outcomes } from "./outcomes.ts";
import type { Projection, WriteProjection } from "./projection.ts";
import { queue } from "./queue.ts";
import { schedule } from "./schedule.ts";
import { search } from "./search.ts";

/** Everything derived from the log. A list of another kind of record is a file of its own and a line here. */
export const PROJECTIONS: readonly Projection[] = [queue, callers, changes, schedule, dueMoments, outcomes, search];

/** What stands in for "not filled yet" among versions. */
const OUTDATED = 0;

export const PROJECTION_STATE = `
  CREATE TABLE projection (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    tables TEXT NOT NULL
  ) STRICT;
`;

/**
 * Makes the tables of every projection this file does not have in today's version, empty, and takes away those of
 * earlier ones: what is derived is not migrated but made anew. A rebuild fills them.
 */
export function prepareProjections(db: Connection): void {
  const states = statesOf(db);
  const isEmpty = db.prepare<[], number>("SELECT NOT EXISTS (SELECT 1 FROM event)").pluck().get() === 1;
  for (const projection of PROJECTIONS) {
    const state = states.get(projection.name);
    if (state?.version === projection.version || isWaiting(state, projection)) continue;
    for (const table of state?.tables ?? []) db.exec(`DROP TABLE IF EXISTS ${table}`);
    projection.create(db, "");
    projection.index(db);
    saveState(db, projection, isEmpty ? projection.version : OUTDATED);
  }
}

interface State {
  readonly version: number;
  readonly tables: readonly string[];
}

/** Outdated, with the tables it has today: they are replaced by the rebuild, which shows the old ones until then. */
const isWaiting = (state: State | undefined, { tables }: Projection): boolean =>
  state?.version === OUTDATED && state.tables.join() === tables.join();

function statesOf(db: Connection): ReadonlyMap<string, State> {
  const rows = db
    .prepare<[], { name: string; version: number; tables: string }>("SELECT name, version, tables FROM projection")
    .all();
  return new Map(rows.map(({ name, version, tables }) => [name, { version, tables: tables.split(" ") }]));
}

function saveState(db: Connection, { name, tables }: Projection, version: number): void {
  db.prepare("INSERT OR REPLACE INTO projection (name, version, tables) VALUES (?, ?, ?)").run(
    name,
    version,
    tables.join(" "),
  );
}

/** Those that are to be built anew before the desk is used. */
export function outdatedProjections(db: Connection): readonly Projection[] {
  const states = statesOf(db);
  return PROJECTIONS.filter(({ name, version }) => states.get(name)?.version !== version);
}

/** To be called in the transaction that put the filled tables in their place. */
export function markBuilt(db: Connection, projections: readonly Projection[]): void {
  for (const projection of projections) saveState(db, projection, projection.version);
}

/**
 * Asks for a rebuild of all: before the desk is used the next time, or at once by whoever watches for it. False where not
 * even that can be written down any more.
 */
export function markOutdated(db: Connection): boolean {
  try {
    return db.prepare(`UPDATE projection SET version = ${OUTDATED}`).run().changes > 0;
  } catch {
    return false; // the fault that led here is the one to tell of
  }
}

/** After records were made anew without what was erased: no byte of it is to stay behind in what was replaced. */
export function forgetReplaced(db: Connection): void {
  for (const projection of PROJECTIONS) projection.forget?.(db);
}

/** Writes everything kept of a record into the live tables. */
export function openProjectionWriter(db: Connection): WriteProjection {
  const writers = PROJECTIONS.map((projection) => projection.openWriter(db));
  return (stream, record) => {
    for (const write of writers) write(stream, record);
  };
}
