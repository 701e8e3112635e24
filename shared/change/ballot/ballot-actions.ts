import { z } from "zod";
import type { PersonId } from "../../kernel/ids.ts";
import { idText, instant, optionalProse, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { warnMoment } from "../assessment/routing-actions.ts";
import { type BoardSeat, mayVoteFor } from "../board/board.ts";
import { ballotOf, type Change, type ChangeState, openBallot } from "../change.ts";
import { actingPerson, changeAction, logged, metaOf, refuse, VOTERS } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import { isPlannable, LATEST_PLAN } from "../far-future.ts";
import { acceptedHashes } from "../moves.ts";
import { type Ballot, type BallotSeat, CHOICES, EVIDENCE, votingSeats } from "./ballot.ts";
import { isOver } from "./ballot-fold.ts";
import { voteOf } from "./count.ts";
import { fieldsSince } from "./voted-content.ts";

const ballotId = idText("ballot");
const seatId = idText("seat");
const comment = optionalProse("The comment");
const choice = z.enum(CHOICES);
/** The hash of what the voter was looking at. */
const hash = z.string().regex(/^[0-9a-f]{64}$/, "This is not what was voted on: open the change again.");
const CHANGED = ["ContentEdited", "CorrectionObjectedTo"] as const;

export const ballotActions = {
  /**
   * The member's own vote, or a substitute's for the seat named. Kept in any case once the ballot has opened; counted if
   * it was cast in time. It may be changed until the ballot has ended.
   */
  CastVote: changeAction({
    type: "CastVote",
    who: VOTERS,
    clashesWith: CHANGED,
    input: z.strictObject({ ballotId, seatId, choice, comment, hash }),
    may: votable,
    decide: (state, input, context) => {
      const found = ballotAndSeat(state, input, context);
      if (!found.ok) return found;
      const { change, ballot, seat } = found.value;
      const voter = actingPerson(context);
      if (voter === null) return refuse({ kind: "NotOnTheBoard" });
      const hand = handOf(change, ballot, seat, voter, context);
      if (!hand.ok) return hand;
      const standing = ballot.votes.findLast((vote) => vote.voter === voter && vote.seatId === seat.seatId);
      const isSame =
        standing?.standing === "standing" && standing.choice === input.choice && standing.votedAs === hand.value;
      if (isSame && standing.comment === input.comment) return refuse({ kind: "SameVote", choice: input.choice });
      return ok([
        {
          type: "VoteCast",
          ballotId: input.ballotId,
          seatId: input.seatId,
          choice: input.choice,
          votedAs: hand.value,
          voter,
          hash: input.hash,
          evidence: null,
          comment: input.comment,
          evidenceText: "",
          ...metaOf(context),
        },
      ]);
    },
  }),
  /** The chair enters what a member said elsewhere, with the evidence; it is marked so and open to the member's word. */
  EnterVote: changeAction({
    type: "EnterVote",
    who: VOTERS,
    clashesWith: [...CHANGED, "VoteCast"],
    input: z.strictObject({
      ballotId,
      seatId,
      choice,
      comment,
      hash,
      evidence: z.enum(EVIDENCE),
      evidenceText: prose("The evidence"),
    }),
    may: votable,
    decide: (state, input, context) => {
      const found = ballotAndSeat(state, input, context);
      if (!found.ok) return found;
      const { ballot, seat } = found.value;
      if (!isChair(ballot, context)) return refuse({ kind: "OnlyTheChair" });
      const vote = voteOf(ballot, seat.seatId);
      if (vote?.votedAs === "own") return refuse({ kind: "MemberHasVoted", seatId: seat.seatId, choice: vote.choice });
      return ok([
        {
          type: "VoteCast",
          ballotId: input.ballotId,
          seatId: input.seatId,
          choice: input.choice,
          votedAs: "entered",
          voter: seat.person,
          hash: input.hash,
          evidence: input.evidence,
          comment: input.comment,
          evidenceText: input.evidenceText,
          ...metaOf(context),
        },
      ]);
    },
  }),
  /** The member's countersignature or objection, also after the ballot has ended. */
  AnswerEnteredVote: changeAction({
    type: "AnswerEnteredVote",
    who: VOTERS,
    clashesWith: [],
    input: z.strictObject({ ballotId, seatId, kind: z.enum(["countersigned", "objected"]), comment }),
    may: votable,
    decide: (state, input, context) => {
      const change = logged(state);
      if (!change.ok) return change;
      const ballot = ballotOf(change.value, input.ballotId);
      const seat = ballot?.seats.find((each) => each.seatId === input.seatId);
      const entered = ballot?.votes.findLast((vote) => vote.seatId === input.seatId && vote.votedAs === "entered");
      if (seat === undefined || entered === undefined || seat.person !== actingPerson(context)) {
        return refuse({ kind: "NothingEnteredForYou" });
      }
      if (entered.answer !== null) return refuse({ kind: "AlreadyAnswered" });
      if (context.now < entered.at) return refuse({ kind: "HappenedTooEarly", earliestAt: entered.at });
      const { kind, comment: words } = input;
      const { ballotId: id, seatId: of } = input;
      return ok([{ type: "EnteredVoteAnswered", ballotId: id, seatId: of, kind, comment: words, ...metaOf(context) }]);
    },
  }),
  ExtendBallot: changeAction({
    type: "ExtendBallot",
    who: VOTERS,
    clashesWith: ["BallotExtended"],
    input: z.strictObject({ ballotId, closesAt: instant("The new deadline"), reason: prose("The reason") }),
    may: open,
    decide: (state, input, context) => {
      const may = open(state);
      if (!may.ok) return may;
      const { ballot } = may.value;
      if (ballot.ballotId !== input.ballotId) return refuse({ kind: "NoOpenBallot" });
      if (!context.roles.includes("change-manager") && !isChair(ballot, context)) {
        return refuse({ kind: "OnlyTheChair" });
      }
      const { closesAt, reason } = input;
      if (closesAt <= ballot.closesAt) return refuse({ kind: "NotLaterDeadline", closesAt: ballot.closesAt });
      if (!isPlannable(closesAt)) return refuse({ kind: "TooFarAhead", latestAt: LATEST_PLAN });
      const warnAt = warnMoment(context, closesAt, ballot.terms.warnBeforeMs);
      return ok([{ type: "BallotExtended", ballotId: input.ballotId, closesAt, warnAt, reason, ...metaOf(context) }]);
    },
  }),
  /** By the desk's timers, once the last moment has passed. */
  CloseBallot: changeAction({
    type: "CloseBallot",
    who: ["timer"],
    clashesWith: [],
    input: z.strictObject({ ballotId }),
    may: open,
    decide: (state, input, context) => {
      const may = open(state);
      if (!may.ok) return may;
      const { ballot } = may.value;
      if (ballot.ballotId !== input.ballotId) return refuse({ kind: "NoOpenBallot" });
      const { closesAt } = ballot;
      if (context.now <= closesAt) return refuse({ kind: "NotDueYet", at: closesAt + 1 });
      return ok([{ type: "BallotClosed", ballotId: input.ballotId, closesAt, ...metaOf(context) }]);
    },
  }),
} as const;

function open(state: ChangeState): Result<{ readonly change: Change; readonly ballot: Ballot }, ChangeRejection> {
  const change = logged(state);
  if (!change.ok) return change;
  const ballot = openBallot(change.value);
  return ballot === null ? refuse({ kind: "NoOpenBallot" }) : ok({ change: change.value, ballot });
}

/** A vote can be recorded wherever there has been a ballot; a late one does not count. */
function votable(state: ChangeState): Result<Change, ChangeRejection> {
  const change = logged(state);
  return change.ok && change.value.ballots.length === 0 ? refuse({ kind: "NoOpenBallot" }) : change;
}

function ballotAndSeat(
  state: ChangeState,
  input: { readonly ballotId: string; readonly seatId: string; readonly hash: string },
  context: ChangeContext,
): Result<{ readonly change: Change; readonly ballot: Ballot; readonly seat: BallotSeat }, ChangeRejection> {
  const change = votable(state);
  if (!change.ok) return change;
  const ballot = ballotOf(change.value, input.ballotId);
  if (ballot === null) return refuse({ kind: "NoOpenBallot" });
  const seat = ballot.seats.find((each) => each.seatId === input.seatId);
  if (seat === undefined) return refuse({ kind: "SeatUnknown", seatId: input.seatId });
  if (!votingSeats(ballot).includes(seat)) return refuse({ kind: "NoVoteForThatSeat" });
  if (context.now < ballot.openedAt) return refuse({ kind: "HappenedTooEarly", earliestAt: ballot.openedAt });
  const isCurrent = isOver(ballot) || acceptedHashes(change.value).includes(input.hash);
  if (isCurrent) return ok({ change: change.value, ballot, seat });
  const fields = fieldsSince(change.value, input.hash, context.rules.material.fields);
  return refuse({ kind: "VotedOnOlderContent", fields });
}

/** With which hand somebody votes for a seat: by the ballot's own list of substitutes, or one named to the board since. */
function handOf(
  change: Change,
  ballot: Ballot,
  seat: BallotSeat,
  voter: PersonId,
  context: ChangeContext,
): Result<"own" | "substitute", ChangeRejection> {
  const onBoard = context.board(ballot.boardId)?.seats.find(({ seatId: id }) => id === seat.seatId);
  const hand =
    mayVoteFor(seat, voter, context.now) ?? (onBoard === undefined ? null : substituteOf(onBoard, voter, context.now));
  if (hand === null) {
    const isSeated = ballot.seats.some(({ person }) => person === voter);
    return refuse(isSeated ? { kind: "NotSubstituteNow", seatId: seat.seatId } : { kind: "NotOnTheBoard" });
  }
  if (hand === "substitute") {
    if (barred(change, ballot).includes(voter)) return refuse({ kind: "NotOnTheBoard" });
    const own = voteOf(ballot, seat.seatId);
    const hasSpoken = own !== null && own.votedAs !== "substitute" && own.choice !== "recuse";
    if (hasSpoken) return refuse({ kind: "MemberHasVoted", seatId: seat.seatId, choice: own.choice });
  }
  return ok(hand);
}

function substituteOf(
  seat: Pick<BoardSeat, "person" | "substitutes">,
  voter: PersonId,
  at: number,
): "substitute" | null {
  return mayVoteFor(seat, voter, at) === "substitute" ? "substitute" : null;
}

/** Who decided what is appealed against does not come back as somebody's substitute. */
function barred(change: Change, ballot: Ballot): readonly PersonId[] {
  return change.appeals.find(({ outcome, at }) => outcome === "open" && at <= ballot.openedAt)?.against ?? [];
}

/** Whether whoever acts holds the chair's seat, or stands in for it now. */
function isChair(ballot: Ballot, context: ChangeContext): boolean {
  const person = actingPerson(context);
  const chair = ballot.seats.find(({ role }) => role === "chair");
  return person !== null && chair !== undefined && mayVoteFor(chair, person, context.now) !== null;
}
