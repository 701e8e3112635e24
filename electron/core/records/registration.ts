import type { Who } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import { encodeEvent } from "../../../shared/kernel/event-codec.ts";
import type { EventDefinitions, EventsFrom } from "../../../shared/kernel/event-definition.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { RecordContext } from "../../../shared/kernel/record-context.ts";
import { evolveRecord, type RecordKind } from "../../../shared/kernel/record-kind.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { answered, conflict, refused } from "../answers.ts";
import type { LoggedEvent, LoggedStream, LogPort, RecordProjection, StreamAppend, StreamKey } from "../log-port.ts";
import { type ReadRecord, readRecord } from "./read-record.ts";

/** What is asked of a record: its type and what it is filled in with. */
export type RecordCommand = Readonly<{ type: string }> & Readonly<Record<string, unknown>>;

/** The rejection of whatever would change a record that this version cannot read whole. */
export const READ_ONLY = "RecordIsReadOnly";

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
  /** When it happens, by what the record says already: nothing a person does now happened before what it holds. */
  readonly happensAt: (
    record: ReadRecord<State, EventsFrom<Events>>,
    base: RecordContext,
    part: CommandPart,
  ) => Instant;
  /** A last look at what was decided beside what the record holds: other events, or why not. */
  readonly review: (
    world: World,
    record: ReadRecord<State, EventsFrom<Events>>,
    decided: readonly EventsFrom<Events>[],
    context: Context,
    part: CommandPart,
  ) => Answer<readonly EventsFrom<Events>[]>;
  /** The sentence of a refusal, from `shared/words`. */
  readonly sayRefusal: (rejection: Rejection, context: Context, world: World) => string;
  /** Why the record can be read only, as a sentence; null where it can be written. People are told of damage here. */
  readonly readOnlyBecause: (
    world: World,
    key: StreamKey,
    record: ReadRecord<State, EventsFrom<Events>>,
  ) => string | null;
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
  /** How a person said when it happened: just now, or before, and why that counts. Null for timers and histories. */
  readonly told: "just-now" | { readonly because: string } | null;
}

/** What a part comes to, before anything is written. */
export interface DecidedPart {
  readonly append: StreamAppend;
  readonly claims: readonly (StreamKey & { readonly claim: string })[];
}

/** One record while a transaction works on it: read once, however many commands follow each other. */
export interface OpenRecord {
  decide(part: CommandPart, base: RecordContext): Answer<DecidedPart>;
  /** Takes in what the log made of the decision. */
  written(events: readonly LoggedEvent[]): void;
  project(): RecordProjection | null;
}

/** A registration whose own types do not matter any more. */
export interface RegisteredKind<World> {
  readonly category: string;
  whoMay(command: RecordCommand): readonly Who[];
  open(world: World, log: Pick<LogPort, "readStream">, key: StreamKey): OpenRecord;
  /** The projection of a stream as it lies in the log: for rebuilding. */
  project(world: World, key: StreamKey, stream: LoggedStream): RecordProjection | null;
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
    project: (world, key, stream) => registration.project(world, key, readRecord(kind, stream)),
    open: (world, log, { category, stream }) => {
      const key = { category, stream };
      let record = readRecord(kind, log.readStream(key));
      let decided: readonly EventsFrom<Events>[] = [];
      return {
        decide: (part, base) => {
          const readOnly = registration.readOnlyBecause(world, key, record);
          if (readOnly !== null) return refused(READ_ONLY, readOnly);
          if (isOutdated(kind, record, part.expectedVersion)) {
            return conflict("Someone changed this meanwhile. Look at it again and decide anew.");
          }
          const command = own(part.command);
          const now = registration.happensAt(record, base, part);
          const context = registration.contextOf(world, record.state, command, { ...base, now });
          if (!context.ok) return context;
          const outcome = registration.decide(record.state, command, context.value);
          if (!outcome.ok)
            return refused(outcome.error.kind, registration.sayRefusal(outcome.error, context.value, world));
          const reviewed = registration.review(world, record, outcome.value, context.value, part);
          if (!reviewed.ok) return reviewed;
          decided = reviewed.value;
          return answered(partOf(registration, key, record.version, decided));
        },
        written: (logged) => {
          record = advanced(kind, record, decided, logged);
        },
        project: () => registration.project(world, key, record),
      };
    },
  };
}

function partOf<State, Events extends EventDefinitions<State>>(
  {
    kind,
    claimsOf,
  }: {
    readonly kind: RecordKind<State, Events>;
    readonly claimsOf: (event: EventsFrom<Events>) => readonly string[];
  },
  key: StreamKey,
  expectedVersion: number,
  decided: readonly EventsFrom<Events>[],
): DecidedPart {
  const events = decided.map((event) => ({ ...encodeEvent(kind.events, event), at: event.at }));
  const claims = decided.flatMap((event) => claimsOf(event).map((claim) => ({ ...key, claim })));
  return { append: { ...key, expectedVersion, events }, claims };
}

/** The record after what was just decided and written: whoever wrote had seen all of it, so it stands last. */
function advanced<State, Events extends EventDefinitions<State>>(
  kind: RecordKind<State, Events>,
  record: ReadRecord<State, EventsFrom<Events>>,
  decided: readonly EventsFrom<Events>[],
  logged: readonly LoggedEvent[],
): ReadRecord<State, EventsFrom<Events>> {
  const fresh = decided.flatMap((event, index) => {
    const entry = logged[index];
    return entry === undefined ? [] : [{ logged: entry, event }];
  });
  return {
    ...record,
    state: decided.reduce((state, event) => evolveRecord(kind, state, event), record.state),
    entries: [...record.entries, ...fresh],
    version: record.version + decided.length,
  };
}

/** Whether something that matters came after what the person was looking at. */
function isOutdated<State, Events extends EventDefinitions<State>>(
  kind: RecordKind<State, Events>,
  record: ReadRecord<State, EventsFrom<Events>>,
  expectedVersion: number | undefined,
): boolean {
  if (expectedVersion === undefined || expectedVersion === record.version) return false;
  if (expectedVersion > record.version) return true;
  return record.entries.some(
    ({ logged }) => logged.version > expectedVersion && kind.events[logged.type]?.isHarmless !== true,
  );
}
