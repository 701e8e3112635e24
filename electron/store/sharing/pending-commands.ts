import { z } from "zod";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { uuidBytes, uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { AskedCommand, CommandAppend, LoggedEvent } from "../../core/log-port.ts";
import type { PendingCommand, ReadVersion } from "../../core/sharing/sharing-port.ts";
import type { Connection } from "../connection.ts";
import type { LogSettings } from "../log/append.ts";
import { actorOf } from "../log/event-row.ts";
import type { LogReader } from "../log/read-log.ts";
import { type PendingEventRow, pendingEvent, SELECT_PENDING } from "./pending-events.ts";

/** What this version writes into `input`. */
const INPUT_VERSION = 1;

const Key = { category: z.string(), stream: z.uuid() };
const Asked = z.object({
  at: z.int(),
  parts: z.array(
    z.object({
      ...Key,
      command: z.looseObject({ type: z.string() }),
      told: z.union([z.literal("just-now"), z.object({ because: z.string() }), z.null()]),
    }),
  ),
  premises: z.array(z.object(Key)),
});
const Reads = z.array(z.object({ ...Key, version: z.int() }));
const Claims = z.array(z.object({ ...Key, claim: z.string() }));

interface CommandRow {
  readonly number: number;
  readonly commandId: Buffer;
  readonly origin: Actor["kind"];
  readonly input: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly clockOffset: number | null;
  readonly actor: Buffer | null;
  readonly station: Buffer;
  readonly stationNo: number | null;
  readonly seen: number;
  readonly reads: string;
  readonly minted: string | null;
  readonly state: PendingCommand["state"];
  readonly erasedBy: number | null;
}

/** What was asked of nothing: stands where what was asked has been erased. */
const NOTHING: AskedCommand = { at: 0, parts: [], premises: [] };

/** Commands that wait for the shared desk. All writing happens inside the caller's transaction. */
export interface PendingCommands {
  list(): readonly PendingCommand[];
  count(): number;
  countFor(stream: string): number;
  add(command: CommandAppend): readonly LoggedEvent[];
  /** Replaces what a command comes to. */
  redo(number: number, command: CommandAppend, state: PendingCommand["state"]): readonly LoggedEvent[];
  empty(number: number, erasedBy: number): void;
  remove(number: number): void;
}

type Statements = ReturnType<typeof prepare>;

export function openPendingCommands(db: Connection, settings: LogSettings, reader: LogReader): PendingCommands {
  const sql = prepare(db);
  const writeEvents = (number: number, command: CommandAppend): readonly LoggedEvent[] => {
    const count = command.streams.reduce((sum, { events }) => sum + events.length, 0);
    if (count === 0) throw new Error(`Command ${command.commandId} has no events.`);
    let index = 0;
    for (const { category, stream, events } of command.streams) {
      const id = uuidBytes(stream);
      if (events.length > 0 && reader.numberOf({ category, stream }) === undefined) sql.addStream.run(id, category);
      for (const { type, schemaVersion, at, facts, words } of events) {
        const kind = [type, schemaVersion, settings.productVersion];
        sql.addEvent.run(number, index, count, category, id, ...kind, at, facts, words);
        index += 1;
      }
    }
    return reader.before(number + 1, () =>
      command.streams.flatMap((key) => {
        const added = key.events.length;
        return added === 0 ? [] : reader.readStream(key).events.slice(-added);
      }),
    );
  };
  return {
    list: () => sql.all.all().map((row) => pendingCommand(row, sql.events.all(row.number))),
    count: () => sql.count.get() ?? 0,
    countFor: (stream) => sql.countFor.get(uuidBytes(stream)) ?? 0,
    add: (command) => {
      if (reader.outcomeOf(command.commandId) !== undefined)
        throw new Error(`Command ${command.commandId} was carried out before.`);
      const number = addCommand(sql, settings, reader, command);
      return writeEvents(number, command);
    },
    redo: (number, command, state) => {
      sql.removeEvents.run(number);
      const reads = reader.before(number, () => readVersions(reader, command));
      sql.redone.run(JSON.stringify(reads), JSON.stringify(command.claims), state, number);
      return writeEvents(number, command);
    },
    empty: (number, erasedBy) => void sql.empty.run(JSON.stringify(NOTHING), erasedBy, number),
    remove: (number) => void sql.remove.run(number),
  };
}

function prepare(db: Connection) {
  return {
    all: db.prepare<[], CommandRow>(
      `SELECT number, command_id AS commandId, origin, input, at, recorded_at AS recordedAt, clock_offset AS clockOffset,
         actor, station, station_no AS stationNo, seen, reads, minted, state, erased_by AS erasedBy
       FROM pending_command ORDER BY number`,
    ),
    events: db.prepare<[number], PendingEventRow>(`${SELECT_PENDING} WHERE command = ? ORDER BY command_index`),
    count: db.prepare<[], number>("SELECT count(*) FROM pending_command").pluck(),
    countFor: db
      .prepare<[Uint8Array], number>("SELECT count(DISTINCT command) FROM pending_event WHERE stream = ?")
      .pluck(),
    nextNumber: db
      .prepare<[], number>("UPDATE own_station SET last_number = last_number + 1 RETURNING last_number")
      .pluck(),
    add: db.prepare(
      `INSERT INTO pending_command (command_id, origin, action, schema_version, input, at, recorded_at, clock_offset, actor,
         station, station_no, seen, reads, minted, state)
       VALUES (?, ?, ?, ${INPUT_VERSION}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')`,
    ),
    addStream: db.prepare("INSERT INTO stream (id, category) VALUES (?, ?)"),
    addEvent: db.prepare("INSERT INTO pending_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    removeEvents: db.prepare("DELETE FROM pending_event WHERE command = ?"),
    redone: db.prepare("UPDATE pending_command SET reads = ?, minted = ?, state = ? WHERE number = ?"),
    empty: db.prepare("UPDATE pending_command SET input = ?, erased_by = ? WHERE number = ?"),
    remove: db.prepare("DELETE FROM pending_command WHERE number = ?"),
  };
}

function addCommand(sql: Statements, { station }: LogSettings, reader: LogReader, command: CommandAppend): number {
  const { commandId, by, recordedAt, clockOffsetMs, seen, claims, asked } = command;
  if (asked === undefined) throw new Error(`Command ${commandId} cannot wait for a shared desk.`);
  const stationNo = by.kind === "timer" ? null : (sql.nextNumber.get() ?? null);
  const actor = by.kind === "timer" ? null : uuidBytes(by.id);
  const what = [uuidBytes(commandId), by.kind, asked.parts[0]?.command.type ?? "", JSON.stringify(asked)];
  const who = [actor, uuidBytes(station().id), stationNo, seen];
  const reads = JSON.stringify(readVersions(reader, command));
  const when = [asked.at, recordedAt, clockOffsetMs];
  const { lastInsertRowid } = sql.add.run(...what, ...when, ...who, reads, JSON.stringify(claims));
  return Number(lastInsertRowid);
}

/** Every record the decision looked at, with the version it had, each once. */
function readVersions(reader: LogReader, { streams, asked }: CommandAppend): readonly ReadVersion[] {
  const keys = [...streams, ...(asked?.parts ?? []), ...(asked?.premises ?? [])];
  const unique = new Map(keys.map(({ category, stream }) => [`${category}/${stream}`, { category, stream }]));
  return [...unique.values()].map((key) => ({ ...key, version: reader.versionOf(key) }));
}

function pendingCommand(row: CommandRow, events: readonly PendingEventRow[]): PendingCommand {
  return {
    number: row.number,
    commandId: asId(uuidText(row.commandId)),
    by: actorOf({ actorKind: row.origin, actor: row.actor }),
    at: row.at,
    recordedAt: row.recordedAt,
    clockOffsetMs: row.clockOffset,
    seen: row.seen,
    station: uuidText(row.station),
    stationNo: row.stationNo,
    asked: Asked.parse(JSON.parse(row.input)),
    reads: Reads.parse(JSON.parse(row.reads)),
    claims: Claims.parse(JSON.parse(row.minted ?? "[]")),
    state: row.state,
    isErased: row.erasedBy !== null,
    // Versions matter to nobody here: they depend on what waits before.
    events: events.map((event) => pendingEvent(event, 0)),
  };
}
