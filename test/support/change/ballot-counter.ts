import type { AtDeadline, BallotResult, BallotRule } from "../../../shared/change/ballot/ballot.ts";

/**
 * The declared rules of a ballot, written a second time and differently: over lists of answers, and for what is certain
 * by looking at every way the rest could still go. It shares nothing with `count.ts` but the names.
 */
export type Answer = "yes" | "no" | "abstain" | "recuse" | "silent";
export const ANSWERS: readonly Answer[] = ["yes", "no", "abstain", "recuse", "silent"];

export interface CountedSeat {
  readonly isChair: boolean;
  readonly isRequired: boolean;
}

export interface CountedBoard {
  readonly seats: readonly CountedSeat[];
  readonly rule: BallotRule;
  readonly quorum: number;
  readonly hasCastingVote: boolean;
  readonly atDeadline: AtDeadline;
}

/** What comes of these answers if nobody says anything more. `answers[i]` is what seat i said. */
export function finalResult(board: CountedBoard, answers: readonly Answer[]): BallotResult {
  const tookPart = answers.filter((answer) => answer === "yes" || answer === "no" || answer === "abstain");
  const hopeful = answers.map((answer): Answer => (answer === "silent" ? "yes" : answer));
  const isHopeless = !carries(board, hopeful);
  if (tookPart.length < board.quorum) return undecided(board, answers, isHopeless);
  if (carries(board, answers)) return "passed";
  if (isHopeless) return "failed";
  return isLeftToSilence(board, answers) ? undecided(board, answers, isHopeless) : "failed";
}

/** Whether these answers carry the motion, however many took part. */
function carries(board: CountedBoard, answers: readonly Answer[]): boolean {
  if (board.seats.some(({ isRequired }, seat) => isRequired && answers[seat] !== "yes")) return false;
  const chair = answers[board.seats.findIndex(({ isChair }) => isChair)];
  const extra = board.hasCastingVote ? 0.5 : 0;
  const weight = (side: Answer) => answers.filter((answer) => answer === side).length;
  const [yes, no] = [weight("yes"), weight("no")];
  switch (board.rule) {
    case "majority-of-votes":
      return yes > 0 && yes + (chair === "yes" ? extra : 0) > no + (chair === "no" ? extra : 0);
    case "majority-of-members": {
      const half = board.seats.length / 2;
      const isSplit = yes === half && no === half;
      return yes > half || (isSplit && chair === "yes" && board.hasCastingVote);
    }
    case "two-thirds":
      return yes > 0 && yes / (yes + no) >= 2 / 3 - 1e-9;
    case "unanimity":
      return yes > 0 && answers.every((answer) => answer !== "no" && answer !== "silent");
    case "any-one":
      return answers.includes("yes");
  }
}

/** Whether it is the silent ones who left it open, rather than the others who decided it. */
function isLeftToSilence(board: CountedBoard, answers: readonly Answer[]): boolean {
  if (board.seats.some(({ isRequired }, seat) => isRequired && answers[seat] === "silent")) return true;
  if (board.rule !== "majority-of-votes" && board.rule !== "two-thirds") return true;
  const sides = answers.filter((answer) => answer === "yes" || answer === "no");
  if (sides.length === 0) return true;
  const isEven = sides.length === 2 * sides.filter((answer) => answer === "yes").length;
  const chair = answers[board.seats.findIndex(({ isChair }) => isChair)];
  return board.rule === "majority-of-votes" && isEven && board.hasCastingVote && chair === "silent";
}

function undecided(board: CountedBoard, answers: readonly Answer[], isHopeless: boolean): BallotResult {
  switch (board.atDeadline) {
    case "lapses":
      return "lapsed";
    case "to-change-manager":
      return "to-change-manager";
    case "passes-by-silence": {
      const waitsForRequired = board.seats.some(({ isRequired }, seat) => isRequired && answers[seat] === "silent");
      return isHopeless || waitsForRequired || answers.includes("no") ? "lapsed" : "passed";
    }
  }
}

/** Everything that can still come of it: the silent ones may each say anything, or nothing. */
export function possibleResults(board: CountedBoard, answers: readonly Answer[]): ReadonlySet<BallotResult> {
  const seat = answers.indexOf("silent");
  return seat < 0 ? new Set([finalResult(board, answers)]) : from(board, answers, 0);
}

function from(board: CountedBoard, answers: readonly Answer[], seat: number): ReadonlySet<BallotResult> {
  const open = answers.findIndex((answer, index) => index >= seat && answer === "silent");
  if (open < 0) return new Set([finalResult(board, answers)]);
  return new Set(ANSWERS.flatMap((answer) => [...from(board, answers.with(open, answer), open + 1)]));
}
