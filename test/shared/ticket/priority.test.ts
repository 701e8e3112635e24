import { describe, expect, test } from "vitest";
import { jo, logged, resolve } from "./scene.ts";

const open = logged("stockport", "2026-06-08T10:00");
const NOW = "2026-06-08T10:30";
const agree = (priority: string) => ({ type: "AgreePriority", priority, agreedWith: "Sam", how: "by-phone" }) as const;

describe("agreeing a priority", () => {
  test("records who agreed and how (STK-23, COV-24)", () => {
    expect(open.step(NOW, agree("P2")).state).toMatchObject({
      priority: { agreement: "agreed", current: "P2", agreedWith: "Sam", how: "by-phone" },
    });
  });

  test("on another one changes it, and the change is on record with its reason", () => {
    expect(open.happens(NOW, agree("P1"))).toEqual([
      { type: "PriorityChanged", from: "P2", to: "P1", reason: "Agreed with Sam by phone" },
      { type: "PriorityAgreed", priority: "P1", agreedWith: "Sam", how: "by-phone" },
    ]);
    expect(open.step(NOW, agree("P1")).state).toMatchObject({ priority: { agreement: "agreed", current: "P1" } });
  });

  test("refuses a priority the agreement does not have", () => {
    expect(open.refusal(NOW, agree("P9"))).toMatchObject({ kind: "PriorityNotInAgreement" });
  });

  test("ends with the ticket's resolution", () => {
    expect(open.step(NOW, resolve).refusal(NOW, agree("P1"))).toMatchObject({ kind: "TicketAlreadyResolved" });
  });
});

describe("proposing a priority", () => {
  const propose = {
    type: "ProposePriority",
    priority: "P1",
    impact: "school",
    urgency: "now",
    callerSays: "All of us",
    callerWants: "P1",
  } as const;

  test("lets the ticket run on the proposal until another is agreed", () => {
    expect(open.step(NOW, propose).state).toMatchObject({
      priority: { agreement: "proposed", current: "P1", impact: "school", callerSays: "All of us" },
    });
  });

  test("does not undo an agreement", () => {
    expect(open.step(NOW, agree("P2")).refusal(NOW, propose)).toMatchObject({ kind: "PriorityAlreadyAgreed" });
    const sameAgain = open.step(NOW, agree("P1")).step(NOW, propose);
    expect(sameAgain.state).toMatchObject({ priority: { agreement: "agreed", impact: "school" } });
  });

  test("refuses what the caller cannot want", () => {
    expect(open.refusal(NOW, { ...propose, callerWants: "P9" })).toMatchObject({ kind: "PriorityNotInAgreement" });
  });
});

describe("a disputed priority", () => {
  const dispute = { type: "DisputePriority", callerWants: "P1", callerSays: "Nobody can work" } as const;
  const disputed = open.step(NOW, dispute);

  test("leaves the analyst's in force and keeps the caller's view beside it", () => {
    expect(disputed.state).toMatchObject({
      priority: { agreement: "disputed", current: "P2", callerWants: "P1", callerSays: "Nobody can work" },
    });
  });

  test("is disputed once, and not about the priority in force", () => {
    expect(disputed.refusal(NOW, dispute)).toMatchObject({ kind: "PriorityDisputed" });
    expect(open.refusal(NOW, { ...dispute, callerWants: "P2" })).toMatchObject({ kind: "CallerWantsSamePriority" });
    expect(open.refusal(NOW, { ...dispute, callerWants: "P7" })).toMatchObject({ kind: "PriorityNotInAgreement" });
  });

  test("can be about the analyst's new proposal: the ticket runs on that one, in the same act", () => {
    const about = { ...dispute, priority: "P3" } as const;
    expect(open.happens(NOW, about)).toEqual([
      { type: "PriorityChanged", from: "P2", to: "P3", reason: "Proposed by the desk; the caller disagrees" },
      { type: "PriorityDisputed", priority: "P3", callerWants: "P1", callerSays: "Nobody can work" },
    ]);
    expect(open.step(NOW, about).state).toMatchObject({
      priority: { agreement: "disputed", current: "P3", callerWants: "P1" },
    });
    expect(open.step(NOW, { ...about, callerWants: "P2" }).state).toMatchObject({ priority: { callerWants: "P2" } });
    expect(open.refusal(NOW, { ...about, priority: "P9" })).toMatchObject({ kind: "PriorityNotInAgreement" });
    expect(open.refusal(NOW, { ...about, priority: "P1" })).toMatchObject({ kind: "CallerWantsSamePriority" });
  });

  test("is not changed past the dispute", () => {
    const change = { type: "ChangePriority", priority: "P3", reason: "Quieter now" } as const;
    expect(disputed.refusal(NOW, change)).toMatchObject({ kind: "PriorityDisputed" });
  });

  test("is settled with a reason, and then is no agreement of the caller's", () => {
    const settled = disputed.step(NOW, { type: "SettleDispute", priority: "P1", reason: "Exams are on" });
    expect(settled.state).toMatchObject({
      priority: { agreement: "settled", current: "P1", reason: "Exams are on", settledBy: jo },
    });
    expect(settled.events.map((event) => event.type)).toEqual([
      "TicketLogged",
      "PriorityDisputed",
      "PriorityChanged",
      "DisputeSettled",
    ]);
  });

  test("can be settled where it stands, and only while it is disputed", () => {
    const stays = { type: "SettleDispute", priority: "P2", reason: "One room only" } as const;
    expect(disputed.happens(NOW, stays)).toEqual([{ type: "DisputeSettled", priority: "P2", reason: "One room only" }]);
    expect(open.refusal(NOW, stays)).toMatchObject({ kind: "PriorityNotDisputed" });
  });

  test("ends when the caller agrees after all", () => {
    expect(disputed.step(NOW, agree("P2")).state).toMatchObject({ priority: { agreement: "agreed", current: "P2" } });
  });
});

describe("changing a priority", () => {
  test("needs a reason or the caller's agreement", () => {
    expect(open.refusal(NOW, { type: "ChangePriority", priority: "P3" })).toMatchObject({
      kind: "ChangeNeedsReasonOrAgreement",
    });
  });

  test("with the caller's agreement is an agreed priority; with a reason alone a proposed one", () => {
    const agreed = { agreedWith: "Sam", how: "by-email" } as const;
    expect(open.step(NOW, { type: "ChangePriority", priority: "P3", agreed }).state).toMatchObject({
      priority: { agreement: "agreed", current: "P3" },
    });
    const why = { type: "ChangePriority", priority: "P3", reason: "A workaround holds" } as const;
    expect(open.step(NOW, agree("P2")).step(NOW, why).state).toMatchObject({
      priority: { agreement: "proposed", current: "P3" },
    });
  });

  test("to the one in force changes nothing", () => {
    const same = { type: "ChangePriority", priority: "P2", reason: "x" } as const;
    expect(open.refusal(NOW, same)).toMatchObject({ kind: "PriorityUnchanged" });
  });

  test("out of the major incidents needs a reason under Coventry, also where the caller agrees (COV-57)", () => {
    const major = logged("coventry", "2026-06-08T10:00", { priority: "P1" });
    expect(major.refusal(NOW, agree("P3"))).toMatchObject({ kind: "DowngradeNeedsReason" });
    const disputed = { type: "DisputePriority", priority: "P3", callerWants: "P1", callerSays: "Still down" } as const;
    expect(major.refusal(NOW, disputed)).toMatchObject({ kind: "DowngradeNeedsReason" });
    expect(major.happens(NOW, { ...disputed, reason: "One room only" })[0]).toMatchObject({ reason: "One room only" });
    expect(major.step(NOW, agree("P2")).state).toMatchObject({ priority: { current: "P2" } });
    expect(major.step(NOW, { ...agree("P3"), reason: "One printer" }).state).toMatchObject({
      priority: { current: "P3" },
    });
    const critical = logged("stockport", "2026-06-08T10:00", { priority: "Critical" });
    expect(critical.step(NOW, agree("P3")).state).toMatchObject({ priority: { current: "P3" } });
  });
});
