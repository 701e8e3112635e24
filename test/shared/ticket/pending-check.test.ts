import { describe, expect, test } from "vitest";
import { clock } from "../../../shared/clock/clock.ts";
import { dueMoments } from "../../../shared/clock/due-moments.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { log, logged, Scene, timer } from "./scene.ts";

const MONDAY = "2026-06-08T09:30";
const request = { kind: "service-request", priority: "SR" } as const;

function reportOf({ state, agreement, calendar, ...story }: Scene, at: number) {
  const report = clock(state, agreement, calendar, at);
  if (report === null) throw new Error(`${story.name}: not logged`);
  return report;
}

describe("A check that only some requests need", () => {
  test("holds up nobody who asks for something else", () => {
    expect(logged("coventry", MONDAY, request).state).toMatchObject({ status: "open", verifiedBy: null });
    expect(logged("sips", MONDAY, { kind: "service-request", priority: "P3" }).state.status).toBe("open");
  });

  test("holds a request that does need it until it is passed", () => {
    const pending = logged("coventry", MONDAY, { ...request, verification: "pending" });
    expect(pending.state.status).toBe("unverified");
    const passed = pending.step("2026-06-09T10:00", {
      type: "VerifyCaller",
      check: "account-authorisation",
      confirmedBy: "The head",
    });
    expect(passed.state.status).toBe("open");
  });

  test("is no reason to refuse a conversion, while one that every request needs is", () => {
    const convert = { type: "ConvertTicket", to: "service-request", reason: "They ask for an account" } as const;
    expect(
      logged("coventry", MONDAY, { priority: "P3" }).step(MONDAY, { ...convert, priority: "SR" }).state,
    ).toMatchObject({ kind: "service-request" });
    const refused = logged("stockport", MONDAY).refusal(MONDAY, { ...convert, priority: "P3" });
    expect(refused.kind).toBe("CallerCheckNeeded");
  });

  test("leaves a call that every such request needs a check for refused without one", () => {
    const stockport = log({ kind: "service-request", priority: "P3", agreementId: "stockport" });
    expect(new Scene("stockport").refusal(MONDAY, stockport)).toMatchObject({
      kind: "CallerCheckNeeded",
      checks: ["authorised-name", "school-password"],
    });
  });
});

describe("A caller check that is pending", () => {
  const pending = logged("coventry", MONDAY, { ...request, verification: "pending" });
  const { ticketId } = pending.state.status === "none" ? { ticketId: asId<"ticket">("none") } : pending.state;
  const dueAt = pending.moment("2026-06-09T09:30");

  test("has a clock of its own, a working day long, and no other runs", () => {
    const promises = reportOf(pending, pending.moment("2026-06-08T10:00")).promises;
    expect(promises).toMatchObject([{ promise: "check", dueAt, state: "running", metAt: null }]);
    expect(reportOf(pending, dueAt + 1).promises).toMatchObject([{ promise: "check", state: "missed" }]);
  });

  test("is told to somebody once its time has passed, and no more after it was passed", () => {
    const moments = dueMoments(reportOf(pending, dueAt), ticketId, new Set(), 0);
    expect(moments).toMatchObject([{ promise: "check", percent: 100, at: dueAt + 1, dueAt }]);
    const told = {
      type: "RecordThreshold",
      promise: "check",
      percent: 100,
      thresholdAt: dueAt + 1,
      dueAt,
      to: ["owner", "team leader"],
      isLate: false,
    } as const;
    expect(pending.step("2026-06-09T09:31", told, timer).state).toMatchObject({ thresholds: [{ promise: "check" }] });
    const verify = { type: "VerifyCaller", check: "account-authorisation", confirmedBy: "The head" } as const;
    const passed = pending.step("2026-06-09T09:00", verify);
    expect(passed.refusal("2026-06-09T09:31", told, timer).kind).toBe("ThresholdNoLongerTrue");
    expect(reportOf(passed, dueAt).promises.map(({ promise }) => promise)).not.toContain("check");
  });

  test("has none once the ticket was withdrawn", () => {
    const closed = pending.step("2026-06-08T11:00", { type: "CloseTicket", why: "withdrawn", text: "Not needed" });
    expect(reportOf(closed, dueAt + 1).promises).toEqual([]);
  });
});
