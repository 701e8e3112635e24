import type {
  CommandAppend,
  LoggedEvent,
  LoggedOutcome,
  RecordProjection,
  StreamKey,
} from "../../../electron/core/log-port.ts";
import type { RecordTransaction } from "../../../electron/core/records/run-records.ts";
import { asId } from "../../../shared/kernel/ids.ts";

/** The log as a list: the plainest thing that keeps the port's promises. */
export interface MemoryLog extends RecordTransaction {
  readonly events: readonly LoggedEvent[];
  readonly projections: readonly RecordProjection[];
  position(): number;
}

export function createMemoryLog(station = "station-1"): MemoryLog {
  let events: readonly LoggedEvent[] = [];
  let projections: readonly RecordProjection[] = [];
  let stationNo = 0;
  const claims = new Map<string, StreamKey>();
  const streamOf = ({ category, stream }: StreamKey) =>
    events.filter((event) => event.category === category && event.stream === stream);

  const append = (command: CommandAppend): readonly LoggedEvent[] => {
    for (const { claim } of command.claims) if (claims.has(claim)) throw new Error(`${claim} is taken.`);
    const commandCount = command.streams.reduce((sum, each) => sum + each.events.length, 0);
    stationNo += command.by.kind === "timer" ? 0 : 1;
    const written: LoggedEvent[] = [];
    for (const each of command.streams) {
      const version = streamOf(each).length;
      if (version !== each.expectedVersion) throw new Error(`Stream ${each.stream} is at version ${version}.`);
      each.events.forEach((event, index) => {
        written.push({
          ...event,
          category: each.category,
          stream: each.stream,
          by: command.by,
          writtenBy: "0.0.0",
          isErased: false,
          version: version + index + 1,
          position: events.length + written.length + 1,
          commandId: command.commandId,
          commandIndex: written.length,
          commandCount,
          recordedAt: command.recordedAt,
          station: asId(station),
          stationNo: command.by.kind === "timer" ? null : stationNo,
          seen: command.seen,
        });
      });
    }
    for (const { claim, category, stream } of command.claims) claims.set(claim, { category, stream });
    events = [...events, ...written];
    return written;
  };

  const outcomeOf = (commandId: string): LoggedOutcome | undefined => {
    const own = events.filter((event) => event.commandId === commandId);
    const keys = [...new Map(own.map((event) => [`${event.category}/${event.stream}`, event])).values()];
    if (own.length === 0) return undefined;
    return {
      commandId: asId(commandId),
      streams: keys.map(({ category, stream }) => ({
        category,
        stream,
        version: Math.max(...own.filter((event) => event.stream === stream).map(({ version }) => version)),
      })),
    };
  };

  return {
    get events() {
      return events;
    },
    get projections() {
      return projections;
    },
    position: () => events.length,
    append,
    outcomeOf,
    readStream: (key) => ({ events: streamOf(key), damage: null }),
    streamsOf: (category) => [
      ...new Set(events.filter((event) => event.category === category).map(({ stream }) => stream)),
    ],
    claimant: (claim) => claims.get(claim),
    project: (projection) => {
      projections = [...projections, projection];
    },
  };
}
