import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { WEDNESDAY_TEN } from "../../support/core/desk.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CONTACT = { type: "AcknowledgeTicket", how: "phone", text: "Told the school we are on it" } as const;

describe("the promise a row counts down to", () => {
  let desk: WorkingDesk;
  beforeEach(async () => {
    desk = await openWorkingDesk();
  });
  afterEach(() => desk.close());

  test("is the response first, then the fix (Stockport P1: an hour, then a day)", async () => {
    const id = await desk.log("stockport", "P1");
    expect((await desk.row(id)).next).toMatchObject({
      promise: "response",
      state: "running",
      dueAt: WEDNESDAY_TEN + HOUR,
    });
    const row = await desk.act(id, CONTACT);
    expect(row.next).toMatchObject({ promise: "fix", state: "running", dueAt: WEDNESDAY_TEN + DAY });
  });

  test("says when 65 and 85 percent of its allowance are used", async () => {
    const id = await desk.log("stockport", "P1");
    expect((await desk.row(id)).next).toMatchObject({
      budgetMs: HOUR,
      warnAt: WEDNESDAY_TEN + 0.65 * HOUR,
      urgentAt: WEDNESDAY_TEN + 0.85 * HOUR,
    });
  });

  test("stays the missed one until it is kept after all", async () => {
    const id = await desk.log("stockport", "P1");
    desk.setTime(WEDNESDAY_TEN + 3 * HOUR);
    const noted = await desk.act(id, { type: "AddNote", text: "Engineer on the way" });
    expect(noted.next).toMatchObject({ promise: "response", state: "running", dueAt: WEDNESDAY_TEN + HOUR });
    expect((await desk.act(id, CONTACT)).next).toMatchObject({ promise: "fix" });
  });

  test("has no due moment while it is paused, and another one afterwards (Coventry, third party)", async () => {
    const id = await desk.log("coventry", "P3");
    const due = (await desk.row(id)).next?.dueAt ?? 0;
    const paused = await desk.act(id, {
      type: "PauseClock",
      kind: "third-party",
      reason: "Waiting for the line provider",
      party: "BT",
      expectedAt: WEDNESDAY_TEN + DAY,
      customerTold: true,
      approvedBy: null,
      note: "Ref 77",
    });
    expect(paused.next).toMatchObject({ promise: "fix", state: "paused", dueAt: null });
    expect(paused).toMatchObject({ whoseMove: "third-party", waiting: { kind: "third-party", party: "BT" } });
    desk.setTime(WEDNESDAY_TEN + HOUR);
    const resumed = await desk.act(id, { type: "ResumeClock", waitId: await desk.waitOf(id), outcome: "Line mended" });
    expect(resumed).toMatchObject({ whoseMove: "us", waiting: null });
    expect(resumed.next).toMatchObject({ promise: "fix", state: "running", dueAt: due + HOUR });
  });

  test("is the team leader's decision on a disputed priority where that is due soonest", async () => {
    const proposal = { impact: null, urgency: null, callerSays: "The whole school is down", callerWants: "P1" };
    const id = await desk.log("stockport", "P4", { proposal, disputed: true });
    const row = await desk.row(id);
    expect(row).toMatchObject({
      priorityAgreement: "disputed",
      whoseMove: "team-leader",
      next: { promise: "decision" },
    });
    const settled = await desk.act(id, { type: "SettleDispute", priority: "P3", reason: "Half the school" });
    expect(settled).toMatchObject({ priorityAgreement: "settled", priority: "P3", whoseMove: "us" });
    expect(settled.next?.promise).not.toBe("decision");
  });

  test("is none once the ticket is resolved, and is there again when it is reopened", async () => {
    const id = await desk.log("coventry", "P3");
    const resolved = await desk.act(id, { type: "ResolveTicket", how: "fix", text: "Replaced the switch" });
    expect(resolved).toMatchObject({ status: "resolved", next: null, resolvedAt: WEDNESDAY_TEN });
    const reopened = await desk.act(id, { type: "ReopenTicket", reason: "It failed again" });
    expect(reopened).toMatchObject({ status: "open", resolvedAt: null, next: { promise: "fix" } });
  });

  test("leaves a verdict: kept only where nothing was missed, none while the ticket is open", async () => {
    const kept = await desk.log("stockport", "P1");
    expect((await desk.row(kept)).verdict).toBeNull();
    await desk.act(kept, CONTACT);
    const resolve = { type: "ResolveTicket", how: "fix", text: "Replaced the switch" } as const;
    expect(await desk.act(kept, resolve)).toMatchObject({ status: "resolved", verdict: "kept" });

    const late = await desk.log("stockport", "P1");
    desk.setTime(WEDNESDAY_TEN + 3 * HOUR);
    // The response came too late; that the fix was in time does not mend it.
    await desk.act(late, CONTACT);
    expect(await desk.act(late, resolve)).toMatchObject({ next: null, verdict: "missed" });
    expect((await desk.act(late, { type: "ReopenTicket", reason: "It failed again" })).verdict).toBeNull();
  });

  test("is the check alone while the caller is unverified: nothing promised to them runs (Stockport, STK-51)", async () => {
    const id = await desk.log("stockport", "P3", { kind: "service-request", verification: "pending" });
    expect(await desk.row(id)).toMatchObject({ status: "unverified", next: { promise: "check" }, whoseMove: "caller" });
  });

  test("has no due moment where there is no target, and the row says so (Calderdale P1)", async () => {
    const id = await desk.log("calderdale", "P1");
    const { next } = await desk.row(id);
    expect(next === null || next.promise === "update" || next.dueAt === null).toBe(true);
  });
});
