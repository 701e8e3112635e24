import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Role } from "../agreement/roles.ts";
import type { MomentKind } from "../change/due/moment.ts";
import type { PromiseKind } from "../clock/clock-report.ts";
import type { CommandId, PersonId, StationId, TicketId } from "../kernel/ids.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import type { TicketEvent } from "../ticket/events.ts";
import type { QueueFilter } from "./queue-filter.ts";
import type { QueueRow } from "./queue-row.ts";
import type { DeskTroubles } from "./troubles.ts";

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly team: string;
}

/** Somebody who works at this desk now. */
export interface PersonHere extends Person {
  readonly roles: readonly Role[];
}

export interface ClockJump {
  readonly at: Instant;
  /** Positive: the PC clock was set forward. */
  readonly byMs: DurationMs;
}

/** The state of the desk as the status line tells it. */
/** How this console stands with the desk it shares with others. */
export interface SharingView {
  /** `connecting`: not tried yet; `stopped`: nothing is shared until somebody sees to it. */
  readonly state: "connecting" | "in-step" | "offline" | "stopped";
  /** Commands that are on this PC only. */
  readonly waiting: number;
  /** When this console and the shared desk last had the same; null: not yet. */
  readonly syncedAt: Instant | null;
  /** What this PC's clock must be corrected by to show the shared clock's time; null: never measured. */
  readonly clockOffsetMs: DurationMs | null;
  /** Why it is not in step, as a sentence; null where it is. */
  readonly because: string | null;
}

export interface DeskStatus {
  readonly isSetUp: boolean;
  readonly deskFile: string;
  readonly stationId: StationId;
  readonly stationCode: string;
  readonly productVersion: string;
  readonly host: "electron" | "browser";
  readonly agreementsInUse: readonly string[];
  readonly people: readonly PersonHere[];
  readonly teams: readonly string[];
  /** The names of the customers, each once. */
  readonly sites: readonly string[];
  /** Each customer with the agreement its people call under; null where nobody has said so yet. */
  readonly customers: readonly { readonly name: string; readonly agreement: string | null }[];
  readonly clocksCheckedAt: Instant | null;
  readonly clockJumps: readonly ClockJump[];
  /** What is wrong with the desk and stays so until somebody sees to it. */
  readonly troubles: DeskTroubles;
  /** When the whole file was last looked at and was what was recorded; null where that is still to come. */
  readonly fileHeldAt: Instant | null;
  /** Null on a desk of one PC. */
  readonly sharing: SharingView | null;
  /** Where in the event log this answer stands; pushes carry the same number. */
  readonly position: number;
  readonly now: Instant;
}

/** An event as stored: when it happened (`event.at`), when it was recorded, and where. */
export interface RecordedEvent {
  readonly version: number;
  readonly eventId: string;
  readonly recordedAt: Instant;
  readonly station: StationId;
  readonly commandId: CommandId;
  readonly event: TicketEvent;
}

export interface TicketView {
  readonly row: QueueRow;
  readonly events: readonly RecordedEvent[];
  /** What everyone these events speak of is called, by id; without those the desk has no name for. */
  readonly names: Readonly<Record<string, string>>;
  /** Set when the stream holds an event this version does not know: the ticket can be read, not changed. */
  readonly readOnlyBecause: string | null;
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly total: number;
  /** How many, the first ones, hold what was searched for as words or their beginnings; the rest inside words alone. */
  readonly whole: number;
  readonly position: number;
  readonly asOf: Instant;
}

/** A few words of a ticket around what was searched for. */
export interface FoundExcerpt {
  readonly id: string;
  readonly text: string;
}

/** How many tickets each view holds under the same filter, whatever its own view. */
export interface QueueCounts {
  readonly all: number;
  readonly mine: number;
  readonly unassigned: number;
  readonly disputed: number;
  readonly waiting: number;
  readonly major: number;
  /** Waiting for a check of the caller. */
  readonly unverified: number;
  /** Resolved ones that fit the filter but for its statuses. */
  readonly resolved: number;
  /** Open tickets past their next due moment: over all of them, whatever the filter. */
  readonly missed: number;
}

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Null when it was saved by a version that knew other filters. */
  readonly filter: QueueFilter | null;
}

/** Somebody who called before. What was not given is empty. */
export interface KnownCaller {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly site: string;
  readonly lastCalledAt: Instant;
}

/** Which form is half written, and about what. */
export interface DraftPlace {
  /** The record it is about by its id; "call" for calls not logged yet, "desk" for what belongs to no record. */
  readonly subject: string;
  /** The name of the form; of a call its own id, because several can be unfinished at once. */
  readonly form: string;
}

export interface Draft extends DraftPlace {
  readonly savedAt: Instant;
  /** The form's fields as JSON text: whatever was typed, valid or not. */
  readonly fields: string;
}

export interface CommandDone {
  readonly ticketId: TicketId;
  readonly reference: string;
  readonly version: number;
  readonly row: QueueRow;
  /** True when this command id had been carried out before: nothing was done twice. */
  readonly wasRepeat: boolean;
}

interface ToldNotice {
  /** Of its event in the log. */
  readonly position: number;
  readonly reference: string;
  readonly dueAt: Instant;
  readonly isLate: boolean;
  readonly summary: string;
  /** The agreement's, in which its times are told. */
  readonly zone: string;
}

/** A warning or a miss of a ticket's promise; `to` holds roles and people's names in the agreement's words. */
export interface TicketNotice extends ToldNotice {
  readonly kind: "ticket";
  readonly ticketId: TicketId;
  readonly promise: PromiseKind | "alarm";
  readonly percent: number;
  readonly to: readonly string[];
}

/** A change waits for somebody; nobody in `to`: for whoever is change manager. */
export interface ChangeNotice extends ToldNotice {
  readonly kind: "change";
  readonly changeId: string;
  readonly what: MomentKind;
  readonly to: readonly PersonId[];
}

/** What people are told because time says so, by kind of record. */
export type NoticeDelivered = TicketNotice | ChangeNotice;

export interface AgreementsView {
  readonly inUse: readonly AgreementDocument[];
  readonly available: readonly AgreementDocument[];
}

/** Somebody who may sign in here. */
export interface SignInChoice {
  readonly id: PersonId;
  readonly name: string;
  readonly team: string;
  readonly needsPassword: boolean;
}

/** Who sits at this window, and who could. */
export interface SessionView {
  /** Null: nobody has signed in yet. */
  readonly person: {
    readonly id: PersonId;
    readonly name: string;
    readonly team: string;
    readonly hasPassword: boolean;
    /** Without a password: the first is set with a code that an administrator handed out. */
    readonly needsCode: boolean;
    /** What the person may do here now. */
    readonly roles: readonly Role[];
    /** What they could do with a password of their own: this desk asks for one, see `rolesInForce`. */
    readonly heldBack: readonly Role[];
  } | null;
  /** The same person must give the password again; nothing personal is sent to a locked window. */
  readonly isLocked: boolean;
  readonly choices: readonly SignInChoice[];
  /** How long the next try for the person asked about must wait. */
  readonly waitMs: DurationMs;
}

/** A code, shown once, that allows to set a password: an administrator's own, or one handed out to somebody. */
export interface RecoveryCode {
  readonly code: string;
}
