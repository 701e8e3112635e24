import type { ScheduleEntry } from "../../shared/contract/change-views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import type { EncodedEvent, StoredEvent } from "../../shared/kernel/event-codec.ts";
import type { PlacedEvent } from "../../shared/kernel/fold-order.ts";
import type { CommandId, StationId } from "../../shared/kernel/ids.ts";
import type { DurationMs, Instant } from "../../shared/kernel/instant.ts";
import type { TicketOutcome } from "../../shared/report/outcome.ts";
import type { Caller } from "../../shared/ticket/state.ts";
import type { StoredChangeRow } from "./changes/change-row.ts";
import type { StoredRow } from "./ports.ts";

/** One record's events: which kind of record, and which one, by UUID. What exists once on a desk takes the desk's own id. */
export interface StreamKey {
  readonly category: string;
  readonly stream: string;
}

/** An event as the log holds it. Its only name is its command and its place in it. */
export interface LoggedEvent extends StreamKey, StoredEvent, PlacedEvent {
  /** Place in its stream, from 1. */
  readonly version: number;
  readonly commandId: CommandId;
  readonly commandIndex: number;
  readonly commandCount: number;
  readonly recordedAt: Instant;
  readonly station: StationId;
}

/** A stream as read: its events in the order of the log, or why what is stored of it cannot be trusted. */
export interface LoggedStream {
  readonly events: readonly LoggedEvent[];
  /** Its words are not what was recorded, or events are missing: the record can be read only, and this sentence says so. */
  readonly damage: string | null;
}

/** What one command adds to one stream. */
export interface StreamAppend extends StreamKey {
  /** The stream's version before; 0 where it begins. A mismatch is a conflict. */
  readonly expectedVersion: number;
  /** Each with the moment it happened. */
  readonly events: readonly (EncodedEvent & { readonly at: Instant })[];
}

/** What was asked of one record. */
export interface AskedPart extends StreamKey {
  readonly command: Readonly<{ type: string }> & Readonly<Record<string, unknown>>;
  /** How a person said when it happened: just now, or before, and why that counts. Null for timers and histories. */
  readonly told: "just-now" | { readonly because: string } | null;
}

/** A command as it can be decided again: kept only where its outcome waits for a shared desk. */
export interface AskedCommand {
  /** When it happened, as far as who asked said. */
  readonly at: Instant;
  readonly parts: readonly AskedPart[];
  /** What else the decision may have looked at: who acts, the desk's settings, people and customers it names. */
  readonly premises: readonly StreamKey[];
}

/** Everything one command writes to the log, all or nothing. */
export interface CommandAppend {
  readonly commandId: CommandId;
  readonly by: Actor;
  readonly recordedAt: Instant;
  /** The correction known for this PC's clock; null where it was never measured. */
  readonly clockOffsetMs: DurationMs | null;
  /** The log position that had been applied here when the person acted. */
  readonly seen: number;
  /** At least one; their events are numbered through in this order. */
  readonly streams: readonly StreamAppend[];
  /** What must exist once on a desk (a reference), and whose it is. */
  readonly claims: readonly (StreamKey & { readonly claim: string })[];
  /** Absent: it cannot wait, so a console of a shared desk does not take it. */
  readonly asked?: AskedCommand;
}

/** What came of a command that was carried out before. */
export interface LoggedOutcome {
  readonly commandId: CommandId;
  readonly streams: readonly (StreamKey & { readonly version: number })[];
}

/** A claim that another record already has. Nothing was stored. */
export interface ClaimTaken extends StreamKey {
  readonly claim: string;
}

/** The log inside one immediate transaction. */
export interface LogPort {
  outcomeOf(commandId: CommandId): LoggedOutcome | undefined;
  readStream(key: StreamKey): LoggedStream;
  /** The streams of one kind of record, oldest first. */
  streamsOf(category: string): readonly string[];
  /** Who has a claim, if anybody. */
  claimant(claim: string): StreamKey | undefined;
  /** @throws on a version conflict or a claim that is taken: within one transaction that is a bug of the caller. */
  append(command: CommandAppend): readonly LoggedEvent[];
}

/** A moment at which the desk must do something about a record. Projected from its events; nothing counts down. */
export interface RecordMoment extends StreamKey {
  /** Made of the moment's own text: whoever delivers it, it exists once. */
  readonly id: string;
  readonly at: Instant;
  /** What is to be done, as the kind of record that made it understands. */
  readonly moment: unknown;
}

/** What the lists keep of a record. A list of another kind of record is a line here, and its projection in the store. */
export interface ProjectedRows {
  readonly queue: StoredRow;
  readonly changes: StoredChangeRow;
  /** What stands on the forward schedule. */
  readonly schedule: ScheduleEntry;
  /** Whom the desk knows when they call again. */
  /** How it counts in the figures of a month. */
  readonly outcome: TicketOutcome;
  readonly callers: { readonly caller: Caller; readonly site: string; readonly calledAt: Instant };
}

/** Everything derived from one record's events that the store keeps for fast reading; each part goes to the projection of its name. */
export interface RecordProjection extends StreamKey {
  /** Undefined for kinds of record that are not in that list. */
  readonly rows: Partial<ProjectedRows>;
  readonly moments: readonly RecordMoment[];
  readonly search: { readonly title: string; readonly text: string } | null;
}

/** What can be made of a stream as it lies in the log. */
export interface Projected {
  /** Null where nothing is kept of such a record, or nothing can be made of it. */
  readonly projection: RecordProjection | null;
  /** A later version wrote part of it. */
  readonly isNewer: boolean;
  /** Why part of it cannot be trusted, as a sentence. */
  readonly damage: string | null;
}

/** Makes what is kept of a record anew: for rebuilds, repairs and verification. */
export type Projector = (key: StreamKey, stream: LoggedStream) => Projected;
