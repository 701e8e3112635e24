import { expect, test } from "vitest";
import { type Ballot, CHOICES, type Choice, type Vote, type VotedAs } from "../../../../shared/change/ballot/ballot.ts";
import { withVote } from "../../../../shared/change/ballot/ballot-fold.ts";
import { standOf, tallyOf } from "../../../../shared/change/ballot/count.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { terms } from "../../../support/change/change-scene.ts";

const HASH = "a".repeat(64);

function ballotOf(size: number, over: (seat: number) => Partial<Ballot["seats"][number]> = () => ({})): Ballot {
  return {
    ballotId: "b1",
    boardId: "e-cab",
    // Four silent seats of five leave a majority of the votes open, whatever the first one says.
    terms: { ...terms, rule: "majority-of-votes", quorum: 0, hasCastingVote: false },
    seats: Array.from({ length: size }, (_, seat) => ({
      seatId: `s${seat}`,
      person: asId<"person">(`p${seat}`),
      role: "member",
      area: null,
      isRequired: false,
      substitutes: [],
      ...over(seat),
    })),
    openedAt: 0,
    closesAt: 1_000,
    warnAt: 500,
    contentSince: 0,
    votes: [],
    ended: null,
    isAbandoned: false,
  };
}

type Hand = "own" | "entered" | "sub-1" | "sub-2";
const HANDS: readonly Hand[] = ["own", "entered", "sub-1", "sub-2"];

function voteBy(hand: Hand, choice: Choice, at: number): Omit<Vote, "standing" | "answer"> {
  const votedAs: VotedAs = hand === "own" || hand === "entered" ? hand : "substitute";
  const voter = asId<"person">(votedAs === "substitute" ? hand : "p0");
  const by = { kind: "person", id: voter } as const;
  return { seatId: "s0", choice, votedAs, voter, by, at, hash: HASH, comment: "", evidence: null };
}

/** The declared rule for one seat, said by itself: who spoke last for whom, and whose word goes first. */
function declared(votes: readonly { readonly hand: Hand; readonly choice: Choice }[]): Choice | "open" {
  const last = new Map(votes.map(({ hand, choice }) => [hand, choice]));
  const member = last.get("own") ?? last.get("entered");
  if (member !== undefined && member !== "recuse") return member;
  const standIns = votes.filter(({ hand }, at) => {
    const isLastOfHand = !votes.slice(at + 1).some((later) => later.hand === hand);
    return hand.startsWith("sub") && isLastOfHand;
  });
  const spoken = standIns.filter(({ choice }) => choice !== "recuse").at(-1);
  return spoken?.choice ?? member ?? "open";
}

function* sequences(length: number): Generator<readonly { readonly hand: Hand; readonly choice: Choice }[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const before of sequences(length - 1))
    for (const hand of HANDS) for (const choice of CHOICES) yield [...before, { hand, choice }];
}

test("a seat stands as its member says, else as entered for the member, else as a substitute says, in every sequence of up to four votes", () => {
  let checked = 0;
  for (const length of [0, 1, 2, 3, 4]) {
    for (const votes of sequences(length)) {
      const ballot = votes.reduce(
        (open, { hand, choice }, at) => withVote(open, voteBy(hand, choice, at + 1), [HASH]),
        ballotOf(5),
      );
      if (standOf(ballot, "s0") !== declared(votes))
        expect({ votes, stands: standOf(ballot, "s0") }).toEqual({ votes, stands: declared(votes) });
      checked += 1;
    }
  }
  console.log(`${checked.toLocaleString("en-GB")} sequences of votes on one seat`);
  expect(checked).toBe(1 + 16 + 16 ** 2 + 16 ** 3 + 16 ** 4);
});

test("votes are added up alike whichever seat gives which, for every pattern on five seats with a chair and a required one", () => {
  const stands: readonly (Choice | "open")[] = [...CHOICES, "open"];
  const ballot = ballotOf(6, (seat) => ({
    role: seat === 0 ? "chair" : seat === 5 ? "secretary" : "member",
    isRequired: seat === 1,
  }));
  for (let pattern = 0; pattern < 5 ** 5; pattern += 1) {
    const given = Array.from({ length: 5 }, (_, seat) => stands[Math.floor(pattern / 5 ** seat) % 5] ?? "open");
    const votes = given.flatMap((choice, seat) =>
      choice === "open"
        ? []
        : [{ ...voteBy("own", choice, 1), seatId: `s${seat}`, standing: "standing" as const, answer: null }],
    );
    const count = (stand: Choice | "open") => given.filter((each) => each === stand).length;
    expect(tallyOf({ seats: ballot.seats, votes })).toEqual({
      seats: 5,
      yes: count("yes"),
      no: count("no"),
      abstain: count("abstain"),
      recused: count("recuse"),
      open: count("open"),
      requiredOpen: given[1] === "open" ? 1 : 0,
      requiredLost: given[1] === "open" || given[1] === "yes" ? 0 : 1,
      chair: given[0],
      isChairRequired: false,
      openPlain: given.slice(2).filter((stand) => stand === "open").length,
    });
  }
});
