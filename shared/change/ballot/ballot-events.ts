import { z } from "zod";
import { ERASED, NO_WORDS } from "../../kernel/event-definition.ts";
import { idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { ballotOf } from "../change.ts";
import { changeEvent, longWords, moving } from "../change-event.ts";
import { hashFact } from "../hash-fact.ts";
import { acceptedHashes, withBallot } from "../moves.ts";
import { CHOICES, EVIDENCE, VOTED_AS } from "./ballot.ts";
import { closedAtDeadline, isOver, withAnswer, withVote } from "./ballot-fold.ts";

/** Voting. A result is no event: it follows from the votes, so it is the same wherever they arrive in what order. */
export const ballotEvents = {
  VoteCast: changeEvent({
    ...moving,
    type: "VoteCast",
    facts: z.strictObject({
      ballotId: idFact("ballot"),
      seatId: idFact("seat"),
      choice: z.enum(CHOICES),
      votedAs: z.enum(VOTED_AS),
      /** Whose opinion it is. */
      voter: idFact("person"),
      hash: hashFact,
      evidence: z.enum(EVIDENCE).nullable(),
    }),
    words: z.strictObject({ comment: longWords, evidenceText: longWords }),
    erased: { comment: ERASED, evidenceText: ERASED },
    evolve: (change, event) => {
      const ballot = ballotOf(change, event.ballotId);
      if (ballot === null || !ballot.seats.some(({ seatId }) => seatId === event.seatId)) return change;
      const { seatId, choice, votedAs, voter, hash, comment, at, by } = event;
      const evidence = event.evidence === null ? null : { kind: event.evidence, text: event.evidenceText };
      const vote = { seatId, choice, votedAs, voter, hash, comment, evidence, at, by };
      return withBallot(change, withVote(ballot, vote, acceptedHashes(change)));
    },
  }),
  /** The member's word on a vote that was entered for them. */
  EnteredVoteAnswered: changeEvent({
    ...moving,
    type: "EnteredVoteAnswered",
    facts: z.strictObject({
      ballotId: idFact("ballot"),
      seatId: idFact("seat"),
      kind: z.enum(["countersigned", "objected"]),
    }),
    words: z.strictObject({ comment: longWords }),
    erased: { comment: ERASED },
    evolve: (change, { ballotId, seatId, kind, comment, at }) => {
      const ballot = ballotOf(change, ballotId);
      return ballot === null ? change : withBallot(change, withAnswer(ballot, seatId, { kind, comment, at }));
    },
  }),
  BallotExtended: changeEvent({
    ...moving,
    type: "BallotExtended",
    facts: z.strictObject({ ballotId: idFact("ballot"), closesAt: instantFact, warnAt: instantFact }),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (change, { ballotId, closesAt, warnAt }) => {
      const ballot = ballotOf(change, ballotId);
      if (ballot === null || isOver(ballot) || closesAt <= ballot.closesAt) return change;
      return withBallot(change, { ...ballot, closesAt, warnAt });
    },
  }),
  /** The voting period is over. Recorded by timers; where a late truth has ended or extended the ballot it counts for nothing. */
  BallotClosed: changeEvent({
    ...moving,
    type: "BallotClosed",
    facts: z.strictObject({ ballotId: idFact("ballot"), closesAt: instantFact }),
    words: NO_WORDS,
    erased: {},
    fits: (state, { ballotId, closesAt }) => {
      const ballot = state.status === "none" ? null : ballotOf(state, ballotId);
      return ballot !== null && !isOver(ballot) && ballot.closesAt === closesAt;
    },
    evolve: (change, { ballotId, closesAt }) => {
      const ballot = ballotOf(change, ballotId);
      if (ballot === null || ballot.closesAt !== closesAt) return change;
      return withBallot(change, closedAtDeadline(ballot));
    },
  }),
} as const;
