import type { TicketId } from "../../../shared/kernel/ids.ts";
import type { TicketProjection } from "../../core/ports.ts";
import type { Connection } from "../connection.ts";
import type { DeskStore, Projector } from "../desk-store.ts";
import { openLogReader } from "../read-log.ts";
import { mergeSearchWhole, setSearchBuffer } from "./search-merge.ts";
import { createBareTables, dropTables, swapIn } from "./tables.ts";
import { openProjectionFill } from "./write-projection.ts";

const FRESH = "_fresh";
const TICKETS_AT_A_TIME = 2_000;
/** The search index gathers this much in memory before it writes: the default 1 MiB makes thousands of small segments. */
const SEARCH_BUFFER = 32 * 1024 * 1024;
const USUAL_SEARCH_BUFFER = 1024 * 1024;

/**
 * Builds every projection anew from the log, beside the live ones, and swaps them in one transaction: until then the
 * desk shows the old ones, and a crash half-way changes nothing. Returns how many tickets there are. A ticket that is
 * damaged is told to `onFault`, and one of which nothing can be made is left out as well; the others are there.
 * @throws whatever `project` throws, where nobody is told; the old projections then stay.
 */
export function rebuildProjections(
  store: DeskStore,
  project: Projector,
  onProgress: (done: number, total: number) => void = () => {},
  onFault?: (ticketId: TicketId, fault: unknown) => void,
): number {
  const { connection: db } = store;
  const log = openLogReader(db);
  const total = log.ticketCount();
  dropTables(db, FRESH);
  createBareTables(db, FRESH);
  setSearchBuffer(db, FRESH, SEARCH_BUFFER);
  const fill = openProjectionFill(db, FRESH);
  const attempt = (ticketId: TicketId): TicketProjection | null => {
    try {
      const { events, isDamaged, readOnlyBecause } = log.readTicket(ticketId);
      if (isDamaged) onFault?.(ticketId, readOnlyBecause);
      // A ticket of which this version understands nothing is left out rather than shown wrong.
      return events.length === 0 ? null : project(events);
    } catch (fault) {
      if (onFault === undefined) throw fault;
      onFault(ticketId, fault);
      return null;
    }
  };
  const writeBatch = db.transaction((batch: readonly TicketId[]) => {
    for (const ticketId of batch) {
      const projection = attempt(ticketId);
      if (projection !== null) fill.project(projection);
    }
  });
  let done = 0;
  for (const batch of batches(log.ticketIds(), TICKETS_AT_A_TIME)) {
    writeBatch.immediate(batch);
    done += batch.length;
    onProgress(done, total);
  }
  fill.finish();
  mergeSearchWhole(db, FRESH);
  swap(db);
  return done;
}

function swap(db: Connection): void {
  const swapAll = (): void => {
    swapIn(db, FRESH);
    setSearchBuffer(db, "", USUAL_SEARCH_BUFFER);
    db.prepare("UPDATE projection_state SET is_outdated = 0").run();
  };
  db.transaction(swapAll).immediate();
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
