import type { Who } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { UndeliveredWhat } from "../../../shared/contract/troubles.ts";
import type { NoticeDelivered } from "../../../shared/contract/views.ts";
import type { EventDefinitions, EventsFrom } from "../../../shared/kernel/event-definition.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { RecordContext } from "../../../shared/kernel/record-context.ts";
import type { RecordKind } from "../../../shared/kernel/record-kind.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { EventSentence } from "../../../shared/words/event-sentence.ts";
import type { AskedPart, LoggedEvent, RecordMoment, RecordProjection, StreamAppend, StreamKey } from "../log-port.ts";
import type { ReadRecord } from "./read-record.ts";

/** What is asked of a record: its type and what it is filled in with. */
export type RecordCommand = AskedPart["command"];

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
  /** What an event says in the history, from `shared/words`. */
  readonly sayEvent: (
    event: EventsFrom<Events>,
    context: Context,
    world: World,
    record: ReadRecord<State, EventsFrom<Events>>,
  ) => EventSentence;
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
  /** Somebody was told of it: whatever is found out later, it was taken, and is never decided again. */
  readonly isTaken?: (command: Command) => boolean;
  /** What the store keeps of the record for fast reading; null where nothing is. Of its events and the agreements alone. */
  readonly project: (
    world: Pick<World, ProjectedWith & keyof World>,
    key: StreamKey,
    record: ReadRecord<State, EventsFrom<Events>>,
  ) => RecordProjection | null;
  /** What time asks of the record and whom it tells; left out by kinds that wait for nothing. */
  readonly moments?: RecordMoments<World, EventsFrom<Events>, Command>;
  /** What a record is called where people are told of it; left out by kinds they are told nothing of. */
  readonly about?: (world: Pick<World, ToldWith & keyof World>, stream: string) => AboutRecord | null;
}

/** What time says about a kind of record. */
export interface RecordMoments<World, Event, Command extends RecordCommand> {
  /** What is asked of the record when a moment comes; undefined where it is none this kind could have written: damage. */
  readonly ask: (moment: RecordMoment, isLate: boolean, now: Instant) => TimerAsk<Command> | undefined;
  /** The types of its events of which people are told. */
  readonly noticeTypes: readonly string[];
  /** Such an event as people are told of it; undefined for any other. */
  readonly noticeOf: (
    world: Pick<World, ToldWith & keyof World>,
    event: Event,
    told: ToldEvent,
  ) => NoticeDelivered | undefined;
}

/** Of which record an event is, and where it stands in the log. */
export interface ToldEvent extends AboutRecord {
  readonly stream: string;
  readonly position: number;
}

/** A record as people speak of it. */
export interface AboutRecord {
  readonly reference: string;
  readonly summary: string;
  /** Its agreement's, in which its times are told. */
  readonly zone: string;
}

/** What may be looked at to tell people of a record. */
export type ToldWith = "shelf" | "store" | "directory";

/** What projections may look at besides the record: what never changes while a file is open. */
export type ProjectedWith = "shelf";

export interface TimerAsk<Command extends RecordCommand = RecordCommand> {
  readonly command: Command;
  /** When it happened: a notice when it is sent, what time alone brings about at its moment. */
  readonly at: Instant;
  /** What it is called where it could not be recorded, and when it was due. */
  readonly what: UndeliveredWhat;
  readonly dueAt: Instant;
}

/** One record a command is about. */
export interface CommandPart extends AskedPart {
  /** The version the person was looking at; undefined where nobody looked (timers, imports, deciding again). */
  readonly expectedVersion: number | undefined;
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
