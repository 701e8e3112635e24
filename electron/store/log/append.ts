import { asId } from "../../../shared/kernel/ids.ts";
import { uuidBytes } from "../../../shared/kernel/log-encoding.ts";
import type { CommandAppend, LoggedEvent, StreamAppend, StreamKey } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import { openErasures } from "./erasures.ts";
import { bodyHash, commitmentOf, genesisHash, linkHash } from "./hashing.ts";
import { openNumbers } from "./numbers.ts";
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
    version: db.prepare<[number], number | null>("SELECT max(version) FROM event WHERE stream = ?").pluck(),
    addStream: db.prepare("INSERT INTO stream (id, category) VALUES (?, ?)"),
    nextNumber: db
      .prepare<[], number>("UPDATE own_station SET last_number = last_number + 1 RETURNING last_number")
      .pluck(),
    addEvent: db.prepare(
      `INSERT INTO event (position, stream, version, command_id, command_index, command_count, type, happened_at,
         recorded_at, clock_offset, actor, station, station_no, seen, facts, commitment, ordered_after, link)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addWords: db.prepare("INSERT INTO words (position, salt, words) VALUES (?, ?, ?)"),
    isClaimed: db.prepare<[string], number>("SELECT 1 FROM claim WHERE claim = ?"),
    addClaim: db.prepare("INSERT INTO claim (claim, stream, position) VALUES (?, ?, ?)"),
    numbers: openNumbers(db),
  };
}

/** Alone, this console gives the order, so its clock is the one that counts: an event is ordered when it is recorded. */
const ORDERED_AFTER = 0;

function appendCommand(
  sql: Statements,
  settings: LogSettings,
  reader: LogReader,
  command: CommandAppend,
): readonly LoggedEvent[] {
  if (reader.outcomeOf(command.commandId) !== undefined)
    throw new Error(`Command ${command.commandId} was carried out before.`);
  const entries = command.streams.flatMap((stream) => entriesOf(sql, reader, stream));
  if (entries.length === 0) throw new Error(`Command ${command.commandId} has no events.`);
  const last = sql.last.get();
  let tail = last ?? { position: 0, link: genesisHash(settings.station().deskId) };
  if (command.seen > tail.position)
    throw new Error(`Nobody has seen ${command.seen} events: there are ${tail.position}.`);
  const stationNo = command.by.kind === "timer" ? null : (sql.nextNumber.get() ?? null);
  const salts = settings.randomBytes(SALT_BYTES * entries.length);
  const actor = sql.numbers.actor(command.by);
  const written = entries.map((entry, index) => {
    const place = { position: tail.position + 1, index, count: entries.length, stationNo };
    const event = logged(settings, command, entry, place);
    const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
    const beside = { stream: entry.number, actor, station: settings.station().number, salt, previous: tail.link };
    tail = { position: event.position, link: write(sql, command, event, beside) };
    return event;
  });
  for (const claim of command.claims) claimFor(sql, entries, claim, written);
  return written;
}

/** One event on its way into the log. */
interface Entry extends StreamKey {
  /** The stream's number in this file. */
  readonly number: number;
  readonly version: number;
  readonly event: StreamAppend["events"][number];
}

function entriesOf(sql: Statements, reader: LogReader, append: StreamAppend): readonly Entry[] {
  const { category, stream, expectedVersion, events } = append;
  const known = reader.numberOf({ category, stream });
  const found = known === undefined ? 0 : (sql.version.get(known) ?? 0);
  if (found !== expectedVersion)
    throw new VersionConflict(`Stream ${stream} is at version ${found}, not at ${expectedVersion}.`);
  if (events.length === 0) return [];
  const number = known ?? Number(sql.addStream.run(uuidBytes(stream), category).lastInsertRowid);
  return events.map((event, index) => ({ category, stream, number, version: expectedVersion + index + 1, event }));
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

/** What an event is written with besides what it says: numbers of this file's own, its salt, the link before it. */
interface Beside {
  readonly stream: number;
  readonly actor: number;
  readonly station: number;
  readonly salt: Buffer;
  readonly previous: Buffer;
}

/** Returns the event's link. */
function write(
  sql: Statements,
  { clockOffsetMs: clockOffset, recordedAt, by }: CommandAppend,
  event: WrittenEvent,
  { stream, actor, station, salt, previous }: Beside,
): Buffer {
  const { at: happenedAt, position, version, words } = event;
  const commitment = words === null ? null : commitmentOf(salt, words);
  const who = { actorKind: by.kind, actor: by.kind === "timer" ? null : by.id };
  const body = bodyHash({ ...event, happenedAt, clockOffset, ...who, commitment });
  const orderedAt = recordedAt + ORDERED_AFTER;
  const link = linkHash({ previous, position, version, orderedAt, bodyHash: body });
  // In the order of the statement.
  const place = [position, stream, version];
  const name = [uuidBytes(event.commandId), event.commandIndex, event.commandCount];
  const times = [sql.numbers.type(FORMAT, event), happenedAt, recordedAt, clockOffset];
  const wrote = [actor, station, event.stationNo, event.seen];
  sql.addEvent.run(...place, ...name, ...times, ...wrote, event.facts, commitment, ORDERED_AFTER, link);
  if (words !== null) sql.addWords.run(position, salt, words);
  return link;
}

function claimFor(
  sql: Statements,
  entries: readonly Entry[],
  { claim, category, stream }: CommandAppend["claims"][number],
  written: readonly WrittenEvent[],
): void {
  if (sql.isClaimed.get(claim) !== undefined) throw new ClaimConflict(`${claim} is taken.`);
  const at = entries.findIndex((entry) => entry.category === category && entry.stream === stream);
  const [entry, event] = [entries[at], written[at]];
  if (entry === undefined || event === undefined)
    throw new Error(`${claim} is claimed for a record that is not written to.`);
  sql.addClaim.run(claim, entry.number, event.position);
}
