import type { Who } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import { encodeEvent } from "../../../shared/kernel/event-codec.ts";
import type { EventDefinitions, EventsFrom } from "../../../shared/kernel/event-definition.ts";
import type { RecordContext } from "../../../shared/kernel/record-context.ts";
import type { RecordKind } from "../../../shared/kernel/record-kind.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { answered, conflict, refused } from "../answers.ts";
import type { LoggedEvent, LogPort, RecordProjection, StreamAppend, StreamKey } from "../log-port.ts";
import { type ReadRecord, readRecord } from "./read-record.ts";

/** What is asked of a record: its type and what it is filled in with. */
export interface RecordCommand {
  readonly type: string;
}

/** One kind of record as the core knows it. Adding a kind is adding one of these to `all-kinds.ts`. */
export interface Registration<
  World,
  State,
  Events extends EventDefinitions<State>,
  Command extends RecordCommand,
  Context,
  Rejection extends { readonly kind: string },
> {
  readonly kind: RecordKind<State, Events>;
  readonly whoMay: (command: Command) => readonly Who[];
  /** What the decision may look at besides the record, or why there is none (an agreement that is not here). */
  readonly contextOf: (world: World, state: State, command: Command, base: RecordContext) => Answer<Context>;
  readonly decide: (
    state: State,
    command: Command,
    context: Context,
  ) => Result<readonly EventsFrom<Events>[], Rejection>;
  /** The sentence of a refusal, from `shared/words`. */
  readonly sayRefusal: (rejection: Rejection, context: Context) => string;
  /** Said where the record holds something this version cannot read. */
  readonly sayUnknown: (record: ReadRecord<State, EventsFrom<Events>>) => string;
  /** What must exist once on a desk: a reference. */
  readonly claimsOf: (event: EventsFrom<Events>) => readonly string[];
  /** What the store keeps of the record for fast reading; null where nothing is. */
  readonly project: (
    world: World,
    key: StreamKey,
    record: ReadRecord<State, EventsFrom<Events>>,
  ) => RecordProjection | null;
}

/** One record a command is about. */
export interface CommandPart extends StreamKey {
  /** The version the person was looking at; undefined where nobody looked (timers, imports). */
  readonly expectedVersion: number | undefined;
  readonly command: RecordCommand;
}

/** What a part comes to, before anything is written. */
export interface PreparedPart {
  readonly append: StreamAppend;
  readonly claims: readonly (StreamKey & { readonly claim: string })[];
  /** The projection of the record with the events just written. */
  project(written: readonly LoggedEvent[]): RecordProjection | null;
}

/** A registration whose own types do not matter any more. */
export interface RegisteredKind<World> {
  readonly category: string;
  whoMay(command: RecordCommand): readonly Who[];
  prepare(world: World, log: LogPort, part: CommandPart, base: RecordContext): Answer<PreparedPart>;
  /** The projection of a stream as it lies in the log: for rebuilding. */
  project(world: World, key: StreamKey, events: readonly LoggedEvent[]): RecordProjection | null;
}

/** Closes over one registration's types. The command was parsed by the contract's schema of its kind. */
export function register<
  World,
  State,
  Events extends EventDefinitions<State>,
  Command extends RecordCommand,
  Context,
  Rejection extends { readonly kind: string },
>(registration: Registration<World, State, Events, Command, Context, Rejection>): RegisteredKind<World> {
  const { kind } = registration;
  // Which kind a command belongs to is checked where it comes in: its schema is that kind's own.
  const own = (command: RecordCommand): Command => command as Command;
  return {
    category: kind.category,
    whoMay: (command) => registration.whoMay(own(command)),
    project: (world, key, events) => registration.project(world, key, readRecord(kind, { events, damage: null })),
    prepare: (world, log, part, base) => {
      const stream = log.readStream(part);
      const record = readRecord(kind, stream);
      if (record.damage !== null) return refused("RecordIsDamaged", record.damage);
      if (record.unknown.length > 0) return refused("RecordIsReadOnly", registration.sayUnknown(record));
      if (isOutdated(kind, stream.events, part.expectedVersion)) {
        return conflict("Someone changed this meanwhile. Look at it again and decide anew.");
      }
      const command = own(part.command);
      const context = registration.contextOf(world, record.state, command, base);
      if (!context.ok) return context;
      const decided = registration.decide(record.state, command, context.value);
      if (!decided.ok) return refused(decided.error.kind, registration.sayRefusal(decided.error, context.value));
      const { category, stream: id } = part;
      const events = decided.value.map((event) => ({ ...encodeEvent(kind.events, event), at: event.at }));
      return answered({
        append: { category, stream: id, expectedVersion: record.version, events },
        claims: decided.value.flatMap((event) =>
          registration.claimsOf(event).map((claim) => ({ category, stream: id, claim })),
        ),
        project: (written) =>
          registration.project(
            world,
            { category, stream: id },
            readRecord(kind, { events: [...stream.events, ...written], damage: null }),
          ),
      });
    },
  };
}

/** Whether something that matters came after what the person was looking at. */
function isOutdated<State, Events extends EventDefinitions<State>>(
  kind: RecordKind<State, Events>,
  events: readonly LoggedEvent[],
  expectedVersion: number | undefined,
): boolean {
  if (expectedVersion === undefined || expectedVersion === events.length) return false;
  if (expectedVersion > events.length) return true;
  return events.slice(expectedVersion).some(({ type }) => kind.events[type]?.isHarmless !== true);
}
