import { expect, test } from "vitest";
import { whatsNext } from "../../../shared/change/next-step.ts";
import { contentDifference } from "../../../shared/change/proposal/difference.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import {
  acceptedChange,
  agreedChange,
  approvedChange,
  asha,
  assess,
  ChangeScene,
  content,
  loggedChange,
  maya,
  noor,
  sven,
  votedChange,
} from "../../support/change/change-scene.ts";

const withdraw = (over: object = {}) =>
  ({ type: "WithdrawChange", reason: "too-costly", survivor: null, text: "Not this year.", ...over }) as const;

test("STK-17: a change has steps of its own and no response or fix target", () => {
  expect(loggedChange().change).not.toHaveProperty("priority");
  expect(whatsNext(loggedChange().change)).toEqual({
    step: { kind: "filter" },
    with: { person: null, role: "change-manager" },
  });
});

test("STK-66: advice of specialists and users is asked for, dated and kept, and named in the decision", () => {
  const asked = agreedChange().step("2026-03-02T10:30", maya, {
    type: "AskAdvice",
    from: "Sven",
    role: "specialist",
    question: "Does the pair carry ten gigabit?",
  });
  const adviceId = asId<"advice">(asked.change.advice[0]?.adviceId ?? "");
  const given = asked.step("2026-03-02T10:50", sven, { type: "RecordAdvice", adviceId, text: "Yes." });
  expect(given.change.advice).toMatchObject([
    {
      from: "Sven",
      role: "specialist",
      askedAt: given.moment("2026-03-02T10:30"),
      answer: { text: "Yes.", at: given.moment("2026-03-02T10:50") },
    },
  ]);
  const decided = given
    .step("2026-03-02T11:00", maya, { type: "RouteToChangeManager", reason: "Clear." })
    .step("2026-03-02T11:10", maya, { type: "DecideChange", outcome: "approved", reasons: "", advisers: ["Sven"] });
  expect(decided.change.decisions).toMatchObject([
    { by: "change-manager", deciders: ["maya"], advisers: ["Sven"], counts: true },
  ]);
});

test("a rejection needs its reasons, because the customer is told them", () => {
  const routed = agreedChange().step("2026-03-02T11:00", maya, { type: "RouteToChangeManager", reason: "Clear." });
  expect(() =>
    routed.ask("2026-03-02T11:10", maya, { type: "DecideChange", outcome: "rejected", reasons: "", advisers: [] }),
  ).toThrow(/reasons/);
});

test("STK-70: after a rejection the change manager has to tell the customer the reasons", () => {
  const rejected = agreedChange()
    .step("2026-03-02T11:00", maya, { type: "RouteToChangeManager", reason: "Clear." })
    .step("2026-03-02T11:10", maya, { type: "DecideChange", outcome: "rejected", reasons: "Too dear.", advisers: [] });
  expect(whatsNext(rejected.change)).toEqual({
    step: { kind: "tell-customer", about: "rejection" },
    with: { person: null, role: "change-manager" },
  });
  const told = rejected.step("2026-03-02T11:20", maya, {
    type: "TellCustomer",
    about: "rejection",
    whom: "Sam Caller",
    how: "phone",
    text: "Too dear.",
  });
  expect(whatsNext(told.change)).toBeNull();
});

test("STK-70: an appeal is made once; when it is lost, that is the end of it", () => {
  const lost = agreedChange()
    .step("2026-03-02T11:00", maya, { type: "RouteToChangeManager", reason: "Clear." })
    .step("2026-03-02T11:10", maya, { type: "DecideChange", outcome: "rejected", reasons: "Too dear.", advisers: [] })
    .step("2026-03-03T09:00", asha, { type: "MakeAppeal", appellant: "Sam", grounds: "It is paid for." })
    .step("2026-03-03T09:10", noor, { type: "RouteToChangeManager", reason: "The other one decides." })
    .step("2026-03-03T09:20", noor, {
      type: "DecideChange",
      outcome: "rejected",
      reasons: "Still too dear.",
      advisers: [],
    });
  expect(lost.change).toMatchObject({ status: "rejected", stage: "appeal", appeals: [{ outcome: "lost" }] });
  expect(lost.refusal("2026-03-04T09:00", asha, { type: "MakeAppeal", appellant: "Sam", grounds: "Again." })).toEqual({
    kind: "AppealDecided",
  });
});

test("STK-60, STK-70: an appeal won against the filter lets the change in; it is not approved by that", () => {
  const filtered = loggedChange().step("2026-03-02T09:30", maya, { type: "FilterOutChange", explanation: "No plan." });
  const won = filtered
    .step("2026-03-02T10:00", asha, { type: "MakeAppeal", appellant: "Sam", grounds: "The plan is attached." })
    .step("2026-03-02T10:10", maya, { type: "RouteToChangeManager", reason: "Noor decides." })
    .step("2026-03-02T10:20", noor, { type: "DecideChange", outcome: "approved", reasons: "", advisers: [] });
  expect(won.change.status).toBe("assessing");
});

test("STK-68: the customer has a change withdrawn, with a reason, at any step before it is carried out", () => {
  for (const scene of [loggedChange(), acceptedChange(), votedChange(), approvedChange()]) {
    const gone = scene.step("2026-03-02T13:00", asha, withdraw());
    expect(gone.change).toMatchObject({
      status: "withdrawn",
      withdrawal: { reason: "too-costly", askedBy: "customer" },
    });
  }
  const inVote = votedChange().step("2026-03-02T13:00", asha, withdraw());
  expect(inVote.ballot.isAbandoned).toBe(true);
});

test("STK-69: the change manager withdraws a duplicate, linked to the one that is gone on with", () => {
  const scene = loggedChange().given({ linked: { c2: "change", t9: "incident" } });
  const duplicate = (survivor: string | null) =>
    withdraw({ reason: "duplicate", survivor: survivor === null ? null : asId<"change">(survivor) });
  expect(scene.refusal("2026-03-02T10:00", asha, duplicate("c2"))).toMatchObject({ kind: "OnlyTheChangeManager" });
  expect(scene.refusal("2026-03-02T10:00", maya, duplicate(null))).toMatchObject({ kind: "DuplicateNeedsSurvivor" });
  expect(scene.refusal("2026-03-02T10:00", maya, duplicate("c1"))).toEqual({ kind: "DuplicateOfItself" });
  expect(scene.refusal("2026-03-02T10:00", maya, duplicate("t9"))).toMatchObject({ kind: "SurvivorUnknown" });
  expect(scene.step("2026-03-02T10:00", maya, duplicate("c2")).change).toMatchObject({
    status: "withdrawn",
    links: [{ other: "c2", relation: "duplicate-of" }],
    withdrawal: { askedBy: "change-manager", survivor: "c2" },
  });
});

test("what was approved is not changed materially unless the approval is given up, and then it is decided anew", () => {
  const edited = {
    type: "EditContent",
    content: { ...content, plan: "Do it at noon." },
    givesUpApproval: false,
  } as const;
  expect(approvedChange().refusal("2026-03-02T12:00", asha, edited)).toEqual({
    kind: "ContentFixed",
    status: "approved",
    fields: ["plan"],
  });
  const anew = approvedChange().step("2026-03-02T12:00", asha, { ...edited, givesUpApproval: true });
  expect(anew.change.status).toBe("assessing");
  const cosmetic = { ...edited, content: { ...content, contact: "Somebody else" } };
  expect(approvedChange().step("2026-03-02T12:00", asha, cosmetic).change.status).toBe("approved");
});

test("the difference is shown word by word, and put together again gives both texts", () => {
  const after = { ...content, plan: content.plan.replace("ten schools", "two schools"), window: { from: 0, until: 1 } };
  const differences = contentDifference(content, after, ["plan", "window"]);
  expect(differences.map(({ field, isMaterial }) => [field, isMaterial])).toEqual([
    ["plan", true],
    ["window", true],
  ]);
  const parts = differences[0]?.parts ?? [];
  const joined = (without: string) =>
    parts
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join("");
  expect(joined("new")).toBe(content.plan);
  expect(joined("gone")).toBe(after.plan);
  expect(parts.filter(({ kind }) => kind !== "same").map(({ text }) => text)).toEqual(["ten", "two"]);
});

test("a service nobody knows and a window that ends before it begins are refused", () => {
  const edit = (over: Partial<typeof content>) =>
    ({ type: "EditContent", content: { ...content, ...over }, givesUpApproval: false }) as const;
  expect(loggedChange().refusal("2026-03-02T10:00", asha, edit({ services: ["fax"] }))).toEqual({
    kind: "UnknownService",
    service: "fax",
  });
  expect(loggedChange().refusal("2026-03-02T10:00", asha, edit({ window: { from: 5, until: 5 } }))).toEqual({
    kind: "WindowEndsBeforeItBegins",
  });
  expect(
    loggedChange().refusal("2026-03-02T10:00", asha, edit({ window: { from: 0, until: 100 * 86_400_000 } })),
  ).toMatchObject({ kind: "WindowTooLong" });
  expect(
    loggedChange().refusal(
      "2026-03-02T10:00",
      asha,
      edit({ window: { from: 7_289_654_000_000, until: 7_289_654_300_000 } }),
    ),
  ).toMatchObject({ kind: "TooFarAhead" });
});

test("STK-98, STK-106: whether a change touches availability or capacity is flagged when it is assessed", () => {
  const assessed = acceptedChange().step(
    "2026-03-02T10:00",
    maya,
    assess({ affectsAvailability: true, affectsCapacity: true }),
  );
  expect(assessed.change.assessment).toMatchObject({ affectsAvailability: true, affectsCapacity: true });
  expect(new ChangeScene().state.status).toBe("none");
});
