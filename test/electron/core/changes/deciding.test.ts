import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ChangeDesk } from "../../../support/change/change-desk.ts";
import { content } from "../../../support/change/change-scene.ts";
import { ask, logCall } from "../../../support/ticket/calls.ts";

let desk: ChangeDesk;
let id: string;
beforeEach(async () => {
  desk = await ChangeDesk.open();
  id = await desk.agreed();
});
afterEach(() => desk.close());

const toManager = (local: string, change = id) =>
  desk.act(local, "maya", change, { type: "RouteToChangeManager", reason: "Known and small." });

async function rejected(): Promise<void> {
  await toManager("2026-03-02T11:00");
  const decision = { type: "DecideChange", outcome: "rejected", reasons: "Too near the exams.", advisers: [] } as const;
  await desk.act("2026-03-02T11:30", "maya", id, decision);
}

async function approved(change = id): Promise<void> {
  await toManager("2026-03-02T11:00", change);
  const decision = { type: "DecideChange", outcome: "approved", reasons: "", advisers: ["Sven"] } as const;
  await desk.act("2026-03-02T11:30", "maya", change, decision);
}

const listed = async (list: "ended" | "with-customer" | "scheduled" | "to-review" | "to-decide", who = "maya") =>
  (await ask(desk.as(who as "maya"), "change.list", { filter: { list } })).rows;

describe("a decision", () => {
  test("is recorded with decider, advisers and date; advice is asked for and dated (STK-61, STK-66)", async () => {
    await desk.act("2026-03-02T10:20", "maya", id, {
      type: "AskAdvice",
      from: "Sven",
      role: "specialist",
      question: "Is the pair fast enough?",
    });
    const [asked] = (await desk.view(id)).change.advice;
    const adviceId = asked?.adviceId ?? "none";
    await desk.act("2026-03-02T10:40", "sven", id, { type: "RecordAdvice", adviceId, text: "Yes, twice over." });
    await approved();
    const { change } = await desk.view(id);
    expect(change.advice).toMatchObject([{ from: "Sven", answer: { text: "Yes, twice over." } }]);
    expect(change.decisions).toMatchObject([
      { outcome: "approved", by: "change-manager", deciders: [desk.ids.maya], advisers: ["Sven"] },
    ]);
  });

  test("to reject comes with reasons, and the customer is told next (STK-70)", async () => {
    await toManager("2026-03-02T11:00");
    const bare = await desk.as("maya").request("change.command", {
      commandId: randomUUID(),
      changeId: id,
      command: { type: "DecideChange", outcome: "rejected", reasons: "", advisers: [] },
    });
    expect(bare).toMatchObject({ ok: false, error: { kind: "invalid", faults: [{ path: "command.reasons" }] } });
    await desk.act("2026-03-02T11:30", "maya", id, {
      type: "DecideChange",
      outcome: "rejected",
      reasons: "Too near the exams.",
      advisers: [],
    });
    expect(await listed("with-customer")).toMatchObject([
      { id, status: "rejected", next: { step: { kind: "tell-customer", about: "rejection" } } },
    ]);
  });

  test("is appealed against once, and decided by others than the first deciders (STK-70)", async () => {
    await rejected();
    const appeal = { type: "MakeAppeal", appellant: "Sam Caller", grounds: "The exams have moved." } as const;
    await desk.act("2026-03-03T09:00", "asha", id, appeal);
    await desk.act("2026-03-03T09:10", "noor", id, { type: "RouteToChangeManager", reason: "Others decide." });
    const decision = { type: "DecideChange", outcome: "approved", reasons: "", advisers: [] } as const;
    const refused = await desk.refusal("2026-03-03T09:20", "maya", id, decision);
    expect(refused.rejection).toBe("DecidedBefore");
    expect(refused.message).toContain("Change Rejected");
    const { change } = await desk.act("2026-03-03T09:30", "noor", id, decision);
    expect(change).toMatchObject({ status: "approved", appeals: [{ outcome: "won" }] });
  });
});

describe("a withdrawal", () => {
  test("by the customer has a reason code, and the change is over (STK-68)", async () => {
    const withdrawal = { type: "WithdrawChange", reason: "too-costly", survivor: null, text: "No money." } as const;
    const { change } = await desk.act("2026-03-02T11:00", "asha", id, withdrawal);
    expect(change).toMatchObject({ status: "withdrawn", withdrawal: { reason: "too-costly", askedBy: "customer" } });
    expect((await listed("ended")).map((row) => row.id)).toEqual([id]);
    expect(desk.deliverUntil("2026-05-04T09:00")).toEqual([]);
  });

  test("as a duplicate is the change manager's, and names the change that goes on (STK-69)", async () => {
    const survivor = await desk.log("2026-03-02T11:00");
    const duplicate = { type: "WithdrawChange", reason: "duplicate", text: "Asked for twice." } as const;
    expect((await desk.refusal("2026-03-02T11:01", "asha", id, { ...duplicate, survivor })).rejection).toBe(
      "OnlyTheChangeManager",
    );
    const lone = await desk.refusal("2026-03-02T11:02", "maya", id, { ...duplicate, survivor: null });
    expect(lone.rejection).toBe("DuplicateNeedsSurvivor");
    const stray = await desk.refusal("2026-03-02T11:03", "maya", id, { ...duplicate, survivor: randomUUID() });
    expect(stray.rejection).toBe("SurvivorUnknown");
    const { change, titles } = await desk.act("2026-03-02T11:04", "maya", id, { ...duplicate, survivor });
    expect(change.links).toContainEqual({ other: survivor, relation: "duplicate-of" });
    expect(titles[survivor]).toMatch(/^CH-/);
    expect(await listed("with-customer")).toMatchObject([{ id, next: { step: { about: "withdrawal" } } }]);
  });
});

describe("an approved change", () => {
  test("has no clock until a specialist has negotiated its date, which is then warned of and missed once each (STK-38, STK-67)", async () => {
    await approved();
    const [row] = (await ask(desk.as("sven"), "change.list", { filter: { list: "to-decide" } })).rows;
    expect(row).toMatchObject({ id, dueAt: null, next: { step: { kind: "negotiate-deadline" } } });
    const dueAt = Date.UTC(2026, 2, 6, 12);
    const negotiated = { type: "NegotiateDeadline", dueAt, agreedWith: "Sam Caller", how: "phone", text: "" } as const;
    expect((await desk.refusal("2026-03-02T12:00", "asha", id, negotiated)).rejection).toBe("forbidden");
    await desk.act("2026-03-02T12:01", "sven", id, negotiated);
    expect((await ask(desk.as("sven"), "change.list", { filter: {} })).rows).toMatchObject([{ id, dueAt }]);
    const told = desk.deliverUntil("2026-03-06T12:01").map((notice) => notice.kind === "change" && notice.what);
    expect(told).toEqual(["deadline-warning", "deadline-warning", "deadline-missed"]);
  });

  test("goes on the schedule, is carried out, and is reviewed with the incidents it caused (STK-59, STK-98, STK-106)", async () => {
    await approved();
    const slot = { from: Date.UTC(2026, 2, 6, 19), until: Date.UTC(2026, 2, 6, 21) };
    await desk.act("2026-03-02T12:00", "sven", id, { type: "ScheduleChange", ...slot, overrideReason: "" });
    expect(await listed("scheduled")).toMatchObject([{ id, slot }]);
    const span = { from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 3, 1) };
    expect(await ask(desk.as("asha"), "schedule.list", span)).toMatchObject([
      { id, kind: "change", ...slot, status: "planned", affectsAvailability: true },
    ]);
    await desk.act("2026-03-06T22:00", "sven", id, {
      type: "RecordCarriedOut",
      outcome: "backed-out",
      startedAt: slot.from,
      endedAt: slot.until,
      text: "The pair did not take over.",
    });
    expect(await listed("to-review")).toMatchObject([{ id, outcome: "backed-out" }]);
    const { ticketId } = await logCall(desk.as("asha"));
    const { change } = await desk.act("2026-03-09T09:00", "maya", id, {
      type: "ReviewChange",
      worked: false,
      availability: "worse",
      capacity: "none",
      incidents: [ticketId],
      text: "Tried again in April.",
    });
    expect(change).toMatchObject({ status: "reviewed", review: { availability: "worse", incidents: [ticketId] } });
    expect(change.links).toContainEqual({ other: ticketId, relation: "caused-incident" });
    expect((await listed("ended")).map((row) => row.id)).toEqual([id]);
  });

  test("that nobody touches comes to its owner after the days the rules say, once", async () => {
    await approved();
    await desk.act("2026-03-02T12:00", "maya", id, { type: "AssignChange", owner: desk.ids.sven, team: null });
    expect(desk.toldWhom(desk.deliverUntil("2026-03-09T11:59"))).toEqual([]);
    expect(desk.toldWhom(desk.deliverUntil("2026-03-09T12:01"))).toEqual(["sven: idle"]);
    expect(desk.toldWhom(desk.deliverUntil("2026-03-30T09:00"))).toEqual([]);
  });

  test("that is a project has phases, each due on its date and no clock of the agreement (STK-76, CPS-32)", async () => {
    await desk.act("2026-03-02T12:00", "maya", id, { type: "MarkProject", isProject: true, why: "A year's work." });
    await desk.act("2026-03-02T12:01", "maya", id, { type: "PlanPhase", name: "Pilot", dueOn: "2026-03-04" });
    expect((await ask(desk.as("asha"), "change.list", { filter: {} })).rows).toMatchObject([{ isProject: true }]);
    const told = desk.toldWhom(desk.deliverUntil("2026-03-05T09:00"));
    expect(told).toEqual(["change manager: phase-due"]);
    const [phase] = (await desk.view(id)).change.phases;
    const done = await desk.act("2026-03-05T09:01", "maya", id, { type: "FinishPhase", phaseId: phase?.phaseId ?? "" });
    expect(done.change.phases).toMatchObject([{ name: "Pilot", doneAt: desk.core.now() }]);
  });
});

describe("a standard change", () => {
  test("follows a template approved beforehand, and goes past the board as long as the approval lasts", async () => {
    const templateId = randomUUID();
    desk.at("2026-03-02T08:00");
    await desk.template(templateId, { type: "WriteTemplate", title: "Add a firewall rule", content });
    const over = { templateId: templateId as never };
    await expect(desk.log("2026-03-02T08:01", over)).rejects.toThrow(/TemplateNotApproved/);
    await desk.template(templateId, { type: "ApproveTemplate", until: Date.UTC(2026, 3, 1) });
    const change = await desk.log("2026-03-02T08:10", over);
    expect((await desk.view(change)).change).toMatchObject({
      status: "approved",
      template: { templateId, approvedBy: desk.ids.maya },
      decisions: [{ by: "template", deciders: [desk.ids.maya] }],
    });
    await expect(desk.log("2026-04-02T08:10", over)).rejects.toThrow(/TemplateNotApproved/);
  });
});
