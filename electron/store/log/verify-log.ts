import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { StreamKey } from "../../core/log-port.ts";
import type { Connection } from "../connection.ts";
import { ERASURE, type ErasureNames, namedBy } from "./erasures.ts";
import { bodyOf, type EventRow, SELECT_EVENTS } from "./event-row.ts";
import { bodyHash, genesisHash, linkHash } from "./hashing.ts";
import { NO_DESK, readOwnStation } from "./own-station.ts";
import { hasItsWords } from "./read-log.ts";

/** What was found when the whole log was read from the first event to the last. */
export interface LogFindings {
  readonly events: number;
  readonly erased: number;
  /** The last link, in hex: written down elsewhere it proves later that nothing before it was changed or cut off. */
  readonly lastHash: string;
  /** Links that do not follow from the event and the link before. */
  readonly broken: readonly string[];
  readonly changedWords: readonly string[];
  readonly versionGaps: readonly string[];
  /** Commands that are not whole, or were given a number twice. */
  readonly commands: readonly string[];
}

type Faults = Record<"broken" | "changedWords" | "versionGaps" | "commands", string[]>;

/** What is remembered on the way through the log. */
interface Way {
  readonly versions: Map<string, number>;
  readonly stationNumbers: Map<string, Set<number>>;
  readonly erasures: Map<number, ErasureNames>;
  previous: Buffer;
  command: { readonly id: Buffer; readonly index: number; readonly count: number } | null;
}

/** Recomputes every link and every commitment, and counts versions, commands and station numbers. */
export function verifyLog(db: Connection): LogFindings {
  const walk = openLogWalk(db);
  while (walk.next(EVENTS_AT_A_TIME)) {
    // Until there are no more.
  }
  return walk.findings();
}

const EVENTS_AT_A_TIME = 1_000;

/** The same in steps, between which others may read and write. */
export interface LogWalk {
  /** Looks at so many events more; false once the end of the log was reached. */
  next(most: number): boolean;
  /** To be asked for when the end was reached, before anybody writes again. */
  findings(): LogFindings;
  /** The records something is wrong with, so far. */
  readonly damaged: ReadonlyMap<string, StreamKey>;
  /** The last version of a record that the walk came by. */
  versionOf(key: StreamKey): number;
}

export function openLogWalk(db: Connection): LogWalk {
  const found: Faults = { broken: [], changedWords: [], versionGaps: [], commands: [] };
  const way: Way = {
    versions: new Map(),
    stationNumbers: new Map(),
    erasures: erasuresOf(db),
    previous: genesisHash(readOwnStation(db)?.deskId ?? NO_DESK),
    command: null,
  };
  const page = db.prepare<[number, number], EventRow>(
    `${SELECT_EVENTS} WHERE event.position > ? ORDER BY event.position LIMIT ?`,
  );
  const damaged = new Map<string, StreamKey>();
  let events = 0;
  let erased = 0;
  let position = 0;
  const look = (row: EventRow): void => {
    const before = faultCount(found);
    try {
      found.broken.push(...brokenLink(row, way.previous, events));
      found.changedWords.push(...changedWords(row, way.erasures));
      found.versionGaps.push(...versionGap(row, way.versions));
      found.commands.push(...brokenCommand(row, way));
    } catch (error) {
      found.broken.push(
        `Event ${row.position} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    if (faultCount(found) > before) remember(damaged, row);
  };
  return {
    next: (most) => {
      const rows = page.all(position, most);
      // Somebody may have had something erased since the walk began.
      if (rows.some(({ erasedBy }) => erasedBy !== null && !way.erasures.has(erasedBy))) {
        for (const [at, names] of erasuresOf(db)) way.erasures.set(at, names);
      }
      for (const row of rows) {
        events += 1;
        if (row.erasedBy !== null) erased += 1;
        look(row);
        way.previous = row.link;
        position = row.position;
      }
      return rows.length === most;
    },
    findings: () => {
      const { command } = way;
      if (command !== null && command.index + 1 < command.count) found.commands.push(sayCut(command.id));
      const there = db.prepare<[], number>("SELECT count(*) FROM event").pluck().get() ?? 0;
      if (there !== events)
        found.broken.push(`${there - events} events belong to no record, no station, no type or nobody.`);
      found.commands.push(...lostCommands(db, way.stationNumbers));
      return { events, erased, lastHash: way.previous.toString("hex"), ...found };
    },
    damaged,
    versionOf: ({ category, stream }) => way.versions.get(`${category} ${stream}`) ?? 0,
  };
}

const faultCount = ({ broken, changedWords: changed, versionGaps, commands }: Faults): number =>
  broken.length + changed.length + versionGaps.length + commands.length;

function remember(damaged: Map<string, StreamKey>, { category, streamId }: EventRow): void {
  if (streamId.length !== ID_BYTES) return;
  const stream = uuidText(streamId);
  damaged.set(`${category} ${stream}`, { category, stream });
}

const ID_BYTES = 16;

/** Whoever cuts commands off the end of the log leaves the number the last one was given. */
function* lostCommands(db: Connection, stationNumbers: Way["stationNumbers"]): Iterable<string> {
  const own = db
    .prepare<[], { id: Buffer; last: number; waiting: number }>(
      `SELECT station.id, last_number AS last, coalesce((SELECT max(station_no) FROM pending_command), 0) AS waiting
       FROM own_station JOIN station ON station.number = own_station.station`,
    )
    .get();
  if (own === undefined) return;
  let last = own.waiting;
  for (const number of stationNumbers.get(uuidText(own.id)) ?? []) last = Math.max(last, number);
  if (own.last !== last) yield `This station has given numbers up to ${own.last}; its last command here is ${last}.`;
}

/** All of them first: an erasure stands after what it empties. */
function erasuresOf(db: Connection): Map<number, ErasureNames> {
  const rows = db
    .prepare<[string], { position: number; facts: string }>(
      "SELECT position, facts FROM event JOIN event_type ON event_type.number = event.type WHERE event_type.type = ?",
    )
    .all(ERASURE.type);
  return new Map(
    rows.flatMap(({ position, facts }) => {
      try {
        return [[position, namedBy(facts)]];
      } catch {
        return []; // what it names cannot be read, so it covers nothing
      }
    }),
  );
}

const whereOf = (row: EventRow): string => `Event ${row.position} (${row.type} of ${uuidText(row.streamId)})`;

function* brokenLink(row: EventRow, previous: Buffer, expectedPosition: number): Iterable<string> {
  const { position, version, orderedAt, link, format } = row;
  if (position !== expectedPosition) yield `${whereOf(row)} stands where event ${expectedPosition} should.`;
  if (format !== 1) yield `${whereOf(row)} is written in a way this version does not know (${format}).`;
  else if (!linkHash({ previous, position, version, orderedAt, bodyHash: bodyHash(bodyOf(row)) }).equals(link))
    yield `${whereOf(row)} was changed, or does not follow the event before it.`;
}

function* changedWords(row: EventRow, erasures: Way["erasures"]): Iterable<string> {
  const isLost = row.commitment !== null && row.wordsAt === null;
  if (isLost) yield `${whereOf(row)} has lost what was recorded with it.`;
  else if (!hasItsWords(row)) yield `${whereOf(row)} records something else now.`;
  else if (row.erasedBy !== null && !isCovered(row, row.erasedBy, erasures.get(row.erasedBy)))
    yield `${whereOf(row)} was emptied without an erasure in the log that says so.`;
}

function isCovered(row: EventRow, erasedBy: number, names: ErasureNames | undefined): boolean {
  if (names === undefined) return false;
  if (names.events.includes(`${uuidText(row.commandId)}:${row.commandIndex}`)) return true;
  const isReached = row.position < erasedBy || row.seen < erasedBy;
  return isReached && names.streams.includes(uuidText(row.streamId));
}

function* versionGap({ streamId, category, version }: EventRow, versions: Way["versions"]): Iterable<string> {
  const key = `${category} ${uuidText(streamId)}`;
  const before = versions.get(key) ?? 0;
  if (version !== before + 1) yield `The ${key} goes from version ${before} to ${version}.`;
  versions.set(key, version);
}

const sayCut = (id: Buffer): string => `Command ${uuidText(id)} is not whole.`;

/** A command's events follow each other, all of them; its number was given to no other command of its station. */
function* brokenCommand(row: EventRow, way: Way): Iterable<string> {
  const { commandId: id, commandIndex: index, commandCount: count } = row;
  const before = way.command;
  const goesOn = before !== null && before.index + 1 < before.count;
  const belongs = goesOn && before.id.equals(id) && index === before.index + 1 && count === before.count;
  if (goesOn && !belongs) yield sayCut(before.id);
  if (!belongs && index !== 0) yield sayCut(id);
  way.command = { id, index, count };
  if (index !== 0 || row.stationNo === null) return;
  const station = uuidText(row.stationId);
  const used = way.stationNumbers.get(station) ?? new Set();
  if (used.has(row.stationNo)) yield `Command ${uuidText(id)} has a number its station had given before.`;
  way.stationNumbers.set(station, used.add(row.stationNo));
}
