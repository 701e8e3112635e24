import { asId } from "../../../shared/kernel/ids.ts";
import { uuidBytes } from "../../../shared/kernel/log-encoding.ts";
import type { CommandAppend, LoggedEvent, StreamAppend, StreamKey } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import { openErasures } from "./erasures.ts";
import { bodyHash, commitmentOf, genesisHash, linkHash } from "./hashing.ts";
import type { OwnStation } from "./own-station.ts";
import { type LogReader, openLogReader } from "./read-log.ts";

/** Another write came between reading a stream and appending to it. Within one transaction this is a bug of the caller. */
export class VersionConflict extends Error {
  override readonly name = "VersionConflict";
}

/** What may exist once on a desk exists already. Within one transaction this is a bug of the caller. */
export class ClaimConflict extends Error {
  override readonly name = "ClaimConflict";
}

export interface LogSettings {
  readonly station: () => OwnStation;
  readonly productVersion: string;
  readonly randomBytes: (length: number) => Buffer;
}

/** The log of one open file. All writing happens inside the caller's transaction. */
export interface EventLog extends LogReader {
  append(command: CommandAppend): readonly LoggedEvent[];
}

/** The version of the body's encoding. */
const FORMAT = 1;
const SALT_BYTES = 16;

type Statements = ReturnType<typeof prepare>;

/** @param emptied hears of the streams whose words an erasure has just emptied, by their numbers in this file. */
export function openEventLog(
  db: Connection,
  settings: LogSettings,
  emptied: (streams: readonly number[]) => void = () => undefined,
): EventLog {
  const reader = openLogReader(db, "closely");
  const sql = prepare(db);
  const erasures = openErasures(db);
  return {
    ...reader,
    append: (command) => {
      const written = appendCommand(sql, settings, reader, command);
      const streams = erasures.carryOut(written);
      if (streams.length > 0) emptied(streams);
      return written.map((event) => (erasures.reaches(event) ? { ...event, words: null, isErased: true } : event));
    },
  };
}

function prepare(db: Connection) {
  return {
    last: db.prepare<[], { position: number; link: Buffer }>(
      "SELECT position, link FROM event ORDER BY position DESC LIMIT 1",
    ),
    stream: db.prepare<[Uint8Array, string], number>("SELECT number FROM stream WHERE id = ? AND category = ?").pluck(),
    addStream: db.prepare("INSERT INTO stream (id, category) VALUES (?, ?)"),
    nextNumber: db
      .prepare<[], number>("UPDATE own_station SET last_number = last_number + 1 RETURNING last_number")
      .pluck(),
    addEvent: db.prepare(
      `INSERT INTO event (position, format, stream, version, command_id, command_index, command_count, type,
         schema_version, written_by, happened_at, recorded_at, clock_offset, actor_kind, actor, station, station_no,
         seen, facts, commitment, ordered_at, link)
       VALUES (?, ${FORMAT}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addWords: db.prepare("INSERT INTO words (position, salt, words) VALUES (?, ?, ?)"),
    addClaim: db.prepare("INSERT INTO claim (claim, stream, position) VALUES (?, ?, ?)"),
  };
}

/** One event on its way into the log. */
interface Entry extends StreamKey {
  readonly version: number;
  readonly event: StreamAppend["events"][number];
}

function appendCommand(
  sql: Statements,
  settings: LogSettings,
  reader: LogReader,
  command: CommandAppend,
): readonly LoggedEvent[] {
  if (reader.outcomeOf(command.commandId) !== undefined)
    throw new Error(`Command ${command.commandId} was carried out before.`);
  const entries = command.streams.flatMap((stream) => entriesOf(reader, stream));
  if (entries.length === 0) throw new Error(`Command ${command.commandId} has no events.`);
  const last = sql.last.get();
  let tail = last ?? { position: 0, link: genesisHash(settings.station().deskId) };
  if (command.seen > tail.position)
    throw new Error(`Nobody has seen ${command.seen} events: there are ${tail.position}.`);
  const stationNo = command.by.kind === "timer" ? null : (sql.nextNumber.get() ?? null);
  const written = entries.map((entry, index) => {
    const event = logged(settings, command, entry, {
      position: tail.position + 1,
      index,
      count: entries.length,
      stationNo,
    });
    tail = { position: event.position, link: write(sql, settings, command, event, tail.link) };
    return event;
  });
  for (const claim of command.claims) claimFor(sql, reader, claim, written);
  return written;
}

function entriesOf(reader: LogReader, { category, stream, expectedVersion, events }: StreamAppend): readonly Entry[] {
  const found = reader.versionOf({ category, stream });
  if (found !== expectedVersion)
    throw new VersionConflict(`Stream ${stream} is at version ${found}, not at ${expectedVersion}.`);
  return events.map((event, index) => ({ category, stream, version: expectedVersion + index + 1, event }));
}

interface Place {
  readonly position: number;
  readonly index: number;
  readonly count: number;
  readonly stationNo: number | null;
}

type WrittenEvent = LoggedEvent & { readonly position: number };

function logged(settings: LogSettings, command: CommandAppend, entry: Entry, place: Place): WrittenEvent {
  const { event, category, stream, version } = entry;
  if (event.at > command.recordedAt) throw new Error(`${event.type} is recorded before it happened.`);
  return {
    category,
    stream,
    type: event.type,
    schemaVersion: event.schemaVersion,
    facts: event.facts,
    words: event.words,
    writtenBy: settings.productVersion,
    isErased: false,
    at: event.at,
    by: command.by,
    position: place.position,
    seen: command.seen,
    station: asId(settings.station().id),
    stationNo: place.stationNo,
    version,
    commandId: command.commandId,
    commandIndex: place.index,
    commandCount: place.count,
    recordedAt: command.recordedAt,
  };
}

/** Returns the event's link. Alone, this console gives the order, so its clock is the one that counts. */
function write(
  sql: Statements,
  { station, randomBytes }: LogSettings,
  { clockOffsetMs: clockOffset, recordedAt: orderedAt }: CommandAppend,
  event: WrittenEvent,
  previous: Buffer,
): Buffer {
  const salt = event.words === null ? null : randomBytes(SALT_BYTES);
  const commitment = salt === null || event.words === null ? null : commitmentOf(salt, event.words);
  const { at: happenedAt, by, position, version } = event;
  const actorKind = by.kind;
  const actor = by.kind === "timer" ? null : by.id;
  const body = bodyHash({ ...event, happenedAt, clockOffset, actorKind, actor, commitment });
  const link = linkHash({ previous, position, version, orderedAt, bodyHash: body });
  // In the order of the statement.
  const place = [position, streamNumber(sql, event), version];
  const name = [uuidBytes(event.commandId), event.commandIndex, event.commandCount];
  const kind = [event.type, event.schemaVersion, event.writtenBy];
  const times = [happenedAt, event.recordedAt, clockOffset];
  const who = [actorKind, actor === null ? null : uuidBytes(actor), station().number, event.stationNo, event.seen];
  sql.addEvent.run(...place, ...name, ...kind, ...times, ...who, event.facts, commitment, orderedAt, link);
  if (salt !== null) sql.addWords.run(position, salt, event.words);
  return link;
}

function streamNumber(sql: Statements, { category, stream }: StreamKey): number {
  const id = uuidBytes(stream);
  return sql.stream.get(id, category) ?? Number(sql.addStream.run(id, category).lastInsertRowid);
}

function claimFor(
  sql: Statements,
  reader: LogReader,
  { claim, category, stream }: CommandAppend["claims"][number],
  written: readonly WrittenEvent[],
): void {
  if (reader.claimant(claim) !== undefined) throw new ClaimConflict(`${claim} is taken.`);
  const first = written.find((event) => event.category === category && event.stream === stream);
  if (first === undefined) throw new Error(`${claim} is claimed for a record that is not written to.`);
  sql.addClaim.run(claim, streamNumber(sql, first), first.position);
}
