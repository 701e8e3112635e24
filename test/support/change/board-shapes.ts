import type { Answer, CountedSeat } from "./ballot-counter.ts";
import { ANSWERS } from "./ballot-counter.ts";

/**
 * Every way the seats of one kind of board can stand, told apart only as far as a rule could: which group of alike seats
 * (the chair, those whose yes is required, the others) gave how many of which answer. Swapping two alike seats changes
 * nothing, which `tallyOf` is shown to keep to.
 */
export interface BoardShape {
  readonly seats: readonly CountedSeat[];
  readonly states: readonly ShapeState[];
}

export interface ShapeState {
  readonly answers: readonly Answer[];
  /** Indices of the states one more answer leads to; empty where everybody has answered. */
  readonly next: readonly number[];
  /** How many assignments of answers to seats it stands for. */
  readonly weight: number;
  /** In how many orders these answers can come in. */
  readonly orders: number;
}

/** Every board of `size` seats: with or without a chair, whose yes may be required, and any number of required others. */
export function shapesOf(size: number): readonly BoardShape[] {
  const found: BoardShape[] = [];
  for (const chair of ["none", "plain", "required"] as const) {
    const others = size - (chair === "none" ? 0 : 1);
    for (let required = 0; required <= others; required += 1) {
      const chairs = chair === "none" ? [] : [{ isChair: true, isRequired: chair === "required" }];
      const seats = [
        ...chairs,
        ...Array.from({ length: required }, () => ({ isChair: false, isRequired: true })),
        ...Array.from({ length: others - required }, () => ({ isChair: false, isRequired: false })),
      ];
      found.push({ seats, states: statesOf([chairs.length, required, others - required]) });
    }
  }
  return found;
}

/** The states of groups of alike seats, those with fewer silent seats first. */
function statesOf(groups: readonly number[]): readonly ShapeState[] {
  const all = groups
    .map(multisets)
    .reduce<readonly (readonly (readonly Answer[])[])[]>(
      (combined, choices) => combined.flatMap((before) => choices.map((choice) => [...before, choice])),
      [[]],
    );
  const sorted = all.toSorted((a, b) => silent(a.flat()) - silent(b.flat()));
  const index = new Map(sorted.map((state, at) => [key(state), at]));
  return sorted.map((state) => ({
    answers: state.flat(),
    next: children(state).map((child) => index.get(key(child)) ?? -1),
    weight: state.reduce((product, group) => product * arrangements(group), 1),
    orders: factorial(state.flat().length - silent(state.flat())),
  }));
}

/** All groups of `size` answers, sorted in the order of `ANSWERS`. */
function multisets(size: number): readonly (readonly Answer[])[] {
  const grow = (from: number, left: number): readonly (readonly Answer[])[] =>
    left === 0
      ? [[]]
      : ANSWERS.flatMap((answer, at) => (at < from ? [] : grow(at, left - 1).map((rest) => [answer, ...rest])));
  return grow(0, size);
}

function children(state: readonly (readonly Answer[])[]): readonly (readonly (readonly Answer[])[])[] {
  return state.flatMap((group, at) => {
    const open = group.indexOf("silent");
    if (open < 0) return [];
    return ANSWERS.filter((answer) => answer !== "silent").map((answer) =>
      state.with(at, sort(group.with(open, answer))),
    );
  });
}

const sort = (group: readonly Answer[]) => group.toSorted((a, b) => ANSWERS.indexOf(a) - ANSWERS.indexOf(b));
const key = (state: readonly (readonly Answer[])[]) => state.map((group) => group.join("")).join("|");
const silent = (answers: readonly Answer[]) => answers.filter((answer) => answer === "silent").length;
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
const arrangements = (group: readonly Answer[]) =>
  ANSWERS.reduce(
    (left, answer) => left / factorial(group.filter((each) => each === answer).length),
    factorial(group.length),
  );
