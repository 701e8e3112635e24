import { describe, expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import { logged, resolve, Scene, timer } from "./scene.ts";

const open = logged("stockport", "2026-06-08T10:00");
const NOW = "2026-06-08T11:00";
const ann = asId<"person">("p-ann");

describe("assigning", () => {
  test("changes what it names and leaves the rest", () => {
    const both = open
      .step(NOW, { type: "AssignTicket", owner: ann })
      .step(NOW, { type: "AssignTicket", team: "Network" });
    expect(both.state).toMatchObject({ owner: ann, team: "Network" });
    expect(both.step(NOW, { type: "AssignTicket", owner: null }).state).toMatchObject({ owner: null, team: "Network" });
  });

  test("to whoever has it already is refused", () => {
    const anns = open.step(NOW, { type: "AssignTicket", owner: ann });
    expect(anns.refusal(NOW, { type: "AssignTicket", owner: ann })).toMatchObject({ kind: "AssignmentUnchanged" });
  });

  test("to a support team begins the triage, once for that team (COV-58)", () => {
    const transfer = { type: "TransferToSupportTeam", team: "Network" } as const;
    const moved = open.step(NOW, transfer);
    expect(moved.state).toMatchObject({ team: "Network", transferredAt: moved.moment(NOW) });
    expect(moved.refusal(NOW, transfer)).toMatchObject({ kind: "AssignmentUnchanged" });
    const named = open.step(NOW, { type: "AssignTicket", team: "Network" });
    expect(named.step(NOW, transfer).state).toMatchObject({ transferredAt: named.moment(NOW) });
  });
});

describe("speaking to the customer", () => {
  const spoke = { type: "AcknowledgeTicket", how: "phone", text: "We are on it" } as const;

  test("the first time is the response, also when it is recorded after a later one", () => {
    const late = open.step("2026-06-08T11:00", spoke).step("2026-06-08T10:40", spoke);
    expect(late.state).toMatchObject({
      firstContactAt: late.moment("2026-06-08T10:40"),
      lastUpdateAt: late.moment("2026-06-08T11:00"),
    });
  });

  test("again later leaves the response where it was", () => {
    const twice = open.step("2026-06-08T10:40", spoke).step("2026-06-08T11:00", spoke);
    expect(twice.state).toMatchObject({ firstContactAt: twice.moment("2026-06-08T10:40") });
  });

  test("an update is heard, but is no response (STK-39)", () => {
    const told = open.step(NOW, { type: "SendUpdate", phase: "receipt", text: "Logged" });
    expect(told.state).toMatchObject({ firstContactAt: null, lastUpdateAt: told.moment(NOW) });
  });

  test("cannot have happened before the ticket was logged", () => {
    expect(open.refusal("2026-06-08T09:59", spoke)).toMatchObject({
      kind: "HappenedTooEarly",
      message:
        "This cannot have happened at Mon 8 Jun 2026, 09:59, before the ticket was logged (Mon 8 Jun 2026, 10:00). Give a later time, and check this computer's clock.",
      earliestAt: open.moment("2026-06-08T10:00"),
    });
  });

  test("may be recorded late; what moves a clock keeps its order", () => {
    const resolved = open.step("2026-06-08T12:00", resolve);
    expect(resolved.step("2026-06-08T11:00", { type: "AddNote", text: "Called at eleven" }).state.status).toBe(
      "resolved",
    );
    expect(resolved.refusal("2026-06-08T11:59", { type: "ReopenTicket", reason: "No" })).toMatchObject({
      kind: "HappenedTooEarly",
    });
  });

  test("about a ticket nobody logged is refused", () => {
    expect(new Scene("sips").refusal(NOW, spoke)).toMatchObject({ kind: "TicketDoesNotExist" });
  });
});

describe("converting", () => {
  const toRequest = { type: "ConvertTicket", to: "service-request", priority: "P3", reason: "New mailbox" } as const;
  const verified = { check: "authorised-name", confirmedBy: "Head" };

  test("takes the priority of the new kind and keeps the moment of logging (COV-22)", () => {
    const incident = logged("coventry", "2026-06-08T10:00", { priority: "P4" });
    const request = incident.step(NOW, { ...toRequest, priority: "SR", verified });
    expect(request.state).toMatchObject({
      kind: "service-request",
      loggedAt: incident.moment("2026-06-08T10:00"),
      priority: { agreement: "proposed", current: "SR" },
    });
    expect(incident.refusal(NOW, { ...toRequest, priority: "P4", verified })).toMatchObject({
      kind: "PriorityNotInAgreement",
    });
  });

  test("to a kind that needs a check brings the check along (STK-51)", () => {
    expect(open.refusal(NOW, toRequest)).toMatchObject({ kind: "CallerCheckNeeded" });
    expect(open.step(NOW, { ...toRequest, verified }).state).toMatchObject({ status: "open", verifiedBy: verified });
  });

  test("there and back asks for the check once", () => {
    const passed = open.step(NOW, { ...toRequest, verified });
    const back = passed.step(NOW, { ...toRequest, to: "incident", priority: "P2" });
    expect(back.step(NOW, toRequest).state).toMatchObject({ kind: "service-request", verifiedBy: verified });
  });

  test("of an unverified request to an incident opens it: incidents are never held up", () => {
    const pending = logged("stockport", "2026-06-08T10:00", {
      kind: "service-request",
      priority: "P3",
      verification: "pending",
    });
    const incident = pending.step(NOW, { ...toRequest, to: "incident", priority: "P1" });
    expect(incident.state).toMatchObject({ status: "open", kind: "incident", priority: { current: "P1" } });
  });

  test("to what it is, or to what the agreement does not know, is refused", () => {
    expect(open.refusal(NOW, { ...toRequest, to: "incident" })).toMatchObject({ kind: "TicketIsOfThatKind" });
    expect(open.refusal(NOW, { ...toRequest, to: "enquiry" })).toMatchObject({ kind: "KindNotInAgreement" });
  });
});

describe("linking", () => {
  const link = { type: "LinkTicket", other: asId<"ticket">("t9"), relation: "related-to" } as const;

  test("joins two tickets in one way once", () => {
    const linked = open.step(NOW, link);
    expect(linked.state).toMatchObject({ links: [{ other: "t9", relation: "related-to" }] });
    expect(linked.refusal(NOW, link)).toMatchObject({ kind: "AlreadyLinked" });
    expect(linked.step(NOW, { ...link, relation: "child-of" }).state).toMatchObject({
      links: [{}, { relation: "child-of" }],
    });
  });

  test("does not join a ticket with itself", () => {
    expect(open.refusal(NOW, { ...link, other: asId("t1") })).toMatchObject({ kind: "LinkToItself" });
  });
});

describe("a due moment or warning", () => {
  const due = open.moment("2026-06-10T10:00");
  const at65 = {
    type: "RecordThreshold",
    promise: "fix",
    percent: 65,
    thresholdAt: open.moment("2026-06-09T12:00"),
    dueAt: due,
    to: ["assigned support officer"],
    isLate: false,
  } as const;

  test("is recorded once, under an id that every station makes alike", () => {
    const warned = open.step("2026-06-09T12:00", at65);
    expect(warned.state).toMatchObject({ thresholds: [{ thresholdId: `t1:fix:65:${due}` }] });
    expect(warned.refusal("2026-06-09T12:00", at65)).toMatchObject({ kind: "ThresholdAlreadyRecorded" });
    const newDeadline = { ...at65, dueAt: due + 60_000 };
    expect(warned.step("2026-06-09T12:00", newDeadline).state).toMatchObject({ thresholds: [{}, {}] });
  });

  test("is not recorded before it comes, nor after the ticket is resolved (STK-79)", () => {
    expect(open.refusal("2026-06-09T11:59", at65)).toMatchObject({ kind: "NotDueYet" });
    const resolved = open.step("2026-06-09T11:00", resolve);
    expect(resolved.refusal("2026-06-09T12:00", at65)).toMatchObject({ kind: "TicketAlreadyResolved" });
  });

  test("of the response is not recorded once the customer was spoken to", () => {
    const spoken = open.step("2026-06-08T11:00", { type: "AcknowledgeTicket", how: "phone", text: "Hello" });
    const response = { ...at65, promise: "response" } as const;
    expect(spoken.refusal("2026-06-09T12:00", response)).toMatchObject({ kind: "ThresholdNoLongerTrue" });
    expect(open.step("2026-06-09T12:00", response).state).toMatchObject({ thresholds: [{ promise: "response" }] });
  });

  test("of a decision is recorded only while the priority is disputed", () => {
    const decision = { ...at65, promise: "decision", percent: 100 } as const;
    expect(open.refusal("2026-06-09T12:00", decision)).toMatchObject({ kind: "ThresholdNoLongerTrue" });
    const disputed = open.step(NOW, { type: "DisputePriority", callerWants: "P1", callerSays: "Now" });
    expect(disputed.step("2026-06-09T12:00", decision).state).toMatchObject({ thresholds: [{ promise: "decision" }] });
  });
});

test("a warning tells the owner only where somebody has the ticket", () => {
  const due = {
    type: "RecordThreshold",
    promise: "fix",
    percent: 100,
    thresholdAt: open.moment(NOW),
    dueAt: open.moment(NOW),
    to: ["owner", "team leader"],
    isLate: false,
  } as const;
  expect(open.happens(NOW, due, timer)).toMatchObject([{ to: ["team leader"] }]);
  const anns = open.step(NOW, { type: "AssignTicket", owner: ann });
  expect(anns.happens(NOW, due, timer)).toMatchObject([{ to: ["owner", "team leader"] }]);
});
