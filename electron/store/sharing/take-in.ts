import { uuidBytes } from "../../../shared/kernel/log-encoding.ts";
import { OtherHistory } from "../../../shared/kernel/other-history.ts";
import type { LoggedEvent, StreamKey } from "../../core/log-port.ts";
import type { SharedEvent } from "../../core/sharing/shared-log.ts";
import type { PendingCommand, SharingTransaction, TakenIn } from "../../core/sharing/sharing-port.ts";
import type { Connection } from "../connection.ts";
import type { LogSettings } from "../log/append.ts";
import { ERASURE, namedBy, openErasures } from "../log/erasures.ts";
import { actorOf, type EventRow, loggedEvent, SELECT_EVENTS } from "../log/event-row.ts";
import { bodyHash, commitmentOf, genesisHash, linkHash } from "../log/hashing.ts";
import { openNumbers } from "../log/numbers.ts";
import type { LogReader } from "../log/read-log.ts";
import type { PendingCommands } from "./pending-commands.ts";

export interface TakeInParts {
  readonly db: Connection;
  readonly settings: LogSettings;
  readonly reader: LogReader;
  readonly pending: PendingCommands;
  /** Hears of the streams whose words an erasure has just emptied, by their numbers in this file. */
  readonly emptied: (streams: readonly number[]) => void;
}

const FORMAT = 1;
const hexBytes = (hex: string): Buffer => Buffer.from(hex, "hex");

/**
 * Adds events in the order of the shared log. Nothing of them is believed: position, version, commitment and link are
 * worked out again, so that every console holds the same log or says that it does not.
 */
export function openTakeIn(parts: TakeInParts): SharingTransaction["takeIn"] {
  const { db, reader, pending, settings } = parts;
  const sql = prepare(db);
  const erasures = openErasures(db);
  return (events, codes, claimsOf) => {
    const waiting = new Map(pending.list().map((command): [string, PendingCommand] => [command.commandId, command]));
    let tail = sql.last.get() ?? { position: 0, link: genesisHash(settings.station().deskId) };
    const written: LoggedEvent[] = [];
    for (const event of events) {
      const link = checked(event, tail);
      const number = insert(sql, reader, event, link, codes);
      tail = { position: event.position, link };
      const logged = sql.read.get(event.position);
      if (logged === undefined) throw new OtherHistory(`Event ${event.position} could not be added.`);
      const entry = loggedEvent(logged);
      for (const claim of claimsOf(entry)) sql.addClaim.run(claim, number, event.position, claim);
      written.push(entry);
    }
    const emptied = emptyWords(sql, erasures.carryOut(written), written);
    parts.emptied(emptied);
    const named = emptied.flatMap((number) => sql.keyOf(number));
    return { ...settle(written, waiting, pending, named), erasures: written.flatMap(orderIn) };
  };
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: Connection) {
  const key = db.prepare<[number], { category: string; id: string }>(
    "SELECT category, lower(hex(id)) AS id FROM stream WHERE number = ?",
  );
  return {
    last: db.prepare<[], { position: number; link: Buffer }>(
      "SELECT position, link FROM event ORDER BY position DESC LIMIT 1",
    ),
    read: db.prepare<[number], EventRow>(`${SELECT_EVENTS} WHERE event.position = ?`),
    addStream: db.prepare("INSERT INTO stream (id, category) VALUES (?, ?)"),
    station: db.prepare<[Uint8Array], number>("SELECT number FROM station WHERE id = ?").pluck(),
    addStation: db.prepare("INSERT INTO station (id, code, known_since) VALUES (?, ?, ?)"),
    addEvent: db.prepare(
      `INSERT INTO event (position, stream, version, command_id, command_index, command_count, type, happened_at,
         recorded_at, clock_offset, actor, station, station_no, seen, facts, commitment, ordered_after, link)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addWords: db.prepare("INSERT INTO words (position, salt, words, erased_by) VALUES (?, ?, ?, ?)"),
    // A reference given twice (after a server lost some) keeps its first owner here; the record says what became of it.
    addClaim: db.prepare(
      "INSERT INTO claim (claim, stream, position) SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM claim WHERE claim = ?)",
    ),
    // Words erased before they came here: they never were in this file.
    wordless: db.prepare<[{ by: number; id: Uint8Array }]>(
      `INSERT INTO words (position, salt, words, erased_by)
       SELECT event.position, NULL, NULL, @by FROM event JOIN stream ON stream.number = event.stream
       WHERE stream.id = @id AND commitment IS NOT NULL AND event.position < @by
         AND NOT EXISTS (SELECT 1 FROM words WHERE words.position = event.position)`,
    ),
    wordlessEvent: db.prepare<[{ by: number; id: Uint8Array; index: number }]>(
      `INSERT INTO words (position, salt, words, erased_by)
       SELECT position, NULL, NULL, @by FROM event
       WHERE command_id = @id AND command_index = @index AND commitment IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM words WHERE words.position = event.position)`,
    ),
    keyOf: (number: number): readonly StreamKey[] => {
      const row = key.get(number);
      if (row === undefined) return [];
      const id = row.id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
      return [{ category: row.category, stream: id }];
    },
    numbers: openNumbers(db),
  };
}

interface Tail {
  readonly position: number;
  readonly link: Buffer;
}

/** The event's link, worked out here. @throws OtherHistory where it is another than the shared log's. */
function checked(event: SharedEvent, { position: before, link: previous }: Tail): Buffer {
  const { position, version, orderedAt, salt, words } = event;
  if (position !== before + 1) throw new OtherHistory(`Event ${position} came where ${before + 1} was to follow.`);
  const commitment = event.commitment === null ? null : hexBytes(event.commitment);
  if (salt !== null && words !== null && commitment?.equals(commitmentOf(hexBytes(salt), words)) !== true)
    throw new OtherHistory(`Event ${position} does not say what was recorded with it.`);
  const link = linkHash({ previous, position, version, orderedAt, bodyHash: bodyHash({ ...event, commitment }) });
  if (!link.equals(hexBytes(event.link))) throw new OtherHistory(`Event ${position} does not follow what is here.`);
  return link;
}

/** Returns the stream's number in this file. */
function insert(
  sql: Statements,
  reader: LogReader,
  event: SharedEvent,
  link: Buffer,
  codes: ReadonlyMap<string, string>,
): number {
  const { position, version, category, stream, orderedAt, recordedAt, commitment, salt, words, erasedBy } = event;
  const number =
    reader.numberOf({ category, stream }) ?? Number(sql.addStream.run(uuidBytes(stream), category).lastInsertRowid);
  const actor = sql.numbers.actor(
    actorOf({ actorKind: event.actorKind, actor: event.actor === null ? null : Buffer.from(uuidBytes(event.actor)) }),
  );
  const place = [position, number, version, uuidBytes(event.commandId), event.commandIndex, event.commandCount];
  const times = [sql.numbers.type(FORMAT, event), event.happenedAt, recordedAt, event.clockOffset];
  const who = [actor, stationNumber(sql, event, codes), event.stationNo, event.seen];
  const bound = commitment === null ? null : hexBytes(commitment);
  sql.addEvent.run(...place, ...times, ...who, event.facts, bound, orderedAt - recordedAt, link);
  if (words !== null && salt !== null) sql.addWords.run(position, hexBytes(salt), words, null);
  // An erasure that comes later puts its mark when it comes.
  else if (erasedBy !== null && erasedBy < position) sql.addWords.run(position, null, null, erasedBy);
  return number;
}

function stationNumber(
  sql: Statements,
  { station, recordedAt }: SharedEvent,
  codes: ReadonlyMap<string, string>,
): number {
  const id = uuidBytes(station);
  const known = sql.station.get(id);
  if (known !== undefined) return known;
  const code = codes.get(station);
  if (code === undefined) throw new Error(`The shared desk did not say which station ${station} is.`);
  return Number(sql.addStation.run(id, code, recordedAt).lastInsertRowid);
}

/** What an event orders to be erased, where it is such an order. */
function orderIn({ category, type, facts, position }: LoggedEvent): TakenIn["erasures"] {
  if (category !== ERASURE.category || type !== ERASURE.type || position === null) return [];
  return [{ position, streams: namedBy(facts).streams }];
}

/** Marks what was erased before it came here. Returns whose words were emptied, by number. */
function emptyWords(sql: Statements, emptied: readonly number[], written: readonly LoggedEvent[]): readonly number[] {
  for (const { category, type, facts, position } of written) {
    if (category !== ERASURE.category || type !== ERASURE.type || position === null) continue;
    const { streams, events } = namedBy(facts);
    for (const stream of streams) sql.wordless.run({ by: position, id: uuidBytes(stream) });
    for (const name of events) {
      const [command = "", index = ""] = name.split(":");
      sql.wordlessEvent.run({ by: position, id: uuidBytes(command), index: Number(index) });
    }
  }
  return emptied;
}

const nameOf = ({ category, stream }: StreamKey): string => `${category}/${stream}`;
const said = ({ category, stream, type, at, facts, words }: LoggedEvent): string =>
  JSON.stringify([category, stream, type, at, facts, words]);

/** Lets go of what stands in the log now, and tells which records hold something this console had not decided itself. */
function settle(
  written: readonly LoggedEvent[],
  waiting: ReadonlyMap<string, PendingCommand>,
  pending: PendingCommands,
  emptied: readonly StreamKey[],
): Omit<TakenIn, "erasures"> {
  const changed = new Map<string, StreamKey>();
  const news = new Map<string, StreamKey>();
  const note = (into: Map<string, StreamKey>, { category, stream }: StreamKey): void =>
    void into.set(nameOf({ category, stream }), { category, stream });
  for (const key of emptied) {
    note(changed, key);
    note(news, key);
  }
  const byCommand = Map.groupBy(written, ({ commandId }): string => commandId);
  for (const [commandId, events] of byCommand) {
    const own = waiting.get(commandId);
    const asDecided = own !== undefined && isSame(own.events, events);
    for (const event of [...events, ...(own?.events ?? [])]) {
      note(changed, event);
      if (!asDecided) note(news, event);
    }
    if (own !== undefined) pending.remove(own.number);
  }
  return { changed: [...changed.values()], news: [...news.values()], written };
}

const isSame = (mine: readonly LoggedEvent[], logged: readonly LoggedEvent[]): boolean =>
  mine.length === logged.length && mine.every((event, index) => said(event) === said(logged[index] ?? event));
