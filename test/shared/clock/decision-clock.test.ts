import { expect, test } from "vitest";
import { type Desk, deskOf, event, logged, promiseIn, reportAt, resolved } from "../../support/clock/fixtures.ts";

test("Given a disputed priority, then the team leader has an hour of service time to decide, kept when it is settled", () => {
  const desk: Desk = deskOf("stockport");
  const call = logged(desk.at("2026-01-13T10:00"), { priority: "P2" });
  const disputed = event(desk.at("2026-01-13T16:40"), {
    type: "PriorityDisputed",
    priority: "P2",
    callerWants: "P1",
    callerSays: "payroll",
  });
  const settled = event(desk.at("2026-01-14T08:20"), {
    type: "DisputeSettled",
    priority: "P1",
    reason: "payroll is due",
  });
  const open = promiseIn(reportAt(desk, [call, disputed], desk.at("2026-01-13T16:50")), "decision");
  expect(open).toMatchObject({ state: "running", dueAt: desk.at("2026-01-14T08:40") });
  const report = reportAt(desk, [call, disputed, settled], desk.at("2026-01-14T08:20"));
  expect(promiseIn(report, "decision").state).toBe("kept");
  expect(report.priority).toBe("P1");
});

test("Given a dispute that nobody settled, when the ticket is resolved in time, then no decision is called kept; when late, it was missed", () => {
  const desk: Desk = deskOf("stockport");
  const call = logged(desk.at("2026-01-13T10:00"), { priority: "P2" });
  const disputed = event(desk.at("2026-01-13T10:10"), {
    type: "PriorityDisputed",
    priority: "P2",
    callerWants: "P1",
    callerSays: "payroll",
  });
  const decisions = (local: string) =>
    reportAt(desk, [call, disputed, resolved(desk.at(local))], desk.at(local)).promises.filter(
      (promise) => promise.promise === "decision",
    );
  expect(decisions("2026-01-13T10:40")).toEqual([]);
  expect(decisions("2026-01-13T12:00")).toMatchObject([{ state: "missed" }]);
});
