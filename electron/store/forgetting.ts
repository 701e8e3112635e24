import { uuidText } from "../../shared/kernel/log-encoding.ts";
import type { LoggedStream, Projector, RecordProjection, StreamKey } from "../core/log-port.ts";
import { type Connection, giveBackPages } from "./connection.ts";
import { forgetReplaced, markOutdated } from "./projections/registry.ts";

/** What an erasure still has to reach beside the log: what is derived from the words, and what is half written about them. */
export interface Forgetting {
  /** Words of these streams were emptied in the transaction that is running. */
  emptied(streams: readonly number[]): void;
  /** At the end of the transaction: makes anew what is kept of those records, without the words. */
  carryOut(): void;
  /** After the commit: lets no byte of what was replaced stay in the file or its write-ahead log. False where others are reading it. */
  finish(): boolean;
  /** There is sweeping up to be done, perhaps since before the file was opened. */
  isUnfinished(): boolean;
  /** The transaction was given up. */
  giveUp(): void;
}

export interface ForgettingParts {
  readonly db: Connection;
  readonly project: Projector | undefined;
  readonly keyOf: (stream: number) => StreamKey | undefined;
  readonly readStream: (key: StreamKey) => LoggedStream;
  readonly write: (record: RecordProjection) => void;
}

export function openForgetting({ db, project, keyOf, readStream, write }: ForgettingParts): Forgetting {
  let emptied = new Set<number>();
  const setUnfinished = db.prepare("UPDATE own_station SET is_forgetting = ?");
  let isUnfinished = db.prepare<[], number>("SELECT is_forgetting FROM own_station").pluck().get() === 1;
  const dropDraft = db.prepare("DELETE FROM draft WHERE subject = ?");
  const makeAnew = (key: StreamKey): void => {
    dropDraft.run(key.stream);
    const record = project?.(key, readStream(key));
    // Whoever cannot make it anew must not go on showing it.
    if (record === undefined) markOutdated(db);
    else if (record.projection !== null) write(record.projection);
  };
  return {
    emptied: (streams) => {
      for (const stream of streams) emptied.add(stream);
    },
    carryOut: () => {
      const keys = [...emptied].map(keyOf).filter((key) => key !== undefined);
      emptied = new Set();
      if (keys.length === 0) return;
      for (const key of keys) makeAnew(key);
      setUnfinished.run(1);
      isUnfinished = true;
    },
    finish: () => {
      if (!isUnfinished) return true;
      forgetReplaced(db);
      giveBackPages(db);
      if (!isWalEmptied(db)) return false;
      setUnfinished.run(0);
      isUnfinished = false;
      return true;
    },
    isUnfinished: () => isUnfinished,
    giveUp: () => {
      emptied = new Set();
    },
  };
}

/** False where a reader keeps it: what was moved into the file is then overwritten in the log only later. */
function isWalEmptied(db: Connection): boolean {
  return Number(db.pragma("wal_checkpoint(TRUNCATE)", { simple: true })) === 0;
}

/** A stream's name by its number in this file. */
export function openKeyOf(db: Connection): (stream: number) => StreamKey | undefined {
  const key = db.prepare<[number], { category: string; id: Buffer }>(
    "SELECT category, id FROM stream WHERE number = ?",
  );
  return (stream) => {
    const row = key.get(stream);
    return row && { category: row.category, stream: uuidText(row.id) };
  };
}
