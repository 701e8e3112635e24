import type { RecordMoment } from "../../../electron/core/log-port.ts";
import type { StoredRow } from "../../../electron/core/ports.ts";
import { recordProjection } from "../../../electron/core/project-ticket.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { QueueFilter, type QueueFilterInput } from "../../../shared/contract/queue-filter.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { NOON, openDesk, record } from "./desk.ts";
import { logged, simpleOutcome, simpleTicket } from "./events.ts";
import { commandId, nameOf } from "./ids.ts";

export function row(name: string, differs: Partial<StoredRow> = {}): StoredRow {
  const recorded = {
    version: 1,
    eventId: name,
    recordedAt: NOON,
    station: asId<"station">("s"),
    commandId: commandId(name),
    event: logged(name, NOON),
  };
  return { ...simpleTicket([recorded]).row, ...differs };
}

export const owned = (id: string) => ({ owner: asId<"person">(id) });
export const due = (dueAt: number | null): Partial<StoredRow> => {
  const { next } = row("x");
  return { next: next && { ...next, dueAt, state: dueAt === null ? "paused" : "running" } };
};

/** Keeps a row of a ticket that was logged, whatever its log says. */
export function keep(store: DeskStore, kept: StoredRow, moments: readonly RecordMoment[] = []): void {
  const name = nameOf(kept.id);
  if (store.streamsOf("ticket").every((id) => id !== kept.id)) record(store, name, [logged(name, NOON)]);
  const caller = { name: kept.caller };
  store.transact((transaction) =>
    transaction.project({
      ...recordProjection({ row: kept, outcome: simpleOutcome(kept), caller, searchText: kept.summary, moments: [] }),
      moments,
    }),
  );
}

/** A desk whose queue is exactly these rows. */
export function queueOf(rows: readonly StoredRow[]) {
  const store = openDesk();
  for (const each of rows) keep(store, each);
  const ids = (filter: QueueFilterInput, offset = 0, limit = 100) =>
    store.queue(QueueFilter.parse(filter), offset, limit).rows.map(({ id }) => nameOf(id));
  return { store, ids };
}
