import type { DeskStore, Projector } from "../desk-store.ts";
import { openLogReader } from "../read-log.ts";
import { createBareTables, dropTables, swapIn } from "./tables.ts";
import { openProjectionWriter } from "./write-projection.ts";

const FRESH = "_fresh";
const TICKETS_AT_A_TIME = 2_000;
/** The search index gathers this much in memory before it writes: the default 1 MiB makes thousands of small segments. */
const SEARCH_BUFFER = 32 * 1024 * 1024;

/**
 * Builds every projection anew from the log, beside the live ones, and swaps them in one transaction: until then the
 * desk shows the old ones, and a crash half-way changes nothing. Returns how many tickets there are.
 * @throws whatever `project` throws; the old projections then stay.
 */
export function rebuildProjections(
  store: DeskStore,
  project: Projector,
  onProgress: (done: number, total: number) => void = () => {},
): number {
  const { connection: db } = store;
  const log = openLogReader(db);
  const total = log.ticketCount();
  dropTables(db, FRESH);
  createBareTables(db, FRESH);
  gatherMore(store);
  const writer = openProjectionWriter(db, FRESH);
  const writeBatch = db.transaction((batch: readonly Parameters<typeof log.readTicket>[0][]) => {
    for (const ticketId of batch) {
      const { events } = log.readTicket(ticketId);
      // A ticket of which this version understands nothing is left out rather than shown wrong.
      if (events.length > 0) writer.project(project(events));
    }
  });
  let done = 0;
  for (const batch of batches(log.ticketIds(), TICKETS_AT_A_TIME)) {
    writeBatch.immediate(batch);
    done += batch.length;
    onProgress(done, total);
  }
  swap(store);
  return done;
}

function gatherMore({ connection: db }: DeskStore): void {
  for (const table of [`search_words${FRESH}`, `search_parts${FRESH}`]) {
    db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ?)`).run(SEARCH_BUFFER);
  }
}

function swap({ connection: db }: DeskStore): void {
  const swapAll = (): void => {
    swapIn(db, FRESH);
    for (const table of ["search_words", "search_parts"]) {
      db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ?)`).run(1024 * 1024);
    }
    db.prepare("UPDATE projection_state SET is_outdated = 0").run();
  };
  db.transaction(swapAll).immediate();
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.pragma("optimize");
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
