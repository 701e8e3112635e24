import { expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import {
  acceptedChange,
  agreedChange,
  amira,
  approvedChange,
  asha,
  assess,
  ChangeScene,
  content,
  lena,
  log,
  loggedChange,
  maya,
  noor,
  okafor,
  sven,
  timers,
  votedChange,
} from "../../support/change/change-scene.ts";

test("STK-16: a change comes by telephone or e-mail, by nothing else", () => {
  expect(loggedChange().change).toMatchObject({ status: "logged", reference: "CH-4K7-72Y", channel: "phone" });
  expect(new ChangeScene().refusal("2026-03-02T09:00", asha, log({ channel: "fax" }))).toEqual({
    kind: "ChannelNotForChanges",
    channel: "fax",
    allowed: ["phone", "email"],
    clause: "STK-16: Types of Service Request - Change Requests",
  });
});

test("STK-16: a change made of a ticket stays linked to it", () => {
  const made = new ChangeScene().step("2026-03-02T09:00", asha, log({ fromTicket: asId<"ticket">("t7") }));
  expect(made.change.links).toEqual([{ other: "t7", relation: "raised-by-ticket" }]);
});

test("STK-59: a change goes from the first call to its review, each step after the one before it", () => {
  const done = approvedChange()
    .step("2026-03-02T12:00", sven, {
      type: "NegotiateDeadline",
      dueAt: Date.UTC(2026, 2, 20, 17),
      agreedWith: "Sam Caller",
      how: "phone",
      text: "",
    })
    .step("2026-03-02T12:10", maya, {
      type: "ScheduleChange",
      from: Date.UTC(2026, 2, 7, 8),
      until: Date.UTC(2026, 2, 7, 12),
      overrideReason: "",
    })
    .step("2026-03-07T13:00", sven, {
      type: "RecordCarriedOut",
      outcome: "implemented",
      startedAt: Date.UTC(2026, 2, 7, 8),
      endedAt: Date.UTC(2026, 2, 7, 11),
      text: "Switched over, ten schools tested.",
    })
    .step("2026-03-09T09:00", maya, {
      type: "ReviewChange",
      worked: true,
      availability: "none",
      capacity: "better",
      incidents: [],
      text: "As planned.",
    });
  expect(done.change.status).toBe("reviewed");
  expect(loggedChange().refusal("2026-03-02T09:30", maya, assess())).toEqual({
    kind: "NotAtThisStep",
    status: "logged",
    needs: ["assessing"],
  });
});

test("STK-60: a change rejected at the filter is explained, and that the customer was told is on record", () => {
  const out = loggedChange().step("2026-03-02T09:30", maya, {
    type: "FilterOutChange",
    explanation: "No plan and no back-out.",
    told: { whom: "Sam Caller", how: "phone" },
  });
  expect(out.change).toMatchObject({
    status: "rejected",
    stage: "filter",
    told: [{ about: "filter-rejection", whom: "Sam Caller", how: "phone", text: "No plan and no back-out." }],
  });
});

test("STK-61: the change manager chooses who decides, and the choice is kept with its reason", () => {
  expect(votedChange().change).toMatchObject({
    status: "deciding",
    route: { to: "board", boardId: "e-cab", reason: "It touches every school." },
  });
});

test("STK-62, STK-63: routed only once the three questions are answered and the level is agreed", () => {
  const route = { type: "RouteToChangeManager", reason: "Small." } as const;
  expect(acceptedChange().refusal("2026-03-02T10:00", maya, route)).toEqual({ kind: "NotAssessedYet" });
  const assessed = acceptedChange().step("2026-03-02T10:00", maya, assess());
  expect(assessed.refusal("2026-03-02T10:05", maya, route)).toMatchObject({ kind: "LevelNotAgreed", level: "high" });
  const disputed = assessed.step("2026-03-02T10:06", maya, {
    type: "DisputeLevel",
    wants: "low",
    customerSays: "It can wait until summer.",
  });
  expect(disputed.refusal("2026-03-02T10:07", maya, route)).toMatchObject({ kind: "LevelNotAgreed" });
  const settled = disputed.step("2026-03-02T10:08", lena, { type: "SettleLevel", level: "high", reason: "Security." });
  expect(settled.step("2026-03-02T10:09", maya, route).change.status).toBe("deciding");
  expect(agreedChange().change.level).toMatchObject({ agreement: "agreed", agreedWith: "Sam Caller", how: "phone" });
});

test("STK-70: a rejection is appealed against and decided by others than who rejected it", () => {
  const rejected = agreedChange()
    .step("2026-03-02T11:00", maya, { type: "RouteToChangeManager", reason: "Known." })
    .step("2026-03-02T11:30", maya, { type: "DecideChange", outcome: "rejected", reasons: "Too dear.", advisers: [] });
  const appealed = rejected
    .step("2026-03-03T09:00", asha, { type: "MakeAppeal", appellant: "Sam Caller", grounds: "It is paid for." })
    .step("2026-03-03T09:30", maya, { type: "RouteToChangeManager", reason: "The other change manager decides." });
  const decide = { type: "DecideChange", outcome: "approved", reasons: "", advisers: [] } as const;
  expect(appealed.refusal("2026-03-03T10:00", maya, decide)).toMatchObject({ kind: "DecidedBefore" });
  expect(appealed.step("2026-03-03T10:00", noor, decide).change).toMatchObject({
    status: "approved",
    appeals: [{ outcome: "won" }],
  });
});

test("STK-70: who rejected it does not sit on the board that decides the appeal", () => {
  const appealed = agreedChange()
    .step("2026-03-02T11:00", maya, { type: "RouteToChangeManager", reason: "Known." })
    .step("2026-03-02T11:30", maya, { type: "DecideChange", outcome: "rejected", reasons: "Too dear.", advisers: [] })
    .step("2026-03-03T09:00", asha, { type: "MakeAppeal", appellant: "Sam Caller", grounds: "It is paid for." })
    .step("2026-03-03T09:30", maya, { type: "RouteToBoard", boardId: asId<"board">("e-cab"), reason: "Appeal." });
  expect(appealed.ballot.seats.map(({ person }) => person)).not.toContain("maya");
  expect(appealed.ballot.seats).toHaveLength(4);
});

test("a vote on the board is refused to whoever has no seat", () => {
  expect(votedChange().refusal("2026-03-02T12:00", sven, votedChange().voteOf(sven, "yes", "", "seat-okafor"))).toEqual(
    {
      kind: "NotOnTheBoard",
    },
  );
});

test("a material edit voids the votes and a cosmetic one does not", () => {
  const voted = votedChange().vote("2026-03-02T12:00", okafor, "yes");
  const cosmetic = voted.step("2026-03-02T12:10", asha, {
    type: "EditContent",
    content: { ...content, contact: "Network team, extension 12" },
    givesUpApproval: false,
  });
  expect(cosmetic.ballot.votes).toMatchObject([{ standing: "standing" }]);
  const material = voted.step("2026-03-02T12:10", asha, {
    type: "EditContent",
    content: { ...content, plan: "Switch over at noon." },
    givesUpApproval: false,
  });
  expect(material.ballot.votes).toMatchObject([{ standing: "void" }]);
});

test("nobody closes a ballot but the desk's timers, and they not before it is over", () => {
  const voted = votedChange();
  const close = { type: "CloseBallot", ballotId: asId<"ballot">(voted.ballot.ballotId) } as const;
  expect(voted.refusal("2026-03-02T12:00", timers, close)).toMatchObject({ kind: "NotDueYet" });
  expect(voted.refusal("2026-03-02T12:00", amira, voted.voteOf(amira, "yes", "", "seat-hale"))).toEqual({
    kind: "NotOnTheBoard",
  });
});
