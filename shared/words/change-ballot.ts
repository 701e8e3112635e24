import type { Calendar } from "../calendar/calendar.ts";
import type { Ballot, BallotEnd, BallotSeat, BallotTerms, Choice } from "../change/ballot/ballot.ts";
import { CHOICES, votingSeats } from "../change/ballot/ballot.ts";
import { canPass, isTie, presentOf, resultAtDeadline, standOf, type Tally, tallyOf } from "../change/ballot/count.ts";
import type { ForeseenVote } from "../change/ballot/foresee.ts";
import { foreseeVote } from "../change/ballot/foresee.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import { sayList, sayNearMoment } from "./change-moment.ts";

/** What sentences about a ballot need besides it. */
export interface BallotAround {
  readonly calendar: Calendar;
  readonly now: Instant;
  nameOf(person: PersonId): string;
}

/**
 * The state of a ballot in one sentence: what is needed, how it stands, and what decides it. "3 of 5 needed, 2 yes, 1
 * no, 1 recused: Amira's vote decides."
 */
export function sayBallot(ballot: Ballot, around: BallotAround): string {
  const tally = tallyOf(ballot);
  if (ballot.ended !== null) return sayEnd(ballot, ballot.ended, tally, around);
  if (ballot.isAbandoned) return "Given up: the change went another way.";
  return `${sayNeeded(ballot.terms, tally)}, ${sayVotes(tally)}: ${sayOpen(ballot, tally, around)}.`;
}

/** What it takes to pass. */
function sayNeeded({ rule }: BallotTerms, tally: Tally): string {
  switch (rule) {
    case "majority-of-votes":
      return "More yes than no needed";
    case "majority-of-members":
      return `${Math.floor(tally.seats / 2) + 1} of ${tally.seats} needed`;
    case "two-thirds":
      return "Two yes to every no needed";
    case "unanimity":
      return "A vote from everybody and no objection needed";
    case "any-one":
      return "One yes needed";
    default:
      return assertNever(rule);
  }
}

/** The votes that count, those that are there: "2 yes, 1 no, 1 recused". */
export function sayVotes({ yes, no, abstain, recused }: Tally): string {
  const said = [
    [yes, "yes"],
    [no, "no"],
    [abstain, "abstained"],
    [recused, "recused"],
  ] as const;
  const there = said.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return there.length === 0 ? "no votes yet" : there.join(", ");
}

function sayOpen(ballot: Ballot, tally: Tally, around: BallotAround): string {
  const { terms } = ballot;
  const closes = `closes ${sayNearMoment(around.calendar, ballot.closesAt, around.now)}`;
  if (!canPass(terms, tally)) return `cannot pass any more, ${closes}`;
  const waiting = votingSeats(ballot).filter(({ seatId }) => standOf(ballot, seatId) === "open");
  const [only] = waiting;
  if (only !== undefined && waiting.length === 1) return sayLast(ballot, only, tally, closes, around);
  if (presentOf(tally) < terms.quorum) return `quorum not met (${presentOf(tally)} of ${terms.quorum}), ${closes}`;
  const needed = waiting.filter(({ isRequired }) => isRequired).map(({ person }) => around.nameOf(person));
  if (needed.length > 0) return `the yes of ${sayList(needed)} is needed, ${closes}`;
  return `${waiting.length} may still vote, ${closes}`;
}

/** One seat is left. Its vote decides where what it says makes a difference. */
function sayLast(ballot: Ballot, seat: BallotSeat, tally: Tally, closes: string, { nameOf }: BallotAround): string {
  const whose = seat.role === "chair" ? "the chair's" : `${nameOf(seat.person)}'s`;
  const results = new Set(CHOICES.map((choice) => resultAfter(ballot, seat, choice)));
  if (results.size === 1) return `${whose} vote is waited for, ${closes}`;
  return `${isTie(ballot.terms, tally) ? "tie: " : ""}${whose} vote decides`;
}

function resultAfter(ballot: Ballot, { seatId, person }: BallotSeat, choice: Choice) {
  const { after } = foreseeVote(ballot, { seatId, choice, votedAs: "own", voter: person }, ballot.openedAt);
  return resultAtDeadline(after.terms, tallyOf(after)).result;
}

function sayEnd(ballot: Ballot, end: BallotEnd & { readonly at: Instant }, tally: Tally, around: BallotAround): string {
  switch (end.result) {
    case "passed":
      return `${ballot.terms.isBinding ? "Passed" : "The board recommends it"}${sayBy(ballot, end, around)}: ${sayVotes(tally)}.`;
    case "failed": {
      const isEarly = end.at < ballot.closesAt;
      const word = isEarly && tally.open > 0 ? "Cannot pass any more" : "Not passed";
      return `${ballot.terms.isBinding ? word : "The board advises against it"}${sayBy(ballot, end, around)}: ${sayVotes(tally)}.`;
    }
    case "lapsed":
      return `Lapsed: ${sayWhyUndecided(ballot, end, tally)}.`;
    case "to-change-manager":
      return `The change manager decides: ${sayWhyUndecided(ballot, end, tally)}.`;
    default:
      return assertNever(end.result);
  }
}

function sayBy(ballot: Ballot, { by }: BallotEnd, { calendar, now }: BallotAround): string {
  switch (by) {
    case "casting-vote":
      return " on the chair's vote";
    case "silence":
      return `, nobody objected by ${sayNearMoment(calendar, ballot.closesAt, now)}`;
    case "votes":
    case "quorum":
    case "tie":
    case "missing-votes":
      return "";
    default:
      return assertNever(by);
  }
}

function sayWhyUndecided({ terms }: Ballot, { by }: BallotEnd, tally: Tally): string {
  switch (by) {
    case "quorum":
      return `quorum not met (${presentOf(tally)} of ${terms.quorum}), ${sayVotes(tally)}`;
    case "tie":
      return `tie, the chair did not vote, ${sayVotes(tally)}`;
    case "missing-votes":
      return `${tally.open} did not vote, ${sayVotes(tally)}`;
    case "votes":
    case "casting-vote":
    case "silence":
      return sayVotes(tally);
    default:
      return assertNever(by);
  }
}

const CHOICE_WORDS: Readonly<Record<Choice, string>> = {
  yes: "Yes",
  no: "No",
  abstain: "Abstain",
  recuse: "Recuse",
};

/** What a button would do, before it is pressed: "passes at once", "cannot pass any more", or how it would stand. */
export function sayForeseen({ after, isLate }: ForeseenVote, around: BallotAround): string {
  if (isLate) return "recorded, not counted: the vote is over";
  const { ended, terms } = after;
  if (ended === null) return lowerFirst(sayBallot(after, around)).replace(/\.$/, "");
  switch (ended.result) {
    case "passed":
      return terms.isBinding ? "passes at once" : "the board recommends it at once";
    case "failed":
      return terms.isBinding ? "cannot pass any more" : "the board advises against it at once";
    case "lapsed":
      return "the vote lapses at once";
    case "to-change-manager":
      return "goes to the change manager at once";
    default:
      return assertNever(ended.result);
  }
}

/** "Yes", "No", "Abstain", "Recuse". */
export function sayChoice(choice: Choice): string {
  return CHOICE_WORDS[choice];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
