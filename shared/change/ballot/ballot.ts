import type { Actor } from "../../kernel/actor.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { DurationMs, Instant } from "../../kernel/instant.ts";

export const CHOICES = ["yes", "no", "abstain", "recuse"] as const;
export type Choice = (typeof CHOICES)[number];

/** A secretary keeps the record and has no vote. */
export const SEAT_ROLES = ["chair", "member", "technical-representative", "secretary"] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

/** How yes and no decide; what each means exactly stands in `count.ts`. */
export const BALLOT_RULES = ["majority-of-votes", "majority-of-members", "two-thirds", "unanimity", "any-one"] as const;
export type BallotRule = (typeof BALLOT_RULES)[number];

/** What happens at the deadline where the votes have decided nothing. By silence: passed if nobody said no, else lapsed. */
export const AT_DEADLINE = ["lapses", "to-change-manager", "passes-by-silence"] as const;
export type AtDeadline = (typeof AT_DEADLINE)[number];

/** How a board votes, as it stood when the ballot opened. */
export interface BallotTerms {
  readonly rule: BallotRule;
  /** How many must have said yes, no or abstain before anything passes. */
  readonly quorum: number;
  /** On a tie the side the chair voted for has it. */
  readonly hasCastingVote: boolean;
  /** False: the board recommends, the change manager decides. */
  readonly isBinding: boolean;
  readonly atDeadline: AtDeadline;
  /** Voting period in service time of the calendar, and how much of it is left when voters are warned. */
  readonly periodMs: DurationMs;
  readonly warnBeforeMs: DurationMs;
}

/** Somebody who may vote for a seat from one moment until another; the end itself no longer counts. */
export interface SeatSubstitute {
  readonly person: PersonId;
  readonly from: Instant;
  readonly until: Instant;
}

export interface BallotSeat {
  readonly seatId: string;
  readonly person: PersonId;
  readonly role: SeatRole;
  /** The technical area it speaks for. */
  readonly area: string | null;
  /** Nothing passes without this seat's yes. */
  readonly isRequired: boolean;
  readonly substitutes: readonly SeatSubstitute[];
}

/** `own`: by the member. `entered`: by the chair, from evidence. `substitute`: for the member. */
export const VOTED_AS = ["own", "entered", "substitute"] as const;
export type VotedAs = (typeof VOTED_AS)[number];
export const EVIDENCE = ["email", "meeting", "phone"] as const;
export type Evidence = (typeof EVIDENCE)[number];

/**
 * What became of a vote. `standing`: looked at when counting. `replaced`: by a later one of the same hand. `void`: on
 * something that a material edit has changed. `late`: cast after the ballot was over. `objected`: the member says it is
 * not theirs.
 */
export type VoteStanding = "standing" | "replaced" | "void" | "late" | "objected";

export interface Vote {
  readonly seatId: string;
  readonly choice: Choice;
  readonly votedAs: VotedAs;
  /** Whose opinion it is: the member, or the substitute. */
  readonly voter: PersonId;
  /** Who recorded it. */
  readonly by: Actor;
  /** When it was cast. */
  readonly at: Instant;
  /** What was voted on. */
  readonly hash: string;
  readonly comment: string;
  readonly evidence: { readonly kind: Evidence; readonly text: string } | null;
  readonly standing: VoteStanding;
  /** The member's later word on a vote entered for them. */
  readonly answer: {
    readonly kind: "countersigned" | "objected";
    readonly comment: string;
    readonly at: Instant;
  } | null;
}

export type BallotResult = "passed" | "failed" | "lapsed" | "to-change-manager";
/** What made it so. The last three: the votes decided nothing, and why. */
export type BallotEndedBy = "votes" | "casting-vote" | "silence" | "quorum" | "tie" | "missing-votes";

export interface BallotEnd {
  readonly result: BallotResult;
  readonly by: BallotEndedBy;
}

export interface Ballot {
  readonly ballotId: string;
  readonly boardId: string;
  readonly terms: BallotTerms;
  readonly seats: readonly BallotSeat[];
  readonly openedAt: Instant;
  /** A vote cast exactly then still counts. */
  readonly closesAt: Instant;
  readonly warnAt: Instant;
  /** When what is voted on last changed: since then nobody's earlier vote counts. */
  readonly contentSince: Instant;
  /** Every vote ever recorded, in the order of the fold. */
  readonly votes: readonly Vote[];
  /** Null while it is open. */
  readonly ended: (BallotEnd & { readonly at: Instant }) | null;
  /** The change went another way or was withdrawn before it ended. */
  readonly isAbandoned: boolean;
}

/** The seats that vote. */
export function votingSeats(ballot: Pick<Ballot, "seats">): readonly BallotSeat[] {
  return ballot.seats.filter(({ role }) => role !== "secretary");
}
