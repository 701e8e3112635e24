import type { Instant } from "../../kernel/instant.ts";
import type { Ballot, BallotEnd, Vote, VoteStanding } from "./ballot.ts";
import { certainResult, resultAtDeadline, tallyOf } from "./count.ts";

/** A ballot nobody votes in any more. */
export function isOver(ballot: Ballot): boolean {
  return ballot.ended !== null || ballot.isAbandoned;
}

/**
 * The ballot after a vote that was cast at `vote.at`. It is kept in any case; it counts if it was cast while the ballot
 * was open and on what is voted on now.
 * @param accepted hashes of what is voted on now and of what differs from it in spelling alone.
 */
export function withVote(ballot: Ballot, vote: Omit<Vote, "standing" | "answer">, accepted: readonly string[]): Ballot {
  const standing = standingOf(ballot, vote, accepted);
  const votes = standing === "standing" ? ballot.votes.map((earlier) => replacedBy(earlier, vote)) : ballot.votes;
  return settled({ ...ballot, votes: [...votes, { ...vote, standing, answer: null }] }, vote.at);
}

function standingOf(
  ballot: Ballot,
  vote: Pick<Vote, "at" | "hash">,
  accepted: readonly string[],
): Extract<VoteStanding, "standing" | "late" | "void"> {
  if (isOver(ballot) || vote.at > ballot.closesAt) return "late";
  return accepted.includes(vote.hash) ? "standing" : "void";
}

function replacedBy(earlier: Vote, { seatId, votedAs, voter }: Pick<Vote, "seatId" | "votedAs" | "voter">): Vote {
  const isSameHand = earlier.seatId === seatId && earlier.votedAs === votedAs && earlier.voter === voter;
  return isSameHand && earlier.standing === "standing" ? { ...earlier, standing: "replaced" } : earlier;
}

/** The member's word on the latest vote entered for the seat. An objection takes it out while the ballot is open. */
export function withAnswer(ballot: Ballot, seatId: string, answer: NonNullable<Vote["answer"]>): Ballot {
  const index = ballot.votes.findLastIndex((vote) => vote.seatId === seatId && vote.votedAs === "entered");
  const isTakenOut = answer.kind === "objected" && !isOver(ballot) && answer.at <= ballot.closesAt;
  const votes = ballot.votes.map((vote, at) => {
    if (at !== index) return vote;
    const standing = isTakenOut && vote.standing === "standing" ? "objected" : vote.standing;
    return { ...vote, standing, answer };
  });
  return settled({ ...ballot, votes }, answer.at);
}

/** What is voted on has changed: nobody has voted on it yet. */
export function withVotesVoided(ballot: Ballot, at: Instant): Ballot {
  if (isOver(ballot)) return ballot;
  const votes = ballot.votes.map((vote): Vote => (vote.standing === "standing" ? { ...vote, standing: "void" } : vote));
  return settled({ ...ballot, votes, contentSince: at }, at);
}

/** The deadline has come: what the votes say now, or the board's own rule for it. */
export function closedAtDeadline(ballot: Ballot): Ballot {
  return isOver(ballot) ? ballot : ended(ballot, resultAtDeadline(ballot.terms, tallyOf(ballot)), ballot.closesAt);
}

/** Ends the ballot if its result is certain. */
export function settled(ballot: Ballot, at: Instant): Ballot {
  if (isOver(ballot)) return ballot;
  const end = certainResult(ballot.terms, tallyOf(ballot));
  return end === null ? ballot : ended(ballot, end, at);
}

function ended(ballot: Ballot, { result, by }: BallotEnd, at: Instant): Ballot {
  return { ...ballot, ended: { result, by, at } };
}

/** Votes entered for members who say that they are not theirs, after they were counted. */
export function contestedVotes(ballot: Ballot): readonly Vote[] {
  return ballot.votes.filter(({ standing, answer }) => standing === "standing" && answer?.kind === "objected");
}
