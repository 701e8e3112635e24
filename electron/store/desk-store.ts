import type { FileLoss } from "../../shared/contract/troubles.ts";
import type { RecordedEvent } from "../../shared/contract/views.ts";
import type { TicketId } from "../../shared/kernel/ids.ts";
import type { DamageFound, Store, TicketProjection, TicketStream, WriteTransaction } from "../core/ports.ts";
import type { Connection } from "./connection.ts";
import { openDeskData, writesOf } from "./desk-data.ts";
import { type LogSettings, openEventLog } from "./event-log.ts";
import { type IdleUpkeep, startIdleUpkeep } from "./idle-upkeep.ts";
import { openMender } from "./mend.ts";
import { guardWriting, type OpenFile } from "./open-file.ts";
import { openProjectionWriter } from "./projections/write-projection.ts";
import { openQueries } from "./queries/open-queries.ts";
import { watchReading } from "./watch-reading.ts";

/** Makes everything derived from one ticket out of its events, of which there is at least one. The core's projector. */
export type Projector = (events: readonly RecordedEvent[]) => TicketProjection;

/** The store with what its own room needs besides the ports: rebuilds, backups and erasures work on the open file. */
export interface DeskStore extends Store {
  /** The projections were made by an older format and are to be rebuilt before the desk is used. */
  readonly projectionsAreOutdated: boolean;
  /** False where the disk was so full when the desk was opened that it can only be read. */
  readonly hasRoom: boolean;
  /** Whether the desk's file still stands under its name: null, or how it was lost. Cheap. */
  lookAtFile(): FileLoss | null;
  /** Where the lost file is now, as far as the system tells. */
  filePlaceNow(): string | null;
  /** For the other files of this room alone. */
  readonly connection: Connection;
  readonly log: LogSettings;
}

/** Rolls a transaction back whose work succeeded in finding out that it must not be done. */
class Undone extends Error {
  override readonly name = "Undone";
}

/** For TypeScript, which does not see that `attempt` was called meanwhile. */
const undoneValue = <Value>({ value }: { readonly value: Value }): Value => value;

/** One immediate transaction at a time; afterwards the upkeep knows that there is something to do. */
function openTransact(db: Connection, transaction: WriteTransaction, upkeep: IdleUpkeep) {
  return <Value>(work: (given: WriteTransaction) => Value, undoes: (value: Value) => boolean = () => false): Value => {
    if (db.inTransaction) throw new Error("A transaction was begun inside another one");
    let undone: { readonly value: Value } | null = null;
    const attempt = (): Value => {
      const value = work(transaction);
      if (!undoes(value)) return value;
      undone = { value };
      throw new Undone("Nothing of it is to be kept");
    };
    try {
      const value = db.transaction(attempt).immediate();
      upkeep.soon();
      return value;
    } catch (fault) {
      if (fault instanceof Undone && undone !== null) return undoneValue(undone);
      upkeep.commitFailed(fault);
      throw fault;
    }
  };
}

/** Tells of the loss once, and after whoever asked has had the answer. */
function lookingAt(openFile: OpenFile, fileLost: (loss: FileLoss) => void): () => FileLoss | null {
  let isTold = false;
  return () => {
    const loss = openFile.look();
    if (loss !== null && !isTold) {
      isTold = true;
      setImmediate(() => fileLost(loss));
    }
    return loss;
  };
}

export interface StoreParts {
  readonly file: string;
  readonly db: Connection;
  readonly log: LogSettings;
  readonly openFile: OpenFile;
  readonly hasRoom: boolean;
  /** Makes damaged rows anew; without it they are left out. */
  readonly project: Projector | undefined;
  readonly upkeepFailed: (fault: unknown) => void;
  readonly damageFound: (damage: DamageFound) => void;
  readonly fileLost: (loss: FileLoss) => void;
  /** Run after the file is closed. */
  readonly release: () => void;
}

/** The store over an open, current file. */
export function assembleStore({ file, db, log, openFile, hasRoom, project, release, ...tell }: StoreParts): DeskStore {
  const look = lookingAt(openFile, tell.fileLost);
  const events = openEventLog(db, log);
  const projections = openProjectionWriter(db);
  const readTicket = (ticketId: TicketId): TicketStream => {
    const stream = events.readTicket(ticketId);
    const because = stream.isDamaged ? stream.readOnlyBecause : null;
    if (because !== null) tell.damageFound({ what: "ticket", ticketId, because });
    return stream;
  };
  const nextReference = db
    .prepare<[], number>("UPDATE station SET next_reference = next_reference + 1 RETURNING next_reference - 1")
    .pluck();
  const transaction = {
    ...events,
    readTicket,
    project: projections.project,
    nextReferenceNumber: () => nextReference.get() ?? 1,
  };
  const upkeep = startIdleUpkeep(db, tell.upkeepFailed);
  const mender = openMender({
    db,
    readTicket,
    project,
    write: projections.project,
    found: tell.damageFound,
    strayFound: () => upkeep.strayFound(),
  });
  const transact = openTransact(db, transaction, upkeep);
  const data = openDeskData(db, () => tell.damageFound({ what: "settings" }));
  const isOutdated = db.prepare<[], number>("SELECT is_outdated FROM projection_state").pluck();
  return {
    file,
    stationId: log.station.id,
    stationCode: log.station.code,
    connection: db,
    log,
    get projectionsAreOutdated() {
      return isOutdated.get() === 1;
    },
    position: events.position,
    hasRoom,
    lookAtFile: look,
    filePlaceNow: openFile.placeNow,
    ticketIds: events.ticketIds,
    ...watchReading(
      { readTicket, commandOutcome: events.commandOutcome, ...openQueries(db, events.position, mender) },
      look,
      upkeep.readFailed,
    ),
    ...data,
    ...guardWriting({ transact, ...writesOf(data) }, look),
    close: () => {
      if (!db.open) return;
      upkeep.stop();
      openFile.closeWith(db);
      release();
    },
  };
}
