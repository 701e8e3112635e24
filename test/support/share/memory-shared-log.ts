import { hash } from "node:crypto";
import type {
  AppendAnswer,
  Base,
  OfferedCommand,
  SharedEvent,
  SharedHead,
  SharedLog,
} from "../../../electron/core/sharing/shared-log.ts";
import { bodyBytes, genesisBytes, linkBytes, wordsBytes } from "../../../shared/kernel/log-encoding.ts";

/** One station's hand on the model. */
export interface MemoryStation {
  readonly id: string;
  readonly code?: string;
  readonly mayWrite: readonly string[];
  state: "open" | "closing" | "closed";
}

/** A shared desk as plain lists. */
export interface MemorySharedDesk {
  as(station: MemoryStation): SharedLog;
  readonly events: readonly SharedEvent[];
  setEpoch(epoch: number): void;
  /** As a server restored from an older backup: what came after `position` is gone. */
  restoreTo(position: number): void;
  clock: number;
}

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
const sha = (bytes: Uint8Array): string => hash("sha256", Buffer.from(bytes), "hex");

class Stopped extends Error {
  readonly answer: AppendAnswer;
  constructor(answer: AppendAnswer) {
    super(answer.status);
    this.answer = answer;
  }
}

const stop = (answer: AppendAnswer): never => {
  throw new Stopped(answer);
};

interface State {
  readonly events: readonly SharedEvent[];
  readonly claims: ReadonlySet<string>;
  readonly erasures: readonly { readonly stream: string; readonly position: number }[];
}

const EMPTY: State = { events: [], claims: new Set(), erasures: [] };
const MOST_EVENTS = 500;

/** Written from shared-log.md, not from the functions of PostgreSQL: the two are held against each other. */
export function createMemorySharedDesk(desk: string): MemorySharedDesk {
  let state = EMPTY;
  let epoch = 1;
  const known = new Map<string, MemoryStation>();
  const shared: MemorySharedDesk = {
    clock: 1_800_000_000_000,
    get events() {
      return state.events;
    },
    setEpoch: (next) => {
      epoch = next;
    },
    restoreTo: (position) => {
      state = { ...state, events: state.events.filter((event) => event.position <= position) };
    },
    as: (station) => ({
      stations: async () => {
        known.set(station.id, station);
        return [...known.values()].map(({ id, code = id.slice(0, 4).toUpperCase() }) => ({ id, code }));
      },
      head: async (): Promise<SharedHead> => ({
        desk,
        epoch,
        state: "open",
        leastProtocol: 1,
        position: state.events.length,
        link: linkAt(state, desk, state.events.length) ?? "",
        now: shared.clock,
      }),
      append: async (base, commands) => append(station, base, commands),
      pull: async (after, most) => {
        const wanted = state.events.filter(({ position }) => position > after).slice(0, most);
        const last = wanted.at(-1)?.commandId;
        return state.events.filter(
          ({ position, commandId }) =>
            position > after && (position <= (wanted.at(-1)?.position ?? 0) || commandId === last),
        );
      },
    }),
  };

  function append(station: MemoryStation, base: Base, commands: readonly OfferedCommand[]): AppendAnswer {
    known.set(station.id, station);
    if (station.state === "closed") return { status: "not-yours" };
    const count = commands.reduce((sum, { events }) => sum + events.length, 0);
    if (commands.length === 0 || count > MOST_EVENTS) return { status: "not-an-event", index: 0, why: "size" };
    if (base.desk !== desk || base.epoch !== epoch) return { status: "other-history", epoch, state: "open" };
    if (linkAt(state, desk, base.position) !== base.link) return { status: "other-history", epoch, state: "open" };
    let next = state;
    try {
      const answers = commands.map((command, index) => {
        const own = next.events.find(({ commandId }) => commandId === command.commandId);
        if (own !== undefined) {
          return { status: "repeated" as const, commandId: command.commandId, position: own.position };
        }
        const position = next.events.length + 1;
        next = withCommand(next, desk, station, command, index, shared.clock);
        return { status: "appended" as const, commandId: command.commandId, position };
      });
      state = next;
      return { status: "done", head: state.events.length, answers };
    } catch (fault) {
      if (fault instanceof Stopped) return fault.answer;
      throw fault;
    }
  }
  return shared;
}

function linkAt(state: State, desk: string, position: number): string | undefined {
  return position === 0 ? sha(genesisBytes(desk)) : state.events[position - 1]?.link;
}

const versionOf = (state: State, category: string, stream: string): number =>
  state.events.filter((event) => event.stream === stream && event.category === category).length;

function withCommand(
  before: State,
  desk: string,
  station: MemoryStation,
  command: OfferedCommand,
  index: number,
  now: number,
): State {
  const { stationNo, seen, claims } = command;
  const isTaken = before.events.some((event) => event.station === station.id && event.stationNo === stationNo);
  if (stationNo !== null && isTaken) stop({ status: "number-taken", index, stationNo });
  for (const { category, stream, version } of command.reads) {
    const found = versionOf(before, category, stream);
    if (found !== version) stop({ status: "moved-on", index, stream, version: found });
  }
  const taken = claims.find(({ claim }) => before.claims.has(claim));
  if (taken !== undefined) stop({ status: "claimed", index, claim: taken.claim });
  if (command.events.length === 0) stop({ status: "not-an-event", index, why: "empty" });
  if (seen > before.events.length || seen < 0) stop({ status: "not-an-event", index, why: "seen" });
  let state: State = { ...before, claims: new Set([...before.claims, ...claims.map(({ claim }) => claim)]) };
  for (const commandIndex of command.events.keys()) {
    state = withEvent(state, desk, station, command, commandIndex, index, now);
  }
  return state;
}

function withEvent(
  state: State,
  desk: string,
  station: MemoryStation,
  command: OfferedCommand,
  commandIndex: number,
  index: number,
  now: number,
): State {
  const offered = command.events[commandIndex];
  if (offered === undefined) throw new Error("There is no such event.");
  const { category, stream, type, schemaVersion, happenedAt, facts, words, salt } = offered;
  const mayWrite = station.mayWrite.includes(category) && (station.state === "open" || type === "CommandSetAside");
  if (!mayWrite) stop({ status: "not-yours", index, category });
  if (happenedAt > command.recordedAt || command.recordedAt > now + 300_000) {
    stop({ status: "not-an-event", index, why: "time" });
  }
  if (!/^[A-Z][A-Za-z]{2,60}$/.test(type) || (words !== null && salt?.length !== 32)) {
    stop({ status: "not-an-event", index, why: "shape" });
  }
  const position = state.events.length + 1;
  const commitment = words === null || salt === null ? null : sha(wordsBytes(bytesOf(salt), words));
  const said = {
    commandId: command.commandId,
    commandIndex,
    commandCount: command.events.length,
    category,
    stream,
    type,
    schemaVersion,
    writtenBy: command.writtenBy,
    happenedAt,
    recordedAt: command.recordedAt,
    clockOffset: command.clockOffset,
    actorKind: command.actorKind,
    actor: command.actor,
    station: station.id,
    stationNo: command.stationNo,
    seen: command.seen,
    facts,
  };
  const bodyHash = bytesOf(sha(bodyBytes({ ...said, commitment: commitment === null ? null : bytesOf(commitment) })));
  const previous = bytesOf(linkAt(state, desk, position - 1) ?? "");
  const version = versionOf(state, category, stream) + 1;
  const link = sha(linkBytes({ previous, position, version, orderedAt: now, bodyHash }));
  const erased = state.erasures.findLast((one) => one.stream === stream && one.position > command.seen);
  const isEmptied = words !== null && erased !== undefined;
  const event: SharedEvent = {
    ...said,
    position,
    orderedAt: now,
    version,
    link,
    commitment,
    salt: isEmptied ? null : salt,
    words: isEmptied ? null : words,
    erasedBy: isEmptied ? erased.position : null,
  };
  const after = { ...state, events: [...state.events, event] };
  return type === "WordsErased" && category === "desk" ? erasedBy(after, event) : after;
}

function erasedBy(state: State, order: SharedEvent): State {
  const said: unknown = JSON.parse(order.facts);
  const list = (key: string): readonly unknown[] => {
    const value: unknown = typeof said === "object" && said !== null ? Reflect.get(said, key) : undefined;
    return Array.isArray(value) ? value : [];
  };
  const streams = list("streams").map(String);
  const names = list("events").map(String);
  return {
    ...state,
    erasures: [...state.erasures, ...streams.map((stream) => ({ stream, position: order.position }))],
    events: state.events.map((event) =>
      event.words !== null &&
      event.position < order.position &&
      (streams.includes(event.stream) || names.includes(`${event.commandId}:${event.commandIndex}`))
        ? { ...event, salt: null, words: null, erasedBy: order.position }
        : event,
    ),
  };
}
