import type { Projector, RecordProjection, StreamKey } from "../../core/log-port.ts";
import { type Connection, giveBackPages } from "../connection.ts";
import { type NumberedStream, openLogReader } from "../log/read-log.ts";
import type { Projection } from "./projection.ts";
import { markBuilt, outdatedProjections, PROJECTIONS } from "./registry.ts";

const FRESH = "_fresh";
const RECORDS_AT_A_TIME = 2_000;

interface OpenedFile {
  readonly connection: Connection;
}

export interface RebuildWatch {
  progressed?(done: number, total: number): void;
  /** A record that is damaged, or of which nothing can be made. */
  faultFound?(key: StreamKey, fault: unknown): void;
}

/** Builds anew what is outdated, and nothing else. */
export function rebuildOutdated({ connection }: OpenedFile, project: Projector, watch: RebuildWatch = {}): number {
  return rebuild(connection, outdatedProjections(connection), project, watch);
}

/** Builds every projection anew from the log. */
export function rebuildProjections({ connection }: OpenedFile, project: Projector, watch: RebuildWatch = {}): number {
  return rebuild(connection, PROJECTIONS, project, watch);
}

/**
 * Fills fresh tables beside the live ones and swaps them in one transaction: until then the desk shows the old ones, and
 * a crash half-way changes nothing. Returns how many records there are. A record that is damaged is told, and one of
 * which nothing can be made is left out as well; the others are there.
 * @throws whatever `project` throws, where nobody is told; the old projections then stay.
 */
function rebuild(
  db: Connection,
  projections: readonly Projection[],
  project: Projector,
  { progressed, faultFound }: RebuildWatch,
): number {
  const log = openLogReader(db);
  const total = log.streamCount();
  for (const projection of projections) {
    drop(db, projection, FRESH);
    projection.create(db, FRESH);
  }
  const fills = projections.map((projection) => projection.openFill(db, FRESH));
  const attempt = ({ category, stream }: NumberedStream): RecordProjection | null => {
    const key = { category, stream };
    try {
      const { projection, damage } = project(key, log.readStream(key));
      if (damage !== null) faultFound?.(key, damage);
      return projection;
    } catch (fault) {
      if (faultFound === undefined) throw fault;
      faultFound(key, fault);
      return null;
    }
  };
  const writeBatch = db.transaction((batch: readonly NumberedStream[]) => {
    for (const stream of batch) {
      const record = attempt(stream);
      if (record !== null) for (const fill of fills) fill.add(stream.number, record);
    }
  });
  let done = 0;
  for (const batch of batches(log.streams(), RECORDS_AT_A_TIME)) {
    writeBatch.immediate(batch);
    done += batch.length;
    progressed?.(done, total);
  }
  for (const fill of fills) fill.finish();
  swapIn(db, projections);
  return done;
}

function drop(db: Connection, { tables }: Projection, suffix: string): void {
  for (const table of tables) db.exec(`DROP TABLE IF EXISTS ${table}${suffix}`);
}

/** Puts the filled tables in the place of the live ones, so that nobody sees neither or both. */
function swapIn(db: Connection, projections: readonly Projection[]): void {
  const swapAll = (): void => {
    for (const projection of projections) {
      drop(db, projection, "");
      for (const table of projection.tables) db.exec(`ALTER TABLE ${table}${FRESH} RENAME TO ${table}`);
      projection.index(db);
    }
    markBuilt(db, projections);
  };
  db.transaction(swapAll).immediate();
  giveBackPages(db);
  db.pragma("wal_checkpoint(TRUNCATE)");
}

function* batches<Item>(items: Iterable<Item>, size: number): Iterable<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
