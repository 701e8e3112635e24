import type { Role } from "../../shared/agreement/roles.ts";
import type { DueMomentOf } from "../../shared/clock/due-moments.ts";
import type { ChangeFilter } from "../../shared/contract/change-requests.ts";
import type { ChangePage, ChangeRow, ScheduleEntry } from "../../shared/contract/change-views.ts";
import type { Push } from "../../shared/contract/contract.ts";
import type { QueueFilter } from "../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../shared/contract/queue-row.ts";
import type { ClockJump, Draft, DraftPlace, KnownCaller, QueueCounts, QueuePage } from "../../shared/contract/views.ts";
import type { PersonId, StationId, TicketId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { MonthSpan } from "../../shared/report/month.ts";
import type { TicketOutcome } from "../../shared/report/outcome.ts";
import type { Caller } from "../../shared/ticket/state.ts";
import type { LogPort, RecordMoment, RecordProjection, StreamKey } from "./log-port.ts";
import type { PasswordPort, VerifierPort } from "./sessions/session-ports.ts";
import type { SharingPort, SharingTransaction } from "./sharing/sharing-port.ts";

/** What the core needs from the world. It imports none of electron, better-sqlite3 or node: these are handed to it. */
export interface Ports {
  readonly store: Store;
  readonly time: TimePort;
  readonly ids: IdPort;
  readonly publish: (push: Push) => void;
  readonly log: DeskLog;
}

/** The ports, and what else the core must know of the program around it. */
export interface CorePorts extends Ports {
  readonly productVersion: string;
  readonly passwords: PasswordPort;
  /** Runs after every commit, when nobody is waiting any more: a new soonest moment may have come. */
  readonly afterCommit: (changed: readonly string[]) => void;
  /** Looks now for moments that are due. */
  readonly checkClocks: () => void;
}

export interface TimePort {
  /** Wall clock. */
  now(): Instant;
  /** Milliseconds that only ever grow, unaffected by anyone setting the PC clock. */
  monotonicMs(): number;
}

export interface IdPort {
  uuid(): string;
  /** A whole number from 0 to below `below`, each as likely, that nobody can guess. */
  random(below: number): number;
}

/** Never throws: who writes here is often in the midst of another fault. */
export interface DeskLog {
  info(message: string, details?: object): void;
  error(message: string, details?: object): void;
}

/** A moment at which the desk must do something about a ticket. Projected from its events; nothing counts down. */
export interface DueMoment extends DueMomentOf {
  readonly ticketId: TicketId;
}

/** A row of the queue as it is stored: whose it is by id alone, because names can be erased. */
/** How a look at the whole file ended: in how many ways it was not what was recorded, and when it last was. */
export interface LastVerified {
  readonly at: Instant;
  readonly faults: number;
  readonly heldAt: Instant | null;
}

export interface StoredRow extends Omit<QueueRow, "owner"> {
  readonly owner: PersonId | null;
}

export interface StoredPage extends Omit<QueuePage, "asOf" | "rows"> {
  readonly rows: readonly StoredRow[];
}

/** Everything derived from one ticket's events that the store keeps for fast reading. */
export interface TicketProjection {
  readonly row: StoredRow;
  /** How it counts in the figures of a month. */
  readonly outcome: TicketOutcome;
  /** Whom the desk knows when they call again. */
  readonly caller: Caller;
  /** Text for full-text search: summary, details, caller, site, notes, reference. */
  readonly searchText: string;
  readonly moments: readonly DueMoment[];
}

/** What the store met that was not as it was written. `row` and `moments` have been made anew from the log. */
export type DamageFound =
  | (StreamKey & { readonly what: "row" | "moments" })
  | (StreamKey & { readonly what: "record"; readonly because: string });

/** Inside one immediate transaction. All of it commits or none. */
export interface WriteTransaction extends LogPort {
  readonly sharing: SharingTransaction;
  /** Replaces everything kept for fast reading of a record that is in the log. */
  project(record: RecordProjection): void;
  /** The next number for a reference issued at this station. */
  nextReferenceNumber(): number;
  /** How many events of these records, and of these events by name, still have words that an erasure would take. */
  wordsLeft(streams: readonly string[], events: readonly string[]): number;
}

/** Who asks for a list: what is theirs to decide or to vote on depends on it. */
export interface WhoAsks {
  readonly person: PersonId | null;
  readonly roles: readonly Role[];
  readonly now: Instant;
}

export type StoredChangePage = Omit<ChangePage, "names">;

/** Where the log has an event: the one of that version in its record's stream. */
export interface EventPlace extends StreamKey {
  readonly position: number;
  readonly version: number;
}

/** Whose name has a word that begins with each of these: rows hold ids, names can be erased. */
export type OwnersNamed = (beginnings: readonly string[]) => readonly PersonId[];

export interface Store extends Pick<LogPort, "readStream" | "streamsOf" | "outcomeOf"> {
  readonly file: string;
  readonly deskId: string;
  readonly stationId: StationId;
  readonly stationCode: string;
  readonly verifiers: VerifierPort;
  readonly sharing: SharingPort;
  /** Number of the last event in the log. */
  position(): number;
  /**
   * Runs `work` in one immediate transaction, together with whatever else of this store is written in it; publishes
   * nothing itself. Where `undoes` says so of its value, nothing of it is kept. @throws when the disk refuses: then nothing
   * was stored, or the fault says that nobody can tell.
   */
  transact<Value>(work: (transaction: WriteTransaction) => Value, undoes?: (value: Value) => boolean): Value;
  findByReference(reference: string): TicketId | undefined;
  rows(ids: readonly TicketId[]): readonly StoredRow[];
  queue(filter: QueueFilter, offset: number, limit: number, ownersNamed?: OwnersNamed): StoredPage;
  changePage(filter: ChangeFilter, who: WhoAsks, offset: number, limit: number): StoredChangePage;
  changeRows(ids: readonly string[]): readonly ChangeRow[];
  /** Everything that stands on the schedule and touches a span, by its beginning. */
  scheduleEntries(from: Instant, until: Instant): readonly ScheduleEntry[];
  counts(filter: QueueFilter, me: PersonId | undefined, now: Instant, ownersNamed?: OwnersNamed): QueueCounts;
  /** Tickets of an agreement that were logged, resolved or open in a month, for its figures. */
  outcomes(agreementId: string, span: MonthSpan): readonly TicketOutcome[];
  /** How many of an agreement were resolved from `from` to before `to`. */
  resolvedBetween(agreementId: string, from: Instant, to: Instant): number;
  /** When the first ticket of an agreement was logged. */
  firstLoggedAt(agreementId: string): Instant | null;
  similar(text: string, site: string, limit: number): readonly StoredRow[];
  /** Past callers by the beginnings of the words of their name: the same site first, then the latest. */
  findCallers(text: string, site: string, limit: number): readonly KnownCaller[];
  /** The soonest moments not yet delivered, in order of `at`; what cannot be read is left out and told as damage. */
  momentsUntil(at: Instant, limit: number): readonly RecordMoment[];
  soonestMoment(): RecordMoment | undefined;
  /** Events of these types after `position` of the log, the latest first. */
  eventsAfter(types: readonly string[], position: number, limit: number): readonly EventPlace[];
  /** Up to which position somebody has put them away. */
  heardUpTo(): number;
  recordHeard(position: number): void;
  /** What is half written about one subject, the oldest first. */
  drafts(subject: string): readonly Draft[];
  saveDraft(draft: Draft): void;
  discardDraft(place: DraftPlace): void;
  clockJumps(): readonly ClockJump[];
  recordClockJump(jump: ClockJump): void;
  lastCheckedAt(): Instant | null;
  /** How the last look at the whole file ended; null where there was none. */
  lastVerified(): LastVerified | null;
  recordCheck(at: Instant): void;
  close(): void;
}
