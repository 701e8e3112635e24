import { expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import {
  agreedChange,
  amira,
  asha,
  board,
  type Cast,
  type ChangeScene,
  content,
  hale,
  idOf,
  lindqvist,
  maya,
  okafor,
  seat,
  terms,
  timers,
  votedChange,
  webb,
} from "../../support/change/change-scene.ts";

const enter = (scene: ChangeScene, who: Cast, choice: "yes" | "no") =>
  ({
    type: "EnterVote",
    ballotId: asId<"ballot">(scene.ballot.ballotId),
    seatId: asId<"seat">(`seat-${idOf(who)}`),
    choice,
    comment: "",
    hash: scene.change.contentHash,
    evidence: "email",
    evidenceText: "From: Webb. I am for it.",
  }) as const;
const answer = (scene: ChangeScene, who: Cast, kind: "countersigned" | "objected") =>
  ({
    type: "AnswerEnteredVote",
    ballotId: asId<"ballot">(scene.ballot.ballotId),
    seatId: asId<"seat">(`seat-${idOf(who)}`),
    kind,
    comment: "",
  }) as const;
const edit = (over: Partial<typeof content>) =>
  ({ type: "EditContent", content: { ...content, ...over }, givesUpApproval: false }) as const;

test("STK-71: the e-CAB votes by e-mail or on the desk; approved by the group, the change goes on to be carried out", () => {
  const passed = votedChange()
    .vote("2026-03-02T12:00", okafor, "yes")
    .vote("2026-03-02T12:05", maya, "yes")
    .vote("2026-03-02T12:10", webb, "yes");
  expect(passed.change).toMatchObject({
    status: "approved",
    decisions: [{ by: "board", outcome: "approved", deciders: ["maya", "okafor", "webb"] }],
  });
});

test("STK-66: a binding board decides by its votes alone; the change manager does not decide beside it", () => {
  const decide = { type: "DecideChange", outcome: "approved", reasons: "", advisers: [] } as const;
  expect(votedChange().refusal("2026-03-02T12:00", maya, { ...decide, advisers: [] })).toEqual({
    kind: "BoardDecides",
    boardId: "e-cab",
  });
});

test("a certain result ends the vote at once and a later vote is kept and not counted", () => {
  const failed = votedChange()
    .vote("2026-03-02T12:00", okafor, "no")
    .vote("2026-03-02T12:05", lindqvist, "no")
    .vote("2026-03-02T12:10", webb, "no");
  expect(failed.change).toMatchObject({ status: "rejected", stage: "decision" });
  const late = failed.vote("2026-03-02T12:20", hale, "yes");
  expect(late.change.status).toBe("rejected");
  expect(late.ballot.votes.at(-1)).toMatchObject({ voter: "hale", standing: "late" });
});

test("a vote may be changed until the ballot has ended", () => {
  const changed = votedChange()
    .vote("2026-03-02T12:00", okafor, "yes")
    .vote("2026-03-02T12:30", okafor, "no", "No back-out.");
  expect(changed.ballot.votes.map(({ choice, standing }) => [choice, standing])).toEqual([
    ["yes", "replaced"],
    ["no", "standing"],
  ]);
  expect(changed.refusal("2026-03-02T12:31", okafor, changed.voteOf(okafor, "no", "No back-out."))).toEqual({
    kind: "SameVote",
    choice: "no",
  });
});

test("a substitute votes between two moments for the member, whose own vote goes first", () => {
  const named = board({
    seats: [
      ...board().seats.slice(0, 4),
      seat(hale, {
        substitutes: [{ person: idOf(amira), from: Date.UTC(2026, 2, 2, 12), until: Date.UTC(2026, 2, 2, 14) }],
      }),
    ],
  });
  const open = agreedChange()
    .given({ boards: [named] })
    .step("2026-03-02T11:00", maya, { type: "RouteToBoard", boardId: asId<"board">("e-cab"), reason: "All schools." });
  const forHale = (scene: ChangeScene) => scene.voteOf(amira, "no", "", "seat-hale");
  expect(open.refusal("2026-03-02T11:59", amira, forHale(open))).toEqual({ kind: "NotOnTheBoard" });
  expect(open.refusal("2026-03-02T14:00", amira, forHale(open))).toEqual({ kind: "NotOnTheBoard" });
  const stoodIn = open.step("2026-03-02T12:00", amira, forHale(open));
  expect(stoodIn.ballot.votes).toMatchObject([{ seatId: "seat-hale", votedAs: "substitute", voter: "amira" }]);
  const back = stoodIn.vote("2026-03-02T13:00", hale, "yes");
  expect(back.refusal("2026-03-02T13:30", amira, forHale(back))).toMatchObject({
    kind: "MemberHasVoted",
    choice: "yes",
  });
});

test("the chair enters a vote from an e-mail; the member countersigns it or objects", () => {
  const open = votedChange();
  expect(open.refusal("2026-03-02T12:00", okafor, enter(open, webb, "yes"))).toEqual({ kind: "OnlyTheChair" });
  const entered = open.step("2026-03-02T12:00", maya, enter(open, webb, "yes"));
  expect(entered.ballot.votes).toMatchObject([
    { voter: "webb", votedAs: "entered", evidence: { kind: "email", text: "From: Webb. I am for it." } },
  ]);
  const signed = entered.step("2026-03-02T12:30", webb, answer(entered, webb, "countersigned"));
  expect(signed.ballot.votes[0]).toMatchObject({ standing: "standing", answer: { kind: "countersigned" } });
  const objected = entered.step("2026-03-02T12:30", webb, answer(entered, webb, "objected"));
  expect(objected.ballot.votes[0]).toMatchObject({ standing: "objected" });
  expect(objected.refusal("2026-03-02T12:40", webb, answer(objected, webb, "countersigned"))).toEqual({
    kind: "AlreadyAnswered",
  });
});

test("an objection after the ballot has ended leaves its result and says that somebody has to look", () => {
  const passed = votedChange().vote("2026-03-02T12:00", okafor, "yes").vote("2026-03-02T12:05", maya, "yes");
  const entered = passed.step("2026-03-02T12:10", maya, enter(passed, webb, "yes"));
  expect(entered.change.status).toBe("approved");
  const contested = entered.step("2026-03-02T15:00", webb, answer(entered, webb, "objected"));
  expect(contested.change.status).toBe("approved");
  expect(contested.ballot.votes.at(-1)).toMatchObject({ standing: "standing", answer: { kind: "objected" } });
});

test("a vote on what has been changed since is refused with what changed", () => {
  const open = votedChange();
  const old = open.voteOf(okafor, "yes");
  const edited = open.step("2026-03-02T12:00", asha, edit({ plan: "Switch over at noon.", risk: "None." }));
  expect(edited.refusal("2026-03-02T12:10", okafor, old)).toEqual({
    kind: "VotedOnOlderContent",
    fields: ["risk", "plan"],
  });
});

test("spelling put right leaves the votes, more than spelling does not pass for it", () => {
  const voted = votedChange().vote("2026-03-02T12:00", okafor, "yes");
  const correct = (plan: string) => ({ type: "CorrectSpelling", content: { ...content, plan } }) as const;
  const put = voted.step("2026-03-02T12:10", maya, correct(content.plan.replace("schools", "schoools")));
  expect(put.ballot.votes).toMatchObject([{ standing: "standing" }]);
  expect(put.vote("2026-03-02T12:20", webb, "yes").ballot.votes).toMatchObject([
    { standing: "standing" },
    { standing: "standing" },
  ]);
  expect(voted.refusal("2026-03-02T12:10", maya, correct(content.plan.replace("ten", "two")))).toEqual({
    kind: "NotOnlySpelling",
    field: "plan",
  });
  const objected = put.step("2026-03-02T12:20", webb, {
    type: "ObjectToCorrection",
    comment: "It means another thing.",
  });
  expect(objected.ballot.votes).toMatchObject([{ standing: "void" }]);
});

test("at the deadline the board's own rule holds where the votes decide nothing, a minute later and not before", () => {
  const open = votedChange().vote("2026-03-02T12:00", okafor, "yes");
  const { closesAt, ballotId } = open.ballot;
  const close = { type: "CloseBallot", ballotId: asId<"ballot">(ballotId) } as const;
  expect(open.refusal("2026-03-03T18:00", timers, close)).toEqual({ kind: "NotDueYet", at: closesAt + 1 });
  const closed = open.step("2026-03-05T09:00", timers, close);
  expect(closed.ballot.ended).toEqual({ result: "to-change-manager", by: "quorum", at: closesAt });
  expect(
    closed.step("2026-03-05T10:00", maya, {
      type: "DecideChange",
      outcome: "rejected",
      reasons: "Nobody spoke for it.",
      advisers: [],
    }).change.status,
  ).toBe("rejected");
});

test("a ballot that lapsed has to be routed anew before anybody decides", () => {
  const lapsing = agreedChange()
    .given({ boards: [board({ terms: { ...terms, atDeadline: "lapses" } })] })
    .step("2026-03-02T11:00", maya, { type: "RouteToBoard", boardId: asId<"board">("e-cab"), reason: "All schools." });
  const lapsed = lapsing.step("2026-03-05T09:00", timers, {
    type: "CloseBallot",
    ballotId: asId<"ballot">(lapsing.ballot.ballotId),
  });
  expect(lapsed.ballot.ended).toMatchObject({ result: "lapsed" });
  expect(
    lapsed.refusal("2026-03-05T10:00", maya, { type: "DecideChange", outcome: "approved", reasons: "", advisers: [] }),
  ).toEqual({ kind: "BallotLapsed" });
  expect(
    lapsed.step("2026-03-05T10:00", maya, { type: "RouteToChangeManager", reason: "It lapsed." }).change.status,
  ).toBe("deciding");
});

test("the deadline of a vote is counted in service time and may be put later, not earlier", () => {
  const open = votedChange();
  // Monday 11:00 to 17:00 are 6 of 16 hours, Tuesday gives 9 and Wednesday the last, from 08:00.
  expect(open.ballot.closesAt).toBe(open.moment("2026-03-04T09:00"));
  const extend = (at: string) =>
    ({
      type: "ExtendBallot",
      ballotId: asId<"ballot">(open.ballot.ballotId),
      closesAt: open.moment(at),
      reason: "Half term.",
    }) as const;
  expect(open.refusal("2026-03-02T12:00", maya, extend("2026-03-03T12:00"))).toMatchObject({
    kind: "NotLaterDeadline",
  });
  expect(open.step("2026-03-02T12:00", maya, extend("2026-03-06T12:00")).ballot.closesAt).toBe(
    open.moment("2026-03-06T12:00"),
  );
});

test("a board whose quorum cannot be met is not asked", () => {
  const small = board({ seats: board().seats.slice(0, 2) });
  const scene = agreedChange().given({ boards: [small] });
  expect(
    scene.refusal("2026-03-02T11:00", maya, { type: "RouteToBoard", boardId: asId<"board">("e-cab"), reason: "All." }),
  ).toEqual({ kind: "QuorumOutOfReach", quorum: 3, seats: 2 });
});
