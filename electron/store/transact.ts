import type { Store, WriteTransaction } from "../core/ports.ts";
import type { Connection } from "./connection.ts";
import type { Forgetting } from "./forgetting.ts";
import type { IdleUpkeep } from "./idle-upkeep.ts";
import type { HeldStation } from "./log/held-station.ts";

/** Rolls a transaction back whose work succeeded in finding out that it must not be done. */
class Undone extends Error {
  override readonly name = "Undone";
}

/** For TypeScript, which does not see that `attempt` was called meanwhile. */
const undoneValue = <Value>({ value }: { readonly value: Value }): Value => value;

export interface TransactParts {
  readonly db: Connection;
  readonly transaction: WriteTransaction;
  readonly station: HeldStation;
  /** Writes down, before anybody hears of the commit, that it was made. */
  readonly told: () => void;
  readonly forgetting: Forgetting;
  readonly upkeep: IdleUpkeep;
}

/**
 * One immediate transaction at a time; afterwards the upkeep knows that there is something to do. What an erasure in it
 * has to reach is done in it too, and the file swept at once: whoever was told that something is erased may rely on it.
 */
export function openTransact({ db, transaction, station, told, forgetting, upkeep }: TransactParts): Store["transact"] {
  return <Value>(work: (given: WriteTransaction) => Value, undoes: (value: Value) => boolean = () => false): Value => {
    if (db.inTransaction) throw new Error("A transaction was begun inside another one");
    let undone: { readonly value: Value } | null = null;
    const attempt = (): Value => {
      station.settle();
      const value = work(transaction);
      if (undoes(value)) {
        undone = { value };
        throw new Undone("Nothing of it is to be kept");
      }
      forgetting.carryOut();
      return value;
    };
    try {
      const value = db.transaction(attempt).immediate();
      station.keep();
      told();
      upkeep.committed();
      return value;
    } catch (fault) {
      forgetting.giveUp();
      station.giveUp();
      if (fault instanceof Undone && undone !== null) return undoneValue(undone);
      upkeep.commitFailed(fault);
      throw fault;
    }
  };
}
