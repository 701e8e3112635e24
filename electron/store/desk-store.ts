import type { FileLoss } from "../../shared/contract/troubles.ts";
import type { LoggedStream, Projector, RecordMoment, RecordProjection, StreamKey } from "../core/log-port.ts";
import type { DamageFound, Store } from "../core/ports.ts";
import type { VerifierPort } from "../core/sessions/session-ports.ts";
import type { Connection } from "./connection.ts";
import { openDeskData, writesOf } from "./desk-data.ts";
import { openForgetting, openKeyOf } from "./forgetting.ts";
import { startIdleUpkeep } from "./idle-upkeep.ts";
import { type EventLog, type LogSettings, openEventLog } from "./log/append.ts";
import { openWordsLeft } from "./log/erasures.ts";
import type { HeldStation } from "./log/held-station.ts";
import type { StationOrigin } from "./log/own-station.ts";
import { openVerifiers } from "./log/verifiers.ts";
import { openMender } from "./mend.ts";
import { guardWriting, type OpenFile } from "./open-file.ts";
import { openProjectionWriter, outdatedProjections } from "./projections/registry.ts";
import { openQueries } from "./queries/open-queries.ts";
import { settleCommits } from "./settle-commits.ts";
import { openConsole } from "./sharing/console.ts";
import { beginSlowVerify, type SlowVerify } from "./slow-verify.ts";
import type { ShortLog, ToldMark } from "./told-mark.ts";
import { openTransact } from "./transact.ts";
import { watchReading } from "./watch-reading.ts";

/** The store with what its own room needs besides the ports: rebuilds, backups and erasures work on the open file. */
export interface DeskStore extends Store {
  /** Some projections are of another version than this one's, and are to be built anew before the desk is used. */
  readonly projectionsAreOutdated: boolean;
  /** False where the disk was so full when the desk was opened that it can only be read. */
  readonly hasRoom: boolean;
  /** How this file came by the station it writes as. */
  readonly stationOrigin: StationOrigin;
  readonly verifiers: VerifierPort;
  /** What was told as stored before and is not in the file any more. */
  readonly shortLog: ShortLog | null;
  /** A look at the whole file, in small steps. */
  beginSlowVerify(): SlowVerify;
  recordVerified(at: number, faults: number): void;
  /** Whether the desk's file still stands under its name: null, or how it was lost. Cheap. */
  lookAtFile(): FileLoss | null;
  /** Where the lost file is now, as far as the system tells. */
  filePlaceNow(): string | null;
  /** For the other files of this room alone. */
  readonly connection: Connection;
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
  readonly station: HeldStation;
  readonly openFile: OpenFile;
  readonly told: ToldMark;
  readonly now: () => number;
  readonly hasRoom: boolean;
  /** Makes damaged rows anew; without it they are left out. */
  readonly project: Projector | undefined;
  /** Whether a moment is one its record's kind could have written; without it all are taken for sound. */
  readonly isMoment: ((moment: RecordMoment) => boolean) | undefined;
  readonly upkeepFailed: (fault: unknown) => void;
  readonly damageFound: (damage: DamageFound) => void;
  readonly fileLost: (loss: FileLoss) => void;
  /** Run after the file is closed. */
  readonly release: () => void;
}

/** The store over an open, current file. */
export function assembleStore(parts: StoreParts): DeskStore {
  const { file, db, station, openFile, told, hasRoom, release } = parts;
  const look = lookingAt(openFile, parts.fileLost);
  const { position, reads, transact, upkeep, sharing, beginSlowVerify } = openRecords(parts);
  const data = openDeskData(db);
  return {
    file,
    deskId: station.current().deskId,
    get stationId() {
      return station.current().id;
    },
    get stationCode() {
      return station.current().code;
    },
    get stationOrigin() {
      return station.origin();
    },
    connection: db,
    verifiers: guardWriting(settleCommits(db, openVerifiers(db)), look),
    get projectionsAreOutdated() {
      return outdatedProjections(db).length > 0;
    },
    position,
    sharing,
    hasRoom,
    shortLog: told.short,
    beginSlowVerify,
    recordVerified: told.recordVerified,
    lastVerified: told.verified,
    lookAtFile: look,
    filePlaceNow: openFile.placeNow,
    ...watchReading(reads, look, upkeep.readFailed),
    ...data,
    ...guardWriting(settleCommits(db, { transact, ...writesOf(data) }), look),
    close: () => {
      if (!db.open) return;
      upkeep.stop();
      openFile.closeWith(db);
      told.close();
      release();
    },
  };
}

/** The log with what is derived from it: how records are read and written, and what keeps the two together. */
function openRecords({ db, log, station, told, now, project, ...parts }: StoreParts) {
  const events = openEventLog(db, log, (streams) => forgetting.emptied(streams));
  const writeProjections = openProjectionWriter(db);
  const write = (record: RecordProjection): void => writeProjections(numberOf(events, record), record);
  const readStream = readAndTell(events, parts.damageFound);
  const keyOf = openKeyOf(db);
  const forgetting = openForgetting({ db, project, keyOf, readStream, write });
  const upkeep = startIdleUpkeep(db, forgetting.finish, parts.upkeepFailed);
  if (forgetting.isUnfinished()) upkeep.committed();
  const found = parts.damageFound;
  const mender = openMender({ db, readStream, keyOf, project, write, found, strayFound: () => upkeep.strayFound() });
  const queries = openQueries(db, events.position, mender, parts.isMoment ?? (() => true));
  const sharedConsole = openConsole({ db, settings: log, reader: events, emptied: forgetting.emptied });
  const append: EventLog["append"] = (command) =>
    sharedConsole.isShared() ? sharedConsole.add(command) : events.append(command);
  const port = { ...portOf(events), readStream, append };
  const beside = { project: write, nextReferenceNumber: openReferences(db), wordsLeft: openWordsLeft(db) };
  const transaction = { ...port, ...beside, sharing: sharedConsole.transaction };
  const transact = openTransact({ db, transaction, station, told: () => told.committed(now()), forgetting, upkeep });
  const { outcomeOf, streamsOf } = port;
  const reads = { outcomeOf, streamsOf, readStream, ...queries };
  const slowly = (): SlowVerify => beginSlowVerify({ db, events, readStream, project, write, found });
  const { port: sharing } = sharedConsole;
  return { position: events.position, reads, transact, upkeep, sharing, beginSlowVerify: slowly };
}

/** The log as the core's port has it. */
function portOf({ outcomeOf, claimant, streams }: EventLog) {
  const streamsOf = (category: string): readonly string[] => [...streams(category)].map(({ stream }) => stream);
  return { outcomeOf, claimant, streamsOf };
}

/** @throws where nothing was ever logged of the record: nothing can be kept of it then. */
function numberOf(log: EventLog, { category, stream }: StreamKey): number {
  const number = log.numberOf({ category, stream });
  if (number === undefined) throw new Error(`There is no ${category} ${stream} in the log.`);
  return number;
}

function readAndTell(log: EventLog, found: (damage: DamageFound) => void): (key: StreamKey) => LoggedStream {
  return (key) => {
    const stream = log.readStream(key);
    if (stream.damage !== null)
      found({ what: "record", category: key.category, stream: key.stream, because: stream.damage });
    return stream;
  };
}

function openReferences(db: Connection): () => number {
  const next = db
    .prepare<[], number>("UPDATE own_station SET next_reference = next_reference + 1 RETURNING next_reference - 1")
    .pluck();
  return () => next.get() ?? 1;
}
