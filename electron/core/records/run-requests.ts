import type { Answer } from "../../../shared/contract/answer.ts";
import { derivedId } from "../../../shared/kernel/derived-ids.ts";
import type { Desk } from "../handler.ts";
import type { StreamKey } from "../log-port.ts";
import type { WriteTransaction } from "../ports.ts";
import { premisesOf } from "../sharing/premises.ts";
import { KINDS } from "./all-kinds.ts";
import { carryOut, carryOutAll, type RecordDesk, type RecordRequest, type RecordsDone } from "./run-records.ts";
import type { RecordWorld } from "./world.ts";

/** The records of this desk as one transaction works on them. `touched` hears of what it writes. */
export function recordDesk(desk: Desk, transaction: WriteTransaction, touched: StreamKey[]): RecordDesk<RecordWorld> {
  const { shelf, directory, store, troubles } = desk;
  const { nextReferenceNumber } = transaction;
  return {
    world: {
      shelf,
      directory,
      store,
      troubles,
      now: desk.time.now,
      stationCode: store.stationCode,
      nextReferenceNumber,
    },
    kinds: KINDS,
    newId: derivedId,
    now: desk.time.now,
    clockOffsetMs: () => store.sharing.current()?.clockOffsetMs ?? null,
    position: store.position,
    premisesOf: (by, parts) => premisesOf(desk, by, parts),
    written: (changed, log) => {
      touched.push(...changed);
      directory.refresh(log, changed);
    },
  };
}

/** Carries out one command in a transaction of its own. What is refused leaves no trace: no reference is spent on it. */
export function runRecords(desk: Desk, request: RecordRequest): Answer<RecordsDone> {
  return inTransaction(desk, (record, transaction) => carryOut(record, transaction, request));
}

/** Several commands in one transaction, all or none; see `carryOutAll`. Windows are told by the caller. */
export function runAllRecords(desk: Desk, requests: readonly RecordRequest[]): Answer<readonly RecordsDone[]> {
  return inTransaction(desk, (record, transaction) => carryOutAll(record, transaction, requests));
}

/**
 * Commands that follow each other in batches, all or none in one transaction: what is read fast is made after each, so
 * that a batch may be about what the one before it wrote. Windows are told by the caller.
 */
export function runRecordBatches(
  desk: Desk,
  batches: Iterable<readonly RecordRequest[]>,
): Answer<readonly RecordsDone[]> {
  return inTransaction(desk, (record, transaction) => {
    const all: RecordsDone[] = [];
    for (const requests of batches) {
      const done = carryOutAll(record, transaction, requests);
      if (!done.ok) return done;
      all.push(...done.value);
    }
    return { ok: true, value: all };
  });
}

/** What is kept in memory knows what is written as soon as it is, and forgets it where the transaction is undone. */
function inTransaction<Value>(
  desk: Desk,
  work: (record: RecordDesk<RecordWorld>, transaction: WriteTransaction) => Answer<Value>,
): Answer<Value> {
  const touched: StreamKey[] = [];
  let isKept = false;
  try {
    const within = (transaction: WriteTransaction): Answer<Value> =>
      work(recordDesk(desk, transaction, touched), transaction);
    const answer = desk.store.transact(within, ({ ok }) => !ok);
    isKept = answer.ok;
    return answer;
  } finally {
    if (!isKept && touched.length > 0) desk.directory.refresh(desk.store, touched);
  }
}
