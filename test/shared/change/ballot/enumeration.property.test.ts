import { expect, test } from "vitest";
import {
  AT_DEADLINE,
  BALLOT_RULES,
  type BallotResult,
  type BallotTerms,
} from "../../../../shared/change/ballot/ballot.ts";
import { canPass, certainResult, resultAtDeadline, type Tally } from "../../../../shared/change/ballot/count.ts";
import { type Answer, type CountedBoard, finalResult } from "../../../support/change/ballot-counter.ts";
import { type BoardShape, type ShapeState, shapesOf } from "../../../support/change/board-shapes.ts";

const isNight = process.env["DESKWATCH_NIGHTLY"] !== undefined;
const LARGEST = 6;
const RESULTS: readonly BallotResult[] = ["passed", "failed", "lapsed", "to-change-manager"];

/** By day the largest boards are counted with one quorum, at night with every one. */
function quorumsOf(size: number): readonly number[] {
  const all = Array.from({ length: size + 1 }, (_, quorum) => quorum);
  return isNight || size < LARGEST ? all : [4];
}

function* boardsOf({ seats }: BoardShape): Generator<CountedBoard> {
  const castings = seats.some(({ isChair }) => isChair) ? [false, true] : [false];
  for (const rule of BALLOT_RULES)
    for (const quorum of quorumsOf(seats.length))
      for (const hasCastingVote of castings)
        for (const atDeadline of AT_DEADLINE) yield { seats, rule, quorum, hasCastingVote, atDeadline };
}

/** The answers as the product adds them up; that it adds up so is shown in `tally.property.test.ts`. */
function tallied({ seats }: BoardShape, { answers }: ShapeState): Tally {
  const count = (answer: Answer) => answers.filter((each) => each === answer).length;
  const chair = seats.findIndex(({ isChair }) => isChair);
  const stand = answers[chair];
  const required = answers.filter((_, seat) => seats[seat]?.isRequired);
  return {
    seats: seats.length,
    yes: count("yes"),
    no: count("no"),
    abstain: count("abstain"),
    recused: count("recuse"),
    open: count("silent"),
    requiredOpen: required.filter((answer) => answer === "silent").length,
    requiredLost: required.filter((answer) => answer !== "silent" && answer !== "yes").length,
    chair: stand === undefined ? "none" : stand === "silent" ? "open" : stand,
    isChairRequired: seats[chair]?.isRequired ?? false,
    openPlain: answers.filter((answer, seat) => {
      const { isChair = false, isRequired = false } = seats[seat] ?? {};
      return answer === "silent" && !isChair && !isRequired;
    }).length,
  };
}

const bit = (result: BallotResult): number => 1 << RESULTS.indexOf(result);

function checkShape(shape: BoardShape): number {
  const tallies = shape.states.map((state) => tallied(shape, state));
  const reachable = new Uint8Array(shape.states.length);
  let checked = 0;
  for (const board of boardsOf(shape)) {
    const terms: BallotTerms = { ...board, isBinding: true, periodMs: 1, warnBeforeMs: 0 };
    for (const [index, state] of shape.states.entries()) {
      const final = finalResult(board, state.answers);
      let mask = bit(final);
      for (const child of state.next) mask |= reachable[child] ?? 0;
      reachable[index] = mask;
      const tally = tallies[index] as Tally;
      const certain = mask === bit(final) ? final : null;
      const isRight =
        resultAtDeadline(terms, tally).result === final &&
        (certainResult(terms, tally)?.result ?? null) === certain &&
        canPass(terms, tally) === ((mask & bit("passed")) !== 0);
      if (!isRight) {
        expect({
          board,
          answers: state.answers,
          atDeadline: resultAtDeadline(terms, tally).result,
          certain: certainResult(terms, tally)?.result ?? null,
        }).toEqual({ board, answers: state.answers, atDeadline: final, certain });
        throw new Error(`Whether it can pass is wrong: ${JSON.stringify({ board, answers: state.answers })}`);
      }
      checked += 1;
    }
  }
  return checked;
}

/**
 * Every board up to six seats, every rule, every pattern of votes and recusals. A result is certain exactly where every
 * way the rest could go leads to it; so once it is certain no further vote changes it, and whichever order the votes
 * come in, the first certain result is the result of all of them.
 */
test("a ballot stands as its rule says, for every board up to six seats and every pattern of votes in every order", {
  timeout: 600_000,
}, () => {
  let checked = 0;
  let inOrders = 0;
  for (let size = 1; size <= LARGEST; size += 1) {
    for (const shape of shapesOf(size)) {
      const boards = checkShape(shape);
      checked += boards;
      const orders = shape.states.reduce((sum, { weight, orders: each }) => sum + weight * each, 0);
      inOrders += (orders * boards) / shape.states.length;
    }
  }
  console.log(
    `${checked.toLocaleString("en-GB")} ballots counted; ${inOrders.toLocaleString("en-GB")} with every seat and every order told apart`,
  );
  expect(checked).toBeGreaterThan(1_000_000);
});
