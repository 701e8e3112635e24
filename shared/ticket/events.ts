import type { Channel, TicketKind, WaitKind } from "../agreement/source.ts";
import type { PersonId, TicketId, WaitId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";

/** Who did it: a person at the desk, the desk's own timers, or an import that keeps what another tool recorded. */
export type Actor =
  | { readonly kind: "person"; readonly id: PersonId; readonly name: string }
  | { readonly kind: "timer" }
  | { readonly kind: "import"; readonly source: string };

/** Every event says when it happened (not when it was recorded: that is the store's) and who did it. */
export interface EventMeta {
  readonly at: Instant;
  readonly by: Actor;
}

export interface Caller {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}

/** How two people came to speak: an agreement is worth nothing without it. */
export const AGREED_HOW = ["by-phone", "by-email", "in-person", "by-letter"] as const;
export type AgreedHow = (typeof AGREED_HOW)[number];

export interface TicketLogged {
  readonly type: "TicketLogged";
  readonly ticketId: TicketId;
  readonly reference: string;
  readonly kind: TicketKind;
  readonly agreementId: string;
  readonly agreementVersion: string;
  readonly channel: Channel;
  /** The analyst's proposal; the clocks run on it until another is agreed. */
  readonly priority: string;
  readonly site: string;
  readonly caller: Caller;
  readonly summary: string;
  readonly details: string;
  /** Answers to the agreement's intake questions, by question id. */
  readonly answers: Readonly<Record<string, string>>;
  /** `pending`: a check the agreement asks for has not been passed; no clock runs until it has (STK-51, COV-66). */
  readonly verification: "not-needed" | "verified" | "pending";
}

/** What the caller says it costs them and what the analyst makes of it: two facts, kept apart. The clocks run on the latest proposal until one is agreed. */
export interface PriorityProposed {
  readonly type: "PriorityProposed";
  readonly priority: string;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly callerSays: string;
  readonly callerWants: string | null;
}

export interface PriorityAgreed {
  readonly type: "PriorityAgreed";
  readonly priority: string;
  readonly agreedWith: string;
  readonly how: AgreedHow;
}

/** The ticket runs on the analyst's priority and goes to the team leader with a clock of its own. */
export interface PriorityDisputed {
  readonly type: "PriorityDisputed";
  readonly priority: string;
  readonly callerWants: string;
  readonly callerSays: string;
}

export interface DisputeSettled {
  readonly type: "DisputeSettled";
  readonly priority: string;
  readonly reason: string;
}

export interface PriorityChanged {
  readonly type: "PriorityChanged";
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface CallerVerified {
  readonly type: "CallerVerified";
  readonly check: string;
  readonly confirmedBy: string;
}

export interface TicketAssigned {
  readonly type: "TicketAssigned";
  readonly owner: { readonly id: PersonId; readonly name: string } | null;
  readonly team: string | null;
}

export interface TransferredToSupportTeam {
  readonly type: "TransferredToSupportTeam";
  readonly team: string;
}

/** A person spoke to the customer: this, not an automatic acknowledgement, is the response (STK-39, CPS-24). */
export interface CustomerContacted {
  readonly type: "CustomerContacted";
  readonly how: string;
  readonly text: string;
}

export interface NoteAdded {
  readonly type: "NoteAdded";
  readonly text: string;
}

export const UPDATE_PHASES = ["receipt", "assessment", "progress"] as const;
export type UpdatePhase = (typeof UPDATE_PHASES)[number];

export interface UpdateSent {
  readonly type: "UpdateSent";
  readonly phase: UpdatePhase;
  readonly text: string;
}

/** Waiting begins. Whether a clock stands still is the agreement's decision. */
export interface WaitStarted {
  readonly type: "WaitStarted";
  readonly waitId: WaitId;
  readonly kind: WaitKind;
  readonly reason: string;
  readonly party: string;
  readonly expectedAt: Instant | null;
  readonly customerTold: boolean;
  readonly approvedBy: string | null;
}

export interface WaitEnded {
  readonly type: "WaitEnded";
  readonly waitId: WaitId;
  readonly outcome: string;
  /** Present where nothing arrived: the wait ended because the ticket was resolved or closed. */
  readonly because?: "resolved" | "closed";
}

export interface DeadlineRevised {
  readonly type: "DeadlineRevised";
  readonly deadlineAt: Instant;
  readonly agreedWith: string;
  readonly how: AgreedHow;
  readonly reason: string;
}

export interface TicketConverted {
  readonly type: "TicketConverted";
  readonly from: TicketKind;
  readonly to: TicketKind;
  readonly priority: string;
  readonly reason: string;
}

export const LINK_RELATIONS = ["duplicate-of", "related-to", "child-of", "recurrence-of", "continues"] as const;
export type LinkRelation = (typeof LINK_RELATIONS)[number];

export interface TicketLinked {
  readonly type: "TicketLinked";
  readonly other: TicketId;
  readonly relation: LinkRelation;
}

export interface TicketResolved {
  readonly type: "TicketResolved";
  /** `no-response`: the customer stayed silent and the agreement resolves it (COV-50). */
  readonly how: "fix" | "workaround" | "no-response";
  readonly text: string;
}

export interface ResolutionConfirmed {
  readonly type: "ResolutionConfirmed";
  readonly confirmedBy: string;
  readonly how: string;
}

export interface TicketClosed {
  readonly type: "TicketClosed";
  /** `completed`: done, where no word from the customer is asked for (COV-75) or it was sought in vain (STK-53). */
  readonly why:
    | "confirmed"
    | "completed"
    | "time-passed"
    | "no-response"
    | "advice-not-followed"
    | "duplicate"
    | "withdrawn";
  readonly text: string;
}

export interface TicketReopened {
  readonly type: "TicketReopened";
  readonly reason: string;
}

/** The same fault came back; the agreement decided that it is a new incident, and which one. */
export interface RecurrenceRecorded {
  readonly type: "RecurrenceRecorded";
  readonly newTicket: TicketId | null;
  readonly text: string;
}

/** A due moment or a warning threshold was reached. Its id is made of ticket, promise, percent and due instant, so it exists once. */
export interface ThresholdReached {
  readonly type: "ThresholdReached";
  readonly thresholdId: string;
  /** `alarm`: nobody has attended to a call that must be attended to at once; no promise was broken (CAL-05). */
  readonly promise: "response" | "fix" | "update" | "decision" | "alarm";
  /** 100 is the due moment itself. */
  readonly percent: number;
  readonly thresholdAt: Instant;
  readonly dueAt: Instant;
  readonly to: readonly string[];
  /** Delivered after its moment, because the desk was off or asleep. */
  readonly isLate: boolean;
}

export type TicketFact =
  | TicketLogged
  | PriorityProposed
  | PriorityAgreed
  | PriorityDisputed
  | DisputeSettled
  | PriorityChanged
  | CallerVerified
  | TicketAssigned
  | TransferredToSupportTeam
  | CustomerContacted
  | NoteAdded
  | UpdateSent
  | WaitStarted
  | WaitEnded
  | DeadlineRevised
  | TicketConverted
  | TicketLinked
  | TicketResolved
  | ResolutionConfirmed
  | TicketClosed
  | TicketReopened
  | RecurrenceRecorded
  | ThresholdReached;

/** One thing that happened to a ticket. Past tense; never renamed, never rewritten. */
export type TicketEvent = TicketFact & EventMeta;
