import type { Channel } from "../agreement/source.ts";
import type { Actor } from "../kernel/actor.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Ballot } from "./ballot/ballot.ts";
import type {
  Advice,
  Appeal,
  Assessment,
  ChangeCustomer,
  ChangeLink,
  Consultation,
  Deadline,
  Decision,
  DecisionStage,
  Implementation,
  LevelState,
  Notice,
  Phase,
  Review,
  Route,
  Slot,
  TemplateUse,
  Told,
  Withdrawal,
} from "./change-parts.ts";
import type { ChangeContent } from "./content.ts";

/** What every change has, whatever its status. */
export interface ChangeBase {
  readonly reference: string;
  /** Whose rules of change hold: an agreement's id. */
  readonly rulesId: string;
  readonly channel: Channel;
  readonly customer: ChangeCustomer;
  /** Somebody at the desk who asks for it themselves: as a member of the board, they are asked to recuse. */
  readonly requester: PersonId | null;
  readonly loggedAt: Instant;
  readonly loggedBy: Actor;
  readonly template: TemplateUse | null;
  readonly content: ChangeContent;
  readonly contentHash: string;
  /** Hashes of what differs from the content only in spelling: a vote on one of them is a vote on it. */
  readonly sameAs: readonly string[];
  /** Contents that a material edit replaced, oldest first: what a voter is shown the difference to. */
  readonly pastContents: readonly { readonly content: ChangeContent; readonly hash: string; readonly until: Instant }[];
  readonly assessment: Assessment | null;
  readonly level: LevelState | null;
  readonly owner: PersonId | null;
  readonly team: string | null;
  readonly ballots: readonly Ballot[];
  readonly decisions: readonly Decision[];
  readonly appeals: readonly Appeal[];
  readonly advice: readonly Advice[];
  readonly told: readonly Told[];
  readonly links: readonly ChangeLink[];
  readonly notices: readonly Notice[];
  readonly consultations: readonly Consultation[];
  /** Negotiated with the customer once approved (STK-67); the last is in force, the first is the original. */
  readonly deadlines: readonly Deadline[];
  readonly isProject: boolean;
  readonly phases: readonly Phase[];
  /** Ids of due moments that have had their event. */
  readonly delivered: readonly string[];
  /** When somebody last did anything about it. */
  readonly touchedAt: Instant;
  /** The latest `at` of what moves it: nothing that moves it may be said to have happened before. */
  readonly lastMoveAt: Instant;
  readonly eventCount: number;
}

/** Taken down, not filtered yet (STK-60). */
export interface LoggedChange extends ChangeBase {
  readonly status: "logged";
}
/** Accepted at the filter; being assessed, its level agreed, its way chosen. */
export interface AssessedChange extends ChangeBase {
  readonly status: "assessing";
  readonly acceptedAt: Instant;
}
/** With the change manager or a board. */
export interface DecidingChange extends ChangeBase {
  readonly status: "deciding";
  readonly route: Route;
}
/** A rejection was appealed against and it is not yet settled who decides now. */
export interface AppealedChange extends ChangeBase {
  readonly status: "appealed";
}
export interface ApprovedChange extends ChangeBase {
  readonly status: "approved";
  readonly approvedAt: Instant;
  /** What was approved: the content never differs from it. */
  readonly approvedHash: string;
}
export interface ScheduledChange extends ChangeBase {
  readonly status: "scheduled";
  readonly approvedAt: Instant;
  readonly approvedHash: string;
  readonly slot: Slot;
}
export interface RejectedChange extends ChangeBase {
  readonly status: "rejected";
  readonly stage: DecisionStage;
  readonly rejectedAt: Instant;
}
export interface WithdrawnChange extends ChangeBase {
  readonly status: "withdrawn";
  readonly withdrawal: Withdrawal;
}
export interface DoneChange extends ChangeBase {
  readonly status: "done";
  readonly approvedHash: string;
  readonly slot: Slot | null;
  readonly implementation: Implementation;
}
export interface ReviewedChange extends ChangeBase {
  readonly status: "reviewed";
  readonly approvedHash: string;
  readonly slot: Slot | null;
  readonly implementation: Implementation;
  readonly review: Review;
}

/** A change that exists. */
export type Change =
  | LoggedChange
  | AssessedChange
  | DecidingChange
  | AppealedChange
  | ApprovedChange
  | ScheduledChange
  | RejectedChange
  | WithdrawnChange
  | DoneChange
  | ReviewedChange;
export type ChangeStatus = Change["status"];

export interface NoChange {
  readonly status: "none";
}
/** A change as its events left it: nobody sets its status. */
export type ChangeState = NoChange | Change;

export const NO_CHANGE: NoChange = { status: "none" };

/** The ballot being voted in, if any. */
export function openBallot(change: Change): Ballot | null {
  if (change.status !== "deciding" || change.route.to !== "board") return null;
  const ballot = ballotOf(change, change.route.ballotId);
  return ballot !== null && ballot.ended === null && !ballot.isAbandoned ? ballot : null;
}

/** A ballot held on this change. */
export function ballotOf(change: Change, ballotId: string): Ballot | null {
  return change.ballots.find((ballot) => ballot.ballotId === ballotId) ?? null;
}

/** The deadline in force. */
export function deadlineOf(change: Change): Deadline | null {
  return change.deadlines.at(-1) ?? null;
}

/** The appeal that is still to be decided. */
export function openAppeal(change: Change): Appeal | null {
  return change.appeals.find(({ outcome }) => outcome === "open") ?? null;
}
