import type { PersonId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Ballot, Choice, VotedAs } from "./ballot.ts";
import { withVote } from "./ballot-fold.ts";

/** What a vote would do, before it is cast. */
export interface ForeseenVote {
  readonly choice: Choice;
  readonly after: Ballot;
  /** It would be kept and not counted: the ballot is over. */
  readonly isLate: boolean;
}

/** The ballot as it would stand after a vote cast now on what is voted on now. */
export function foreseeVote(
  ballot: Ballot,
  vote: { readonly seatId: string; readonly choice: Choice; readonly votedAs: VotedAs; readonly voter: PersonId },
  at: Instant,
): ForeseenVote {
  const { seatId, choice, votedAs, voter } = vote;
  const hash = "";
  const cast = { seatId, choice, votedAs, voter, by: { kind: "person", id: voter }, at, hash, comment: "" } as const;
  const after = withVote(ballot, { ...cast, evidence: null }, [hash]);
  return { choice, after, isLate: after.votes.at(-1)?.standing === "late" };
}
