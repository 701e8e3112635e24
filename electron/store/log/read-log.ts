import type { CommandId } from "../../../shared/kernel/ids.ts";
import { uuidBytesIn, uuidText } from "../../../shared/kernel/log-encoding.ts";
import { damagedSentence } from "../../../shared/words/unknown-event.ts";
import type { LoggedEvent, LoggedOutcome, LoggedStream, StreamKey } from "../../core/log-port.ts";
import { type Connection, isDamageCode, sqliteCode } from "../connection.ts";
import { openPendingReader } from "../sharing/pending-events.ts";
import {
  bodyOf,
  type EventRow,
  isKnownActor,
  type LinkedRow,
  loggedEvent,
  SELECT_LINKED,
  SELECT_UNLINKED,
} from "./event-row.ts";
import { bodyHash, commitmentOf, genesisHash, linkHash } from "./hashing.ts";
import { NO_DESK, readOwnStation } from "./own-station.ts";

/**
 * The log as it is read, what waits for the shared desk after what is confirmed; works on a connection that may not
 * write.
 */
export interface LogReader {
  /** Number of the last event; 0 in an empty log. */
  position(): number;
  versionOf(key: StreamKey): number;
  outcomeOf(commandId: CommandId): LoggedOutcome | undefined;
  readStream(key: StreamKey): LoggedStream;
  /** Its links are to be compared again, though they were found sound before. */
  doubt(key: StreamKey): void;
  claimant(claim: string): StreamKey | undefined;
  /** Every stream, or those of one kind of record, in the order in which they begin in the log. */
  streams(category?: string): Iterable<NumberedStream>;
  streamCount(): number;
  /** Its number in this file: what projections name it by. */
  numberOf(key: StreamKey): number | undefined;
  /** Runs `work` while commands that wait are read only up to before this one. */
  before<Value>(pending: number, work: () => Value): Value;
}

export interface NumberedStream extends StreamKey {
  readonly number: number;
}

/** What is asked for under a name that is no id is not there. */
const idBytes = (id: string): Uint8Array => uuidBytesIn(id) ?? NO_ID;
const NO_ID = new Uint8Array();

const STREAMS_AT_A_TIME = 1_000;
const IN_PAGES = `ORDER BY number LIMIT ${STREAMS_AT_A_TIME}`;

interface StreamRow {
  readonly number: number;
  readonly category: string;
  readonly id: Buffer;
}

const keyOf = ({ category, id }: StreamRow): StreamKey => ({ category, stream: uuidText(id) });

/**
 * @param looks `closely`: each event of a stream is compared with its link as well, once in the life of the reader, so
 *   that whoever acts on it acts on what was recorded. Whoever reads every stream there is has `verify` compare them.
 */
export function openLogReader(db: Connection, looks: "closely" | "quickly" = "quickly"): LogReader {
  const sql = prepare(db, looks === "closely" ? SELECT_LINKED : SELECT_UNLINKED);
  const pending = openPendingReader(db);
  let before = Number.MAX_SAFE_INTEGER;
  const confirmed = ({ category, stream }: StreamKey): number => sql.version.get(idBytes(stream), category) ?? 0;
  const links = looks === "closely" ? linkChecks(genesisHash(readOwnStation(db)?.deskId ?? NO_DESK)) : null;
  return {
    position: () => sql.position.get() ?? 0,
    versionOf: (key) => confirmed(key) + pending.countOf(idBytes(key.stream), key.category, before),
    outcomeOf: (commandId) => {
      const first = sql.command.get(idBytes(commandId));
      if (first === undefined) return pending.outcomeOf(idBytes(commandId), confirmed);
      const streams = sql.outcome.all(first.position, first.position + first.count - 1);
      return { commandId, streams: streams.map((row) => ({ ...keyOf(row), version: row.version })) };
    },
    readStream: ({ category, stream }) => {
      const id = idBytes(stream);
      const { events, damage } = readWhatCan(category, () => sql.stream.all(id, category), links);
      const waiting = pending.eventsOf(id, category, events.length, before);
      return { events: waiting.length === 0 ? events : [...events, ...waiting], damage };
    },
    doubt: ({ category, stream }) => void links?.sound.delete(soundKey(category, Buffer.from(idBytes(stream)))),
    claimant: (claim) => {
      const row = sql.claimant.get(claim);
      return row === undefined ? pending.claimant(claim) : keyOf(row);
    },
    streams: (category) => streams(sql, category),
    streamCount: () => sql.count.get() ?? 0,
    numberOf: ({ category, stream }) => sql.number.get(idBytes(stream), category),
    before: (number, work) => {
      const whole = before;
      before = number;
      try {
        return work();
      } finally {
        before = whole;
      }
    },
  };
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: Connection, select: string) {
  const ofStream = "stream = (SELECT number FROM stream WHERE id = ? AND category = ?)";
  return {
    position: db.prepare<[], number | null>("SELECT max(position) FROM event").pluck(),
    version: db
      .prepare<[Uint8Array, string], number | null>(`SELECT max(version) FROM event WHERE ${ofStream}`)
      .pluck(),
    stream: db.prepare<[Uint8Array, string], LinkedRow>(`${select} WHERE event.${ofStream} ORDER BY event.version`),
    command: db.prepare<[Uint8Array], { position: number; count: number }>(
      "SELECT position, command_count AS count FROM event WHERE command_id = ? AND command_index = 0",
    ),
    // A command's events follow each other.
    outcome: db.prepare<[number, number], StreamRow & { readonly version: number }>(
      `SELECT stream.number, category, stream.id, max(event.version) AS version
       FROM event JOIN stream ON stream.number = event.stream
       WHERE event.position BETWEEN ? AND ? GROUP BY stream.number ORDER BY min(event.position)`,
    ),
    claimant: db.prepare<[string], StreamRow>(
      "SELECT stream.number, category, id FROM claim JOIN stream ON stream.number = claim.stream WHERE claim = ?",
    ),
    all: db.prepare<[number], StreamRow>(`SELECT number, category, id FROM stream WHERE number > ? ${IN_PAGES}`),
    ofCategory: db.prepare<[number, string], StreamRow>(
      `SELECT number, category, id FROM stream WHERE number > ? AND category = ? ${IN_PAGES}`,
    ),
    count: db.prepare<[], number>("SELECT count(*) FROM stream").pluck(),
    number: db.prepare<[Uint8Array, string], number>("SELECT number FROM stream WHERE id = ? AND category = ?").pluck(),
  };
}

/** In pages, because nothing can be written on a connection while a query on it is still being read. */
function* streams(sql: Statements, category: string | undefined): Iterable<NumberedStream> {
  for (let after = 0; ; ) {
    const page = category === undefined ? sql.all.all(after) : sql.ofCategory.all(after, category);
    for (const row of page) yield { number: row.number, ...keyOf(row) };
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

/** Which streams were found to be as they are linked, and up to which version. */
interface LinkChecks {
  readonly genesis: Buffer;
  readonly sound: Map<string, number>;
}

const MOST_REMEMBERED = 100_000;

const linkChecks = (genesis: Buffer): LinkChecks => ({ genesis, sound: new Map() });

/** A record on a page that cannot be read is damaged, and none but that one. */
function readWhatCan(category: string, rows: () => readonly LinkedRow[], links: LinkChecks | null): LoggedStream {
  try {
    return readEvents(rows(), links);
  } catch (fault) {
    if (!isDamageCode(sqliteCode(fault))) throw fault;
    return { events: [], damage: damagedSentence(category, "the part of the file in which it stands cannot be read") };
  }
}

/** A stream that is not what was recorded is read as far as it goes, and as damaged. Throws for no content. */
function readEvents(rows: readonly LinkedRow[], links: LinkChecks | null): LoggedStream {
  const fault = faultIn(rows, links);
  const damage = fault === null ? null : damagedSentence(rows[0]?.category ?? "record", fault);
  const events = damage === null ? rows.map(loggedEvent) : rows.flatMap(readable);
  return { events, damage };
}

function faultIn(rows: readonly LinkedRow[], links: LinkChecks | null): string | null {
  try {
    return wordsFaultIn(rows) ?? (links === null ? null : linkFaultIn(rows, links));
  } catch {
    return "something in it is of no kind that is recorded";
  }
}

function wordsFaultIn(rows: readonly LinkedRow[]): string | null {
  const wrong = rows.find((row) => !hasItsWords(row));
  if (wrong !== undefined) return wordsFault(wrong);
  if (rows.some(({ version }, index) => version !== index + 1)) return "an event is missing";
  const unknown = rows.find((row) => !isKnownActor(row));
  return unknown === undefined ? null : linkFault(unknown);
}

function linkFaultIn(rows: readonly LinkedRow[], { genesis, sound }: LinkChecks): string | null {
  const [first] = rows;
  if (first === undefined) return null;
  const stream = soundKey(first.category, first.streamId);
  const before = sound.get(stream) ?? 0;
  const changed = rows.find((row) => row.version > before && !hasItsLink(row, genesis));
  if (changed !== undefined) return linkFault(changed);
  if (sound.size >= MOST_REMEMBERED) sound.clear();
  sound.set(stream, rows.length);
  return null;
}

const soundKey = (category: string, id: Buffer): string => `${category} ${id.toString("latin1")}`;

const linkFault = ({ version, type }: EventRow): string => `event ${version}, ${type}, is not what was recorded`;

/** Of a damaged stream whatever can be read, for whoever looks at it. */
function readable(row: LinkedRow): readonly LoggedEvent[] {
  try {
    return [loggedEvent(row)];
  } catch {
    return [];
  }
}

/** Whether everything about an event is what its link was made over. A format of a later version is not for us to judge. */
function hasItsLink(row: LinkedRow, genesis: Buffer): boolean {
  const { position, version, orderedAt, link, format } = row;
  const previous = position === 1 ? genesis : row.previous;
  if (previous === null) return false;
  return (
    format !== 1 || linkHash({ previous, position, version, orderedAt, bodyHash: bodyHash(bodyOf(row)) }).equals(link)
  );
}

/** Whether its words are those it was recorded with, or none, or were taken out by order. */
export function hasItsWords({ commitment, wordsAt, salt, words, erasedBy }: EventRow): boolean {
  if (commitment === null) return wordsAt === null;
  if (erasedBy !== null) return salt === null && words === null;
  return salt !== null && words !== null && commitmentOf(salt, words).equals(commitment);
}

function wordsFault({ version, type, wordsAt }: EventRow): string {
  const what = wordsAt === null ? "has lost what was recorded with it" : "does not say what was recorded with it";
  return `event ${version}, ${type}, ${what}`;
}

/** An event by the only name it has. */
export const eventName = ({ commandId, commandIndex }: Pick<LoggedEvent, "commandId" | "commandIndex">): string =>
  `${commandId}:${commandIndex}`;
