import type { Ballot, BallotEnd, BallotTerms, Choice, Vote, VotedAs } from "./ballot.ts";
import { votingSeats } from "./ballot.ts";

/** How one seat stands: how it voted, or `open` while it may still vote. */
export type SeatStand = Choice | "open";

/** The votes of a ballot added up: all that its result depends on. */
export interface Tally {
  /** Seats that vote, recused ones too. */
  readonly seats: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly recused: number;
  readonly open: number;
  /** Seats whose yes is required: those that may still give it, and those that gave something else. */
  readonly requiredOpen: number;
  readonly requiredLost: number;
  readonly chair: SeatStand | "none";
  readonly isChairRequired: boolean;
  /** Open seats that are neither the chair's nor required. */
  readonly openPlain: number;
}

const HANDS: readonly VotedAs[] = ["own", "entered", "substitute"];

/**
 * The vote that counts for a seat: the member's own outranks one entered for the member, and both outrank a
 * substitute's, whatever came first; so the order of arrival changes nothing. A member who recused leaves the seat to a
 * substitute who did not. A substitute who recused says nothing for the seat: the member may still vote.
 */
export function voteOf(ballot: Pick<Ballot, "votes">, seatId: string): Vote | null {
  const standing = ballot.votes.filter((vote) => vote.seatId === seatId && vote.standing === "standing");
  const hands = HANDS.map((hand) => standing.findLast(({ votedAs }) => votedAs === hand));
  const [own, entered] = hands;
  const member = own ?? entered;
  if (member !== undefined && member.choice !== "recuse") return member;
  const substitute = standing.findLast(({ votedAs, choice }) => votedAs === "substitute" && choice !== "recuse");
  return substitute ?? member ?? null;
}

/** How a seat stands. */
export function standOf(ballot: Pick<Ballot, "votes">, seatId: string): SeatStand {
  return voteOf(ballot, seatId)?.choice ?? "open";
}

/** The votes that count, added up. */
export function tallyOf(ballot: Pick<Ballot, "seats" | "votes">): Tally {
  const seats = votingSeats(ballot).map((seat) => ({ seat, stand: standOf(ballot, seat.seatId) }));
  const count = (stand: SeatStand) => seats.filter((each) => each.stand === stand).length;
  const required = seats.filter(({ seat }) => seat.isRequired);
  const chair = seats.find(({ seat }) => seat.role === "chair");
  return {
    seats: seats.length,
    yes: count("yes"),
    no: count("no"),
    abstain: count("abstain"),
    recused: count("recuse"),
    open: count("open"),
    requiredOpen: required.filter(({ stand }) => stand === "open").length,
    requiredLost: required.filter(({ stand }) => stand !== "open" && stand !== "yes").length,
    chair: chair?.stand ?? "none",
    isChairRequired: chair?.seat.isRequired ?? false,
    openPlain: seats.filter(({ seat, stand }) => stand === "open" && seat !== chair?.seat && !seat.isRequired).length,
  };
}

/** A tie as the rule sees it: as many yes as no, and neither side has it without the chair. */
export function isTie({ rule }: BallotTerms, { yes, no, seats }: Tally): boolean {
  if (yes === 0 || yes !== no) return false;
  switch (rule) {
    case "majority-of-votes":
      return true;
    case "majority-of-members":
      return 2 * yes === seats;
    case "two-thirds":
    case "unanimity":
    case "any-one":
      return false;
  }
}

/**
 * Whether the rule is kept by the votes that are in. Majority and two thirds of votes: of yes and no alone. Majority of
 * members: of all seats, recused ones too. Unanimity: every seat that has not recused has answered, nobody said no.
 */
function isReached(terms: BallotTerms, tally: Tally): boolean {
  const { yes, no, seats, open } = tally;
  const byChair = terms.hasCastingVote && tally.chair === "yes" && isTie(terms, tally);
  switch (terms.rule) {
    case "majority-of-votes":
      return yes > no || byChair;
    case "majority-of-members":
      return 2 * yes > seats || byChair;
    case "two-thirds":
      return yes > 0 && yes >= 2 * no;
    case "unanimity":
      return yes > 0 && no === 0 && open === 0;
    case "any-one":
      return yes > 0;
  }
}

/** How many have taken part: said yes, no or abstained. */
export function presentOf({ yes, no, abstain }: Tally): number {
  return yes + no + abstain;
}

/** Whether the rule is kept and every required yes is there, the quorum left aside. */
function isKept(terms: BallotTerms, tally: Tally): boolean {
  return tally.requiredOpen === 0 && tally.requiredLost === 0 && isReached(terms, tally);
}

/** As if every seat that may still vote had said yes. */
function allYes(tally: Tally): Tally {
  return {
    ...tally,
    yes: tally.yes + tally.open,
    open: 0,
    requiredOpen: 0,
    chair: tally.chair === "open" ? "yes" : tally.chair,
  };
}

/**
 * The result if nobody votes any more: at the deadline, or once everybody has. A board without its quorum decides
 * nothing, neither yes nor no. Where the votes decide nothing (too few took part, a tie that the chair left open, a
 * required yes or the rule itself waits for those who were silent) the board's own rule for the deadline holds.
 */
export function resultAtDeadline(terms: BallotTerms, tally: Tally): BallotEnd {
  if (presentOf(tally) < terms.quorum) return withoutDecision(terms, tally, "quorum");
  if (isKept(terms, tally)) return { result: "passed", by: isTie(terms, tally) ? "casting-vote" : "votes" };
  if (!isKept(terms, allYes(tally))) {
    const byChair = terms.hasCastingVote && tally.chair === "no" && isTie(terms, tally);
    return { result: "failed", by: byChair ? "casting-vote" : "votes" };
  }
  const undecided = whyUndecided(terms, tally);
  return undecided === null ? { result: "failed", by: "votes" } : withoutDecision(terms, tally, undecided);
}

function whyUndecided(terms: BallotTerms, tally: Tally): "tie" | "missing-votes" | null {
  if (tally.requiredOpen > 0) return "missing-votes";
  if (isTie(terms, tally) && terms.hasCastingVote && tally.chair === "open") return "tie";
  const countsVotesCast = terms.rule === "majority-of-votes" || terms.rule === "two-thirds";
  return countsVotesCast && tally.yes + tally.no > 0 ? null : "missing-votes";
}

function withoutDecision(terms: BallotTerms, tally: Tally, by: "quorum" | "tie" | "missing-votes"): BallotEnd {
  switch (terms.atDeadline) {
    case "lapses":
      return { result: "lapsed", by };
    case "to-change-manager":
      return { result: "to-change-manager", by };
    case "passes-by-silence": {
      // Silence is no objection, but it is no required yes either.
      const isUnopposed = tally.no === 0 && tally.requiredOpen === 0 && isKept(terms, allYes(tally));
      return isUnopposed ? { result: "passed", by: "silence" } : { result: "lapsed", by };
    }
  }
}

/**
 * The result if it is certain already, whatever the seats that are still open do or leave undone; else null. A certain
 * result ends the vote at once.
 */
export function certainResult(terms: BallotTerms, tally: Tally): BallotEnd | null {
  const now = resultAtDeadline(terms, tally);
  if (tally.open === 0) return now;
  const isMoved = (extreme: Extreme) => resultAtDeadline(terms, extreme(tally)).result !== now.result;
  return EXTREMES.some(isMoved) ? null : now;
}

/** Whether it could still pass, by votes or by silence. */
export function canPass(terms: BallotTerms, tally: Tally): boolean {
  return EXTREMES.some((extreme) => resultAtDeadline(terms, extreme(tally)).result === "passed");
}

type Extreme = (tally: Tally) => Tally;

/**
 * The furthest the open seats can go, so that any result they could lead to is met by one of them: all yes, all no, all
 * recused, all silent; and a single no among silence, which is what ends a passing by silence. That no
 * other completion leads elsewhere is shown for every board up to six seats in the tests.
 */
const EXTREMES: readonly Extreme[] = [
  allYes,
  allNo,
  (tally) => tally,
  allRecused,
  (tally) => (tally.openPlain > 0 ? { ...tally, no: tally.no + 1, open: tally.open - 1 } : tally),
  (tally) => (tally.chair === "open" && !tally.isChairRequired ? chairSaysNo(tally) : tally),
];

const chairSaysNo = (tally: Tally): Tally => ({ ...tally, no: tally.no + 1, open: tally.open - 1, chair: "no" });

function allNo(tally: Tally): Tally {
  const lost = { requiredOpen: 0, requiredLost: tally.requiredLost + tally.requiredOpen };
  return { ...tally, ...lost, no: tally.no + tally.open, open: 0, chair: tally.chair === "open" ? "no" : tally.chair };
}

function allRecused(tally: Tally): Tally {
  const lost = { requiredOpen: 0, requiredLost: tally.requiredLost + tally.requiredOpen };
  const chair = tally.chair === "open" ? "recuse" : tally.chair;
  return { ...tally, ...lost, recused: tally.recused + tally.open, open: 0, chair };
}
