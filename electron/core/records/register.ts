import type { Who } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { NoticeDelivered } from "../../../shared/contract/views.ts";
import { decodeEvent, encodeEvent } from "../../../shared/kernel/event-codec.ts";
import type { EventDefinitions, EventsFrom } from "../../../shared/kernel/event-definition.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { evolveRecord, type RecordKind } from "../../../shared/kernel/record-kind.ts";
import { answered, conflict, refused } from "../answers.ts";
import type { LoggedEvent, LoggedStream, LogPort, Projected, RecordMoment, StreamKey } from "../log-port.ts";
import { actorAt } from "../names.ts";
import { damageOf } from "./read-only.ts";
import { type ReadRecord, type RecordEntry, readRecord } from "./read-record.ts";

import {
  type AboutRecord,
  type CommandPart,
  type DecidedPart,
  type OpenRecord,
  type ProjectedWith,
  READ_ONLY,
  type RecordCommand,
  type Registration,
  type TimerAsk,
  type ToldWith,
} from "./registration.ts";

/** What a decision may look at knows who everybody is. */
type NamedWorld = Parameters<typeof actorAt>[0];

/** A registration whose own types do not matter any more. */
export interface RegisteredKind<World> {
  readonly category: string;
  whoMay(command: RecordCommand): readonly Who[];
  isTaken(command: RecordCommand): boolean;
  claimsOf(event: LoggedEvent): readonly string[];
  /** Its words as they read once they were erased, as JSON text; null where it has none. */
  erasedWords(event: LoggedEvent): string | null;
  open(world: World, log: Pick<LogPort, "readStream">, key: StreamKey): OpenRecord;
  /** The projection of a stream as it lies in the log: for rebuilding. */
  project(world: Pick<World, ProjectedWith & keyof World>, key: StreamKey, stream: LoggedStream): Projected;
  /** Undefined for kinds without moments. */
  ask(moment: RecordMoment, isLate: boolean, now: Instant): TimerAsk | undefined;
  readonly noticeTypes: readonly string[];
  /** The event of that version as people are told of it. */
  noticeAt(
    world: Pick<World, ToldWith & keyof World>,
    log: Pick<LogPort, "readStream">,
    key: StreamKey,
    place: { readonly version: number; readonly position: number },
  ): NoticeDelivered | undefined;
  about(world: Pick<World, ToldWith & keyof World>, stream: string): AboutRecord | null;
  /** One of the records the desk is made of: people are told of it as the desk's settings. */
  readonly isOwnData: boolean;
}

/** Closes over one registration's types. The command was parsed by the contract's schema of its kind. */
export function register<
  World extends NamedWorld,
  State,
  Events extends EventDefinitions<State>,
  Command extends RecordCommand,
  Context,
  Rejection extends { readonly kind: string },
>(registration: Registration<World, State, Events, Command, Context, Rejection>): RegisteredKind<World> {
  const { kind } = registration;
  return {
    category: kind.category,
    whoMay: (command) => registration.whoMay(ownCommand<Command>(command)),
    isTaken: (command) => registration.isTaken?.(ownCommand<Command>(command)) === true,
    claimsOf: (logged) => {
      const entry = { logged, event: decodeEvent(kind.events, logged) };
      return isKnown(entry) ? registration.claimsOf(entry.event) : [];
    },
    erasedWords: ({ type, words }) => {
      const definition = kind.events[type];
      return words === null || definition === undefined ? words : JSON.stringify(definition.erased);
    },
    project: (world, key, stream) => {
      const record = readRecord(kind, stream);
      const damage = damageOf(kind.category, record);
      const isNewer = damage === null && record.unknown.length > 0;
      return { projection: registration.project(world, key, record), isNewer, damage };
    },
    ask: (moment, isLate, now) => registration.moments?.ask(moment, isLate, now),
    noticeTypes: registration.moments?.noticeTypes ?? [],
    noticeAt: (world, log, key, { version, position }) => {
      const { entries } = readRecord(kind, log.readStream(key));
      const entry = entries.find(({ logged }) => logged.version === version);
      const about = registration.about?.(world, key.stream) ?? null;
      if (entry === undefined || about === null || !isKnown(entry)) return undefined;
      return registration.moments?.noticeOf(world, entry.event, { ...about, stream: key.stream, position });
    },
    about: (world, stream) => registration.about?.(world, stream) ?? null,
    isOwnData: registration.about === undefined,
    open: (world, log, key) => openRecord(registration, world, log, key),
  };
}

/** Reads a record once; what is decided about it and written is taken in as it goes. */
function openRecord<
  World extends NamedWorld,
  State,
  Events extends EventDefinitions<State>,
  Command extends RecordCommand,
  Context,
  Rejection extends { readonly kind: string },
>(
  registration: Registration<World, State, Events, Command, Context, Rejection>,
  world: World,
  log: Pick<LogPort, "readStream">,
  { category, stream }: StreamKey,
): OpenRecord {
  const { kind } = registration;
  const key = { category, stream };
  let record = readRecord(kind, log.readStream(key));
  let decided: readonly EventsFrom<Events>[] = [];
  return {
    decide: (part, base) => {
      const readOnly = registration.readOnlyBecause(world, key, record);
      if (readOnly !== null) return refused(READ_ONLY, readOnly);
      const command = ownCommand<Command>(part.command);
      const now = registration.happensAt(record, base, part);
      const context = registration.contextOf(world, record.state, command, { ...base, now });
      const reviewed = context.ok ? decideNow(registration, world, record, command, context.value, part) : context;
      const missed = missedSince(kind, record, part.expectedVersion);
      if (missed !== null) {
        const tell = (event: EventsFrom<Events>, around: Context) => ({
          ...registration.sayEvent(event, around, world, record),
          by: actorAt(world, event.by),
          at: event.at,
        });
        const meanwhile = context.ok ? missed.map((event) => tell(event, context.value)) : [];
        const whyNotNow = reviewed.ok ? null : reviewed.error.message;
        return conflict({ meanwhile, version: record.version, whyNotNow });
      }
      if (!reviewed.ok) return reviewed;
      decided = reviewed.value;
      return answered(partOf(registration, key, record.version, decided));
    },
    written: (logged) => {
      record = advanced(kind, record, decided, logged);
    },
    project: () => registration.project(world, key, record),
  };
}

function ownCommand<Command extends RecordCommand>(command: RecordCommand): Command {
  // Which kind a command belongs to is checked where it comes in: its schema is that kind's own.
  return command as Command;
}

function isKnown<Event>(entry: RecordEntry<Event>): entry is RecordEntry<Event> & { readonly event: Event } {
  // An event this version does not know, or cannot read, has this type of its own.
  return (entry.event as { readonly type: string }).type !== "UnknownEvent";
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

/** What comes of a command as the record stands, its kind's own last look included. */
function decideNow<
  World,
  State,
  Events extends EventDefinitions<State>,
  Command extends RecordCommand,
  Context,
  Rejection extends { readonly kind: string },
>(
  registration: Registration<World, State, Events, Command, Context, Rejection>,
  world: World,
  record: ReadRecord<State, EventsFrom<Events>>,
  command: Command,
  context: Context,
  part: CommandPart,
): Answer<readonly EventsFrom<Events>[]> {
  const outcome = registration.decide(record.state, command, context);
  if (!outcome.ok) return refused(outcome.error.kind, registration.sayRefusal(outcome.error, context, world));
  return registration.review(world, record, outcome.value, context, part);
}

/** What matters and came after what the person was looking at; null where nothing did. */
function missedSince<State, Events extends EventDefinitions<State>>(
  kind: RecordKind<State, Events>,
  record: ReadRecord<State, EventsFrom<Events>>,
  expectedVersion: number | undefined,
): readonly EventsFrom<Events>[] | null {
  if (expectedVersion === undefined || expectedVersion === record.version) return null;
  if (expectedVersion > record.version) return [];
  const missed = record.entries.filter(
    ({ logged }) => logged.version > expectedVersion && kind.events[logged.type]?.isHarmless !== true,
  );
  return missed.length === 0 ? null : missed.filter(isKnown).map(({ event }) => event);
}
