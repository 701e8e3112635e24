import type { Actor } from "../kernel/actor.ts";
import type { Id, PersonId } from "../kernel/ids.ts";
import type { Instant, LocalDate } from "../kernel/instant.ts";
import type { Window } from "./content.ts";

/** How much a change matters and how soon (STK-62); `emergency` is reserved (STK-64). */
export const LEVELS = ["low", "medium", "high", "emergency"] as const;
export type Level = (typeof LEVELS)[number];

export const URGENCIES = ["can-wait", "soon", "now"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** How people spoke to each other. */
export const MEANS = ["phone", "email", "in-person", "letter", "portal"] as const;
export type Means = (typeof MEANS)[number];

export interface ChangeCustomer {
  readonly name: string;
  readonly contact: string;
  readonly site: string;
}

/** The answers to the three questions of STK-62, and what follows from them. */
export interface Assessment {
  /** How many customers it touches. */
  readonly customers: number;
  readonly financial: string;
  readonly notImplementing: string;
  readonly urgency: Urgency;
  /** Whether it can wait until lunch time or the evening (STK-73); null: not answered. */
  readonly canWait: boolean | null;
  readonly affectsAvailability: boolean;
  readonly affectsCapacity: boolean;
  readonly by: Actor;
  readonly at: Instant;
}

/** What the desk proposes, what the customer says, and what holds (STK-63). The level in force is `level`. */
export type LevelState =
  | { readonly agreement: "proposed"; readonly level: Level; readonly since: Instant }
  | {
      readonly agreement: "agreed";
      readonly level: Level;
      readonly since: Instant;
      readonly agreedWith: string;
      readonly how: Means;
    }
  | {
      readonly agreement: "disputed";
      readonly level: Level;
      readonly since: Instant;
      readonly wants: Level;
      readonly customerSays: string;
    }
  | {
      readonly agreement: "settled";
      readonly level: Level;
      readonly since: Instant;
      readonly settledBy: Actor;
      readonly reason: string;
    };

/** Who decides: the change manager himself or a board; for a board, the ballot it votes in. */
export type Route =
  | { readonly to: "change-manager"; readonly reason: string; readonly by: Actor; readonly at: Instant }
  | {
      readonly to: "board";
      readonly boardId: string;
      readonly ballotId: string;
      readonly reason: string;
      readonly by: Actor;
      readonly at: Instant;
    };

export type DecisionStage = "filter" | "decision" | "appeal";
export type DecisionOutcome = "approved" | "rejected";

/** One decision on record, with who made it and what exactly was decided on (STK-66). */
export interface Decision {
  readonly stage: DecisionStage;
  readonly outcome: DecisionOutcome;
  /** `template`: approved beforehand. `board`: its votes made it certain. */
  readonly by: "change-manager" | "board" | "template";
  /** The people who made it: nobody of them decides an appeal against it (STK-70). */
  readonly deciders: readonly PersonId[];
  readonly ballotId: string | null;
  readonly hash: string;
  readonly reasons: string;
  readonly advisers: readonly string[];
  readonly at: Instant;
  /** False: something decided before it, which came to light later, stands; this one is kept on record. */
  readonly counts: boolean;
}

export interface Appeal {
  readonly by: string;
  readonly grounds: string;
  readonly at: Instant;
  /** Who made the decision it is against. */
  readonly against: readonly PersonId[];
  readonly outcome: "open" | "won" | "lost";
}

export interface Advice {
  readonly adviceId: string;
  readonly from: string;
  readonly role: "specialist" | "user";
  readonly question: string;
  readonly askedAt: Instant;
  readonly answer: { readonly text: string; readonly at: Instant } | null;
}

/** That the customer was told, what about and how. */
export const TOLD_ABOUT = ["filter-rejection", "rejection", "approval", "withdrawal", "appeal", "schedule"] as const;
export type ToldAbout = (typeof TOLD_ABOUT)[number];
export interface Told {
  readonly about: ToldAbout;
  readonly whom: string;
  readonly how: Means;
  readonly text: string;
  readonly at: Instant;
}

export const LINK_RELATIONS = [
  "raised-by-ticket",
  "resolves-critical-incident",
  "resolves-problem",
  "duplicate-of",
  "survives-duplicate",
  "caused-incident",
  "related",
] as const;
export type ChangeLinkRelation = (typeof LINK_RELATIONS)[number];
export interface ChangeLink {
  readonly other: string;
  readonly relation: ChangeLinkRelation;
}

/** Somebody who is to be told before it is done, and whether that has happened. */
export interface Notice {
  readonly noticeId: string;
  readonly party: string;
  readonly channel: NoticeChannel;
  readonly text: string;
  readonly sentAt: Instant | null;
  /** `outbox`: it left as mail of the desk. `by-hand`: somebody says so. */
  readonly sentHow: "outbox" | "by-hand" | null;
  readonly sentBy: Actor | null;
}
export const NOTICE_CHANNELS = ["email", "website", "phone", "in-person"] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** What was agreed or asked of those it hits: agreement of the schools, consultation in an emergency (STK-99, COV-83, COV-84). */
export const CONSULTATIONS = ["agreed", "consulted", "not-possible"] as const;
export interface Consultation {
  readonly kind: (typeof CONSULTATIONS)[number];
  readonly whom: string;
  readonly how: Means;
  readonly text: string;
  readonly at: Instant;
}

export interface Deadline {
  readonly dueAt: Instant;
  readonly agreedWith: string;
  readonly how: Means;
  readonly text: string;
  readonly by: Actor;
  readonly at: Instant;
}

/** The time it is to be carried out. */
export interface Slot extends Window {
  readonly scheduledAt: Instant;
  /** Rules of the schedule that were overridden with a reason. */
  readonly overridden: readonly string[];
  readonly reason: string;
}

export const OUTCOMES = ["implemented", "backed-out", "failed"] as const;
export interface Implementation {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly text: string;
  readonly by: Actor;
  readonly at: Instant;
}

export const EFFECTS = ["none", "better", "worse"] as const;
export type Effect = (typeof EFFECTS)[number];
export interface Review {
  readonly worked: boolean;
  readonly availability: Effect;
  readonly capacity: Effect;
  readonly incidents: readonly string[];
  readonly text: string;
  readonly by: Actor;
  readonly at: Instant;
}

export const WITHDRAWAL_REASONS = ["no-longer-needed", "impractical", "too-costly", "duplicate", "other"] as const;
export interface Withdrawal {
  readonly reason: (typeof WITHDRAWAL_REASONS)[number];
  /** By the customer, or by the change manager as a duplicate (STK-68, STK-69). */
  readonly askedBy: "customer" | "change-manager";
  readonly survivor: string | null;
  readonly text: string;
  readonly by: Actor;
  readonly at: Instant;
}

export interface Phase {
  readonly phaseId: string;
  readonly name: string;
  readonly dueOn: LocalDate;
  readonly doneAt: Instant | null;
}

/** The standard change it follows: approved beforehand, by whom and until when. */
export interface TemplateUse {
  readonly templateId: Id<"template">;
  readonly approvedBy: PersonId;
  readonly approvedUntil: Instant;
  readonly hash: string;
}
