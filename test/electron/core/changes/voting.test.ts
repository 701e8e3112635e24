import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ChangeDesk } from "../../../support/change/change-desk.ts";
import { content } from "../../../support/change/change-scene.ts";
import { ask } from "../../../support/ticket/calls.ts";

let desk: ChangeDesk;
let seats: Readonly<Record<string, string>>;
let boardId: string;
let id: string;

/** With the board of five since Monday 2 March, 11:00; it closes on Wednesday. */
beforeEach(async () => {
  desk = await ChangeDesk.open();
  ({ boardId, seats } = await desk.board("2026-03-02T08:30"));
  id = await desk.agreed();
  await desk.act("2026-03-02T11:00", "maya", id, { type: "RouteToBoard", boardId, reason: "It touches every school." });
});
afterEach(() => desk.close());

const toVote = async (who: Parameters<ChangeDesk["as"]>[0]) =>
  (await ask(desk.as(who), "change.list", { filter: { list: "to-vote" } })).rows.map((row) => row.id);

describe("a vote", () => {
  test("waits in the inbox of everybody on the board and of nobody else, until they have voted (STK-71)", async () => {
    expect(await toVote("okafor")).toEqual([id]);
    expect(await toVote("amira")).toEqual([]);
    await desk.vote("2026-03-02T11:10", "okafor", id, "yes");
    expect(await toVote("okafor")).toEqual([]);
    const { counts } = await ask(desk.as("webb"), "change.list", { filter: {} });
    expect(counts).toMatchObject({ open: 1, "to-vote": 1 });
  });

  test("is asked for once of each voter, and of nobody any more once the outcome is certain", async () => {
    expect(desk.toldWhom(desk.deliverUntil("2026-03-02T11:01"))).toEqual(
      ["hale", "lindqvist", "maya", "okafor", "webb"].map((name) => `${name}: vote-asked`),
    );
    expect(desk.deliverUntil("2026-03-02T12:00")).toEqual([]);
    await desk.vote("2026-03-02T12:00", "okafor", id, "yes");
    await desk.vote("2026-03-02T12:01", "maya", id, "yes");
    const { change } = await desk.vote("2026-03-02T12:02", "webb", id, "yes");
    expect(change).toMatchObject({ status: "approved" });
    expect(change.ballots[0]?.ended).toMatchObject({ result: "passed", by: "votes" });
    expect(await toVote("hale")).toEqual([]);
    expect(desk.toldWhom(desk.deliverUntil("2026-03-05T09:00"))).not.toContain("hale: vote-warning");
  });

  test("that is missing is warned of before the deadline, once", async () => {
    desk.deliverUntil("2026-03-02T11:01");
    await desk.vote("2026-03-02T12:00", "okafor", id, "yes");
    const told = desk.toldWhom(desk.deliverUntil("2026-03-04T10:30"));
    expect(told).toEqual(["hale", "lindqvist", "maya", "webb"].map((name) => `${name}: vote-warning`));
  });

  test("may be changed until the ballot has ended; what came before stays on record", async () => {
    await desk.vote("2026-03-02T12:00", "okafor", id, "yes");
    const { change } = await desk.vote("2026-03-02T13:00", "okafor", id, "no", { comment: "The back-out is thin." });
    expect(change.ballots[0]?.votes.map(({ choice, standing }) => `${choice} ${standing}`)).toEqual([
      "yes replaced",
      "no standing",
    ]);
  });

  test("is nobody's who does not sit on the board, and a secretary has none", async () => {
    const other = await desk.voteOf("amira", id, "yes", { seatId: seats["okafor"] ?? "" });
    expect(await desk.refusal("2026-03-02T12:00", "amira", id, other)).toMatchObject({ rejection: "NotOnTheBoard" });
    const inOthersName = await desk.voteOf("okafor", id, "yes", { seatId: seats["webb"] ?? "" });
    expect((await desk.refusal("2026-03-02T12:01", "okafor", id, inOthersName)).rejection).toBe("NotSubstituteNow");
  });

  test("of a substitute says for whom, and the member's own goes before it", async () => {
    await desk.keep(boardId, {
      type: "NameSeatSubstitute",
      seatId: seats["okafor"] ?? "",
      person: desk.ids.amira,
      from: Date.UTC(2026, 2, 2),
      until: Date.UTC(2026, 2, 10),
    });
    const vote = await desk.voteOf("amira", id, "no", { seatId: seats["okafor"] ?? "" });
    const { change } = await desk.act("2026-03-02T12:00", "amira", id, vote);
    expect(change.ballots[0]?.votes).toMatchObject([{ votedAs: "substitute", voter: desk.ids.amira, choice: "no" }]);
    await desk.vote("2026-03-02T12:10", "okafor", id, "yes");
    expect((await desk.refusal("2026-03-02T12:20", "amira", id, vote)).rejection).toBe("MemberHasVoted");
  });

  test("by e-mail is entered by the chair with the mail, and the member may countersign or object", async () => {
    const enter = {
      ...(await desk.voteOf("maya", id, "no", { seatId: seats["hale"] ?? "" })),
      type: "EnterVote",
      evidence: "email",
      evidenceText: "From: hale@example.org\n\nNo, not before the exams.",
    } as const;
    expect((await desk.refusal("2026-03-02T12:00", "okafor", id, enter)).rejection).toBe("OnlyTheChair");
    await desk.act("2026-03-02T12:01", "maya", id, enter);
    const { ballotId, seatId } = enter;
    const objection = {
      type: "AnswerEnteredVote",
      ballotId,
      seatId,
      kind: "objected",
      comment: "I said yes.",
    } as const;
    expect((await desk.refusal("2026-03-02T12:02", "webb", id, objection)).rejection).toBe("NothingEnteredForYou");
    const { change } = await desk.act("2026-03-02T12:03", "hale", id, objection);
    expect(change.ballots[0]?.votes).toMatchObject([
      { votedAs: "entered", evidence: { kind: "email" }, standing: "objected", answer: { kind: "objected" } },
    ]);
    expect(await toVote("hale")).toEqual([id]);
  });
});

describe("what is voted on", () => {
  const edited = (over: Partial<typeof content>) =>
    ({ type: "EditContent", content: { ...content, ...over }, givesUpApproval: false }) as const;

  test("edited materially voids the votes, and every voter is told once", async () => {
    desk.deliverUntil("2026-03-02T11:05");
    await desk.vote("2026-03-02T12:00", "okafor", id, "yes");
    await desk.vote("2026-03-02T12:01", "webb", id, "yes");
    const before = (await desk.view(id)).change.contentHash;
    const { change } = await desk.act("2026-03-02T13:00", "asha", id, edited({ backOut: "There is none." }));
    expect(change.ballots[0]?.votes.map(({ standing }) => standing)).toEqual(["void", "void"]);
    expect(change.pastContents).toMatchObject([{ hash: before, content: { backOut: content.backOut } }]);
    const told = desk.toldWhom(desk.deliverUntil("2026-03-02T13:05"));
    expect(told).toEqual(["hale", "lindqvist", "maya", "okafor", "webb"].map((name) => `${name}: vote-changed`));
    const onOld = await desk.voteOf("hale", id, "yes", { hash: before });
    const refused = await desk.refusal("2026-03-02T13:10", "hale", id, onOld);
    expect(refused.rejection).toBe("VotedOnOlderContent");
    expect(refused.message.toLowerCase()).toContain("back-out");
  });

  test("edited in its summary alone keeps every vote", async () => {
    await desk.vote("2026-03-02T12:00", "okafor", id, "yes");
    const { change } = await desk.act("2026-03-02T13:00", "asha", id, edited({ summary: "New firewalls" }));
    expect(change.ballots[0]?.votes.map(({ standing }) => standing)).toEqual(["standing"]);
  });

  test("that was approved differs from what was voted on only by giving the approval up", async () => {
    for (const who of ["okafor", "webb", "maya"] as const) await desk.vote("2026-03-02T12:00", who, id, "yes");
    const edit = edited({ plan: "Everything at once." });
    expect(await desk.refusal("2026-03-02T13:00", "asha", id, edit)).toMatchObject({
      rejection: "ContentFixed",
    });
    const { change } = await desk.act("2026-03-02T13:01", "asha", id, { ...edit, givesUpApproval: true });
    expect(change.status).not.toBe("approved");
  });
});

describe("the voting deadline", () => {
  test("closes the ballot when it comes, also where the desk was off, and passes it on as the board's rule says", async () => {
    await desk.vote("2026-03-02T12:00", "okafor", id, "yes");
    const { change: open } = await desk.view(id);
    const closesAt = open.ballots[0]?.closesAt ?? 0;
    desk.deliverUntil("2026-03-09T09:00");
    const { change } = await desk.view(id);
    expect(change.ballots[0]?.ended).toMatchObject({ result: "to-change-manager", at: closesAt });
    const rows = (await ask(desk.as("maya"), "change.list", { filter: { list: "to-decide" } })).rows;
    expect(rows).toMatchObject([{ id, next: { step: { kind: "decide" } } }]);
  });

  test("cast exactly at it counts, a second later is kept and does not", async () => {
    const closesAt = (await desk.view(id)).change.ballots[0]?.closesAt ?? 0;
    const castAt = async (at: number, who: "okafor" | "webb"): Promise<string | undefined> => {
      const input = await desk.voteOf(who, id, "yes");
      desk.core.setTime(closesAt + 3_600_000);
      await ask(desk.as(who), "change.command", {
        commandId: randomUUID(),
        changeId: id,
        happenedAt: at,
        command: input,
      });
      return (await desk.view(id)).change.ballots[0]?.votes.at(-1)?.standing;
    };
    expect(await castAt(closesAt, "okafor")).toBe("standing");
    expect(await castAt(closesAt + 1_000, "webb")).toBe("late");
  });

  test("of a board that passes by silence passes what nobody said no to", async () => {
    const silent = await desk.board("2026-03-02T08:31", ["maya", "okafor", "webb"], {
      name: "Silent board",
      terms: {
        rule: "majority-of-votes",
        quorum: 0,
        hasCastingVote: false,
        isBinding: true,
        atDeadline: "passes-by-silence",
        periodMs: 3_600_000,
        warnBeforeMs: 0,
      },
    });
    const other = await desk.agreed("2026-03-09");
    const route = { type: "RouteToBoard", boardId: silent.boardId, reason: "Small." } as const;
    await desk.act("2026-03-09T11:00", "maya", other, route);
    desk.deliverUntil("2026-03-09T14:00");
    expect((await desk.view(other)).change).toMatchObject({ status: "approved" });
  });
});
