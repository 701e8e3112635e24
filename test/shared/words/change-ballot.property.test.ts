import { expect, test } from "vitest";
import {
  AT_DEADLINE,
  BALLOT_RULES,
  type Ballot,
  type BallotSeat,
  type BallotTerms,
} from "../../../shared/change/ballot/ballot.ts";
import { settled } from "../../../shared/change/ballot/ballot-fold.ts";
import { foreseeVote } from "../../../shared/change/ballot/foresee.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { type BallotAround, sayBallot, sayForeseen } from "../../../shared/words/change-ballot.ts";
import {
  ANSWERS,
  type Answer,
  type CountedBoard,
  finalResult,
  possibleResults,
} from "../../support/change/ballot-counter.ts";
import { calendarOf, terms as eCab } from "../../support/change/change-scene.ts";

const NAMES = ["Okafor", "Lindqvist", "Webb", "Hale", "Amira"];
const CLOSES = Date.UTC(2026, 2, 3, 12);
const around: BallotAround = {
  calendar: calendarOf("stockport"),
  now: Date.UTC(2026, 2, 2, 10),
  nameOf: (person) => NAMES[Number(person.slice(1))] ?? person,
};

function ballotOf(
  answers: readonly Answer[],
  over: Partial<BallotTerms> = {},
  seatOver: (seat: number) => Partial<BallotSeat> = () => ({}),
): Ballot {
  const ballot: Ballot = {
    ballotId: "b1",
    boardId: "e-cab",
    terms: { ...eCab, ...over },
    seats: answers.map((_, seat) => ({
      seatId: `s${seat}`,
      person: asId<"person">(`p${seat}`),
      role: "member",
      area: null,
      isRequired: false,
      substitutes: [],
      ...seatOver(seat),
    })),
    openedAt: 1,
    closesAt: CLOSES,
    warnAt: CLOSES,
    contentSince: 1,
    votes: answers.flatMap((choice, seat) =>
      choice === "silent"
        ? []
        : [
            {
              seatId: `s${seat}`,
              choice,
              votedAs: "own" as const,
              voter: asId<"person">(`p${seat}`),
              by: { kind: "timer" as const },
              at: 2,
              hash: "",
              comment: "",
              evidence: null,
              standing: "standing" as const,
              answer: null,
            },
          ],
    ),
    ended: null,
    isAbandoned: false,
  };
  return settled(ballot, 2);
}

test("the sentence of the panel, as people say it", () => {
  const members = { rule: "majority-of-members", quorum: 3 } as const;
  expect(sayBallot(ballotOf(["yes", "no", "yes", "recuse", "silent"], members), around)).toBe(
    "3 of 5 needed, 2 yes, 1 no, 1 recused: Amira's vote decides.",
  );
  expect(sayBallot(ballotOf(["no", "no", "no", "silent", "silent"], members), around)).toBe(
    "Cannot pass any more: 3 no.",
  );
  expect(sayBallot(ballotOf(["yes", "silent", "silent", "silent", "silent"], members), around)).toBe(
    "3 of 5 needed, 1 yes: quorum not met (1 of 3), closes tomorrow 12:00.",
  );
  const chaired = ballotOf(
    ["yes", "yes", "no", "no", "silent"],
    { rule: "majority-of-votes", hasCastingVote: true },
    (seat) => ({
      role: seat === 4 ? "chair" : "member",
    }),
  );
  expect(sayBallot(chaired, around)).toBe("More yes than no needed, 2 yes, 2 no: tie: the chair's vote decides.");
  expect(sayBallot(ballotOf(["yes", "yes", "yes", "silent", "no"], members), around)).toBe("Passed: 3 yes, 1 no.");
});

test("each button says what it will do", () => {
  const ballot = ballotOf(["yes", "no", "yes", "recuse", "silent"], { rule: "majority-of-members", quorum: 3 });
  const foreseen = (choice: "yes" | "no" | "abstain" | "recuse", at = 3) =>
    sayForeseen(foreseeVote(ballot, { seatId: "s4", choice, votedAs: "own", voter: asId<"person">("p4") }, at), around);
  expect(foreseen("yes")).toBe("passes at once");
  expect(foreseen("no")).toBe("cannot pass any more");
  expect(foreseen("yes", CLOSES + 1)).toBe("recorded, not counted: the vote is over");
  const early = ballotOf(["yes", "silent", "silent", "silent", "silent"], { rule: "majority-of-members", quorum: 3 });
  const after = foreseeVote(early, { seatId: "s4", choice: "yes", votedAs: "own", voter: asId<"person">("p4") }, 3);
  expect(sayForeseen(after, around)).toBe("3 of 5 needed, 2 yes: quorum not met (2 of 3), closes tomorrow 12:00");
});

/** Everything the sentence claims, read back from its words. */
function claims(sentence: string) {
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(sentence)?.[1] ?? 0);
  return {
    yes: count("yes\\b(?! (than|to))"),
    no: count("no\\b(?! needed)"),
    abstained: count("abstained"),
    recused: count("recused"),
    decides: /(\w+|the chair)'s vote decides/.exec(sentence)?.[1] ?? null,
    isTie: sentence.includes("tie: "),
    cannotPass: /cannot pass any more|Not passed|advises against/i.test(sentence),
    hasPassed: /^(Passed|The board recommends)/.test(sentence),
    isQuorumUnmet: sentence.includes("quorum not met"),
    mayVote: Number(/(\d+) may still vote/.exec(sentence)?.[1] ?? Number.NaN),
  };
}

test("the sentence is right for every board up to four seats, every rule and every pattern of votes", {
  timeout: 120_000,
}, () => {
  let checked = 0;
  for (let size = 1; size <= 4; size += 1) {
    for (let pattern = 0; pattern < 5 ** size; pattern += 1) {
      const answers = Array.from(
        { length: size },
        (_, seat) => ANSWERS[Math.floor(pattern / 5 ** seat) % 5] ?? "silent",
      );
      for (const rule of BALLOT_RULES)
        for (const quorum of [0, 2])
          for (const atDeadline of AT_DEADLINE)
            for (const hasCastingVote of [false, true])
              for (const required of [-1, size - 1]) {
                if (quorum > size) continue;
                const seats = answers.map((_, seat) => ({ isChair: seat === 0, isRequired: seat === required }));
                const board: CountedBoard = { seats, rule, quorum, hasCastingVote, atDeadline };
                const ballot = ballotOf(answers, { rule, quorum, hasCastingVote, atDeadline }, (seat) => ({
                  role: seat === 0 ? "chair" : "member",
                  isRequired: seat === required,
                }));
                checkClaims(board, answers, sayBallot(ballot, around));
                checked += 1;
              }
    }
  }
  console.log(`${checked.toLocaleString("en-GB")} sentences checked`);
  expect(checked).toBeGreaterThan(50_000);
});

function checkClaims(board: CountedBoard, answers: readonly Answer[], sentence: string): void {
  const said = claims(sentence);
  const count = (answer: Answer) => answers.filter((each) => each === answer).length;
  const possible = possibleResults(board, answers);
  const isOver = possible.size === 1;
  const silentSeat = answers.indexOf("silent");
  const choices = silentSeat < 0 ? [] : (["yes", "no", "abstain", "recuse"] as const);
  const afterEach = new Set(choices.map((choice) => finalResult(board, answers.with(silentSeat, choice))));
  const isOneLeft = count("silent") === 1;
  const wrong: string[] = [];
  const mustBe = (what: string, isRight: boolean) => {
    if (!isRight) wrong.push(what);
  };
  mustBe(
    "votes",
    said.yes === count("yes") &&
      said.no === count("no") &&
      said.abstained === count("abstain") &&
      said.recused === count("recuse"),
  );
  mustBe("passed", said.hasPassed === (isOver && possible.has("passed")));
  mustBe("whose vote decides", said.decides === null || (isOneLeft && !isOver && afterEach.size > 1));
  mustBe(
    "that one vote decides",
    !isOneLeft || isOver || afterEach.size === 1 || !possible.has("passed") || said.decides !== null,
  );
  mustBe("the name", said.decides === null || said.decides === (silentSeat === 0 ? "the chair" : NAMES[silentSeat]));
  mustBe("tie", !said.isTie || (count("yes") === count("no") && count("yes") > 0));
  mustBe("cannot pass", !said.cannotPass || !possible.has("passed"));
  mustBe("that it cannot pass", isOver || possible.has("passed") || said.cannotPass);
  mustBe("quorum", !said.isQuorumUnmet || count("yes") + count("no") + count("abstain") < board.quorum);
  mustBe("how many may vote", Number.isNaN(said.mayVote) || (!isOver && said.mayVote === count("silent")));
  if (wrong.length > 0) expect({ board, answers, sentence, wrong }).toEqual({ board, answers, sentence, wrong: [] });
}
