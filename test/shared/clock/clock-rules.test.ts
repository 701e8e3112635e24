import { describe, expect, test } from "vitest";
import {
  contacted,
  deskOf,
  event,
  logged,
  priorityChanged,
  promiseIn,
  reopened,
  reportAt,
  resolved,
  waitEnded,
  waitStarted,
} from "../../support/clock/fixtures.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe("Given a Coventry P1 logged on Monday 10 November 2025 at 09:15", () => {
  const desk = deskOf("coventry");
  const call = logged(desk.at("2025-11-10T09:15"), { priority: "P1" });
  const fixAt = (local: string, ...more: ReturnType<typeof logged>[]) =>
    promiseIn(reportAt(desk, [call, ...more], desk.at(local)), "fix");

  test("when it is resolved exactly at the due instant, then it is kept; one millisecond later it is missed", () => {
    const due = desk.at("2025-11-10T13:15");
    expect(promiseIn(reportAt(desk, [call, resolved(due)], due), "fix").state).toBe("kept");
    expect(promiseIn(reportAt(desk, [call, resolved(due + 1)], due + 1), "fix").state).toBe("missed");
  });

  test("when nobody does anything, then it runs at its due instant and is missed after it", () => {
    const due = desk.at("2025-11-10T13:15");
    expect(promiseIn(reportAt(desk, [call], due), "fix").state).toBe("running");
    expect(promiseIn(reportAt(desk, [call], due + 1), "fix").state).toBe("missed");
  });

  test("when a supplier holds it for two hours, then two hours are added and the pause says for whom", () => {
    const pause = [
      waitStarted(desk.at("2025-11-10T10:00"), "third-party"),
      waitEnded(desk.at("2025-11-10T12:00"), "third-party"),
    ];
    expect(fixAt("2025-11-10T12:00", ...pause).dueAt).toBe(desk.at("2025-11-10T15:15"));
    expect(reportAt(desk, [call, ...pause], desk.at("2025-11-10T12:00")).pauses).toMatchObject([
      { number: 1, kind: "third-party", serviceMs: 2 * HOUR, suspends: ["fix"] },
    ]);
  });

  test("while the supplier holds it, then it is paused and no due moment is shown", () => {
    const paused = fixAt("2025-11-10T11:00", waitStarted(desk.at("2025-11-10T10:00"), "third-party"));
    expect(paused).toMatchObject({ state: "paused", dueAt: null, usedMs: 45 * MINUTE });
  });

  test("when a pause begins after the miss, then the verdict and the due instant stay", () => {
    const late = [
      waitStarted(desk.at("2025-11-10T13:16"), "third-party"),
      waitEnded(desk.at("2025-11-12T13:16"), "third-party"),
    ];
    expect(fixAt("2025-11-12T14:00", ...late)).toMatchObject({ state: "missed", dueAt: desk.at("2025-11-10T13:15") });
  });

  test("when the desk waits for the customer, then the clock runs on, since only a third party suspends it (COV-49)", () => {
    const waiting = fixAt("2025-11-10T11:00", waitStarted(desk.at("2025-11-10T10:00"), "customer"));
    expect(waiting).toMatchObject({ state: "running", dueAt: desk.at("2025-11-10T13:15") });
  });

  test("when it is downgraded to P3, then three working days count from the original start", () => {
    expect(fixAt("2025-11-10T11:00", priorityChanged(desk.at("2025-11-10T11:00"), "P3")).dueAt).toBe(
      desk.at("2025-11-13T09:15"),
    );
  });

  test("when asked about a past instant, then later events have not happened yet", () => {
    const events = [
      call,
      waitStarted(desk.at("2025-11-10T10:00"), "third-party"),
      waitEnded(desk.at("2025-11-10T12:00"), "third-party"),
      resolved(desk.at("2025-11-10T16:00")),
    ];
    expect(promiseIn(reportAt(desk, events, desk.at("2025-11-10T09:30")), "fix")).toMatchObject({
      state: "running",
      dueAt: desk.at("2025-11-10T13:15"),
      usedMs: 15 * MINUTE,
    });
    expect(reportAt(desk, events, desk.at("2025-11-10T11:00")).activity).toBe("suspended");
  });
});

describe("Given a Columbia P2 that waits for parts and for the user at once", () => {
  const desk = deskOf("columbia");
  const call = logged(desk.at("2026-04-13T09:00"), { priority: "P2" });
  const overlap = [
    waitStarted(desk.at("2026-04-13T11:00"), "customer"),
    waitStarted(desk.at("2026-04-13T12:00"), "third-party"),
    waitEnded(desk.at("2026-04-13T14:00"), "customer"),
  ];

  test("then overlapping pauses count once", () => {
    const twice = [
      call,
      waitStarted(desk.at("2026-04-13T11:00"), "customer", "one"),
      waitStarted(desk.at("2026-04-13T12:00"), "customer", "two"),
      waitEnded(desk.at("2026-04-13T14:00"), "one"),
      waitEnded(desk.at("2026-04-13T15:00"), "two"),
    ];
    const report = reportAt(desk, twice, desk.at("2026-04-13T15:00"));
    expect(report.pausedServiceMs).toBe(4 * HOUR);
    expect(promiseIn(report, "fix").dueAt).toBe(desk.at("2026-04-15T13:00"));
    expect(overlap).toHaveLength(3);
  });

  test("when the parts arrive, then the fix is due at the close of the next business day, whatever was left (CPS-31)", () => {
    const events = [
      call,
      waitStarted(desk.at("2026-04-13T15:00"), "parts"),
      waitEnded(desk.at("2026-04-17T10:00"), "parts"),
    ];
    expect(promiseIn(reportAt(desk, events, desk.at("2026-04-17T10:00")), "fix").dueAt).toBe(
      desk.at("2026-04-20T17:00"),
    );
  });

  test("when the parts were ordered after the miss, then their arrival does not move the verdict", () => {
    const events = [
      call,
      waitStarted(desk.at("2026-04-15T09:30"), "parts"),
      waitEnded(desk.at("2026-04-20T10:00"), "parts"),
    ];
    expect(promiseIn(reportAt(desk, events, desk.at("2026-04-20T10:00")), "fix")).toMatchObject({
      state: "missed",
      dueAt: desk.at("2026-04-15T09:00"),
    });
  });

  test("when the user answers after the ticket was resolved and reopened, then an old silence does not close it again", () => {
    const events = [
      call,
      waitStarted(desk.at("2026-04-13T10:00"), "customer"),
      resolved(desk.at("2026-04-13T16:00")),
      reopened(desk.at("2026-04-14T08:00")),
    ];
    expect(reportAt(desk, events.slice(0, 2), desk.at("2026-04-13T11:00")).autoCloseAt).toBe(
      desk.at("2026-04-16T10:00"),
    );
    expect(reportAt(desk, events, desk.at("2026-04-14T08:00")).autoCloseAt).toBeNull();
  });
});

describe("Given Columbia's 4 PM rule (CPS-04)", () => {
  const desk = deskOf("columbia");
  const startOf = (local: string, priority: string, channel: "phone" | "web") =>
    reportAt(desk, [logged(desk.at(local), { priority, channel })], desk.at(local)).startedAt;

  test("16:00:00 is in time, a second later counts from 07:00 of the next business day", () => {
    expect(startOf("2025-11-06T16:00:00", "P3", "web")).toBe(desk.at("2025-11-06T16:00"));
    expect(startOf("2025-11-06T16:00:01", "P3", "web")).toBe(desk.at("2025-11-07T07:00"));
    expect(startOf("2025-11-07T16:30", "P3", "web")).toBe(desk.at("2025-11-10T07:00"));
  });
  test("a Priority 1 phoned while the Help Desk is open is exempt, one typed in is not", () => {
    expect(startOf("2025-11-06T16:40", "P1", "phone")).toBe(desk.at("2025-11-06T16:40"));
    expect(startOf("2025-11-06T16:40", "P1", "web")).toBe(desk.at("2025-11-07T07:00"));
    expect(startOf("2025-11-06T17:00", "P1", "phone")).toBe(desk.at("2025-11-07T07:00"));
  });
  test("the start stays when the priority is raised later", () => {
    const events = [
      logged(desk.at("2025-11-06T16:40"), { priority: "P3", channel: "phone" }),
      priorityChanged(desk.at("2025-11-06T16:45"), "P1"),
    ];
    expect(reportAt(desk, events, desk.at("2025-11-06T16:45")).startedAt).toBe(desk.at("2025-11-07T07:00"));
  });
});

describe("Given a Stockport P2 of Tuesday 13 January 2026, 10:00", () => {
  const desk = deskOf("stockport");
  const call = logged(desk.at("2026-01-13T10:00"), { priority: "P2" });

  test("when it is contacted in time and raised to P1 later, then the response stays judged on P2 (B.3)", () => {
    const events = [call, contacted(desk.at("2026-01-13T13:00")), priorityChanged(desk.at("2026-01-13T14:00"), "P1")];
    const response = promiseIn(reportAt(desk, events, desk.at("2026-01-13T15:00")), "response");
    expect(response).toMatchObject({ state: "kept", dueAt: desk.at("2026-01-14T10:00") });
  });

  test("when raised to P1 so that 65 % is already past, then the notice goes out at once (STK-79)", () => {
    const events = [call, priorityChanged(desk.at("2026-01-13T17:00"), "P1")];
    const [, , first, second] = reportAt(desk, events, desk.at("2026-01-13T17:00")).escalations;
    expect(first).toMatchObject({
      level: 1,
      basis: expect.stringContaining("target"),
      crossedAt: desk.at("2026-01-13T15:51"),
      at: desk.at("2026-01-13T17:00"),
      fires: true,
    });
    expect(second).toMatchObject({ level: 2, at: desk.at("2026-01-14T08:39"), fires: true });
  });

  test("when it is solved before 85 %, then that notice never fires", () => {
    const report = reportAt(desk, [call, resolved(desk.at("2026-01-14T13:00"))], desk.at("2026-01-15T12:00"));
    expect(report.escalations.map((escalation) => escalation.fires)).toEqual([true, false]);
  });

  test("when a deadline is revised, then it stands beside the original, each with its verdict (STK-42)", () => {
    const deadlineAt = desk.at("2026-01-20T12:00");
    const events = [
      call,
      event(desk.at("2026-01-14T09:00"), {
        type: "DeadlineRevised",
        deadlineAt,
        agreedWith: "Jo",
        how: "by-phone",
        reason: "part",
      }),
    ];
    const fix = promiseIn(reportAt(desk, events, desk.at("2026-01-16T09:00")), "fix");
    expect(fix).toMatchObject({ kind: "agreed", dueAt: deadlineAt, state: "running" });
    expect(fix.deadlines).toMatchObject([
      { kind: "target", dueAt: desk.at("2026-01-15T10:00"), state: "missed" },
      { kind: "agreed", dueAt: deadlineAt, state: "running" },
    ]);
    // Glyph, bar, marks and ledger speak of the one in force.
    expect(fix.ledger.at(-1)?.to).toBe(deadlineAt);
    expect(fix.thresholds).toEqual(fix.deadlines[1]?.thresholds);
  });

  test("when the priority changes after a revision, then the desk works to the new target, not to the old promise", () => {
    const agreedAt = desk.at("2026-01-14T09:00");
    const deadlineAt = desk.at("2026-01-30T12:00");
    const revised = { type: "DeadlineRevised", deadlineAt, agreedWith: "Jo", how: "by-phone", reason: "part" } as const;
    const changedAt = desk.at("2026-01-14T10:00");
    const events = [call, event(agreedAt, revised), priorityChanged(changedAt, "P3")];
    const fix = promiseIn(reportAt(desk, events, changedAt), "fix");
    expect(fix).toMatchObject({ kind: "target", dueAt: fix.deadlines[0].dueAt });
    expect(fix.deadlines[1]?.dueAt).toBe(deadlineAt);
    const marks = fix.thresholds.map(({ at }) => at ?? Number.NaN);
    expect(Math.max(...marks)).toBeLessThanOrEqual(fix.dueAt ?? 0);
  });
});

test("Given an unverified caller, then no clock runs until the check is passed (STK-51)", () => {
  const desk = deskOf("stockport");
  const call = logged(desk.at("2026-01-13T10:00"), {
    priority: "P3",
    kind: "service-request",
    verification: "pending",
  });
  const verified = event(desk.at("2026-01-14T11:00"), {
    type: "CallerVerified",
    check: "authorised name",
    confirmedBy: "Head",
  });
  expect(reportAt(desk, [call], desk.at("2026-01-14T10:00"))).toMatchObject({
    startedAt: null,
    activity: "not-started",
    // Nothing but the desk's own clock on the check.
    promises: [{ promise: "check", metAt: null }],
  });
  expect(promiseIn(reportAt(desk, [call, verified], desk.at("2026-01-14T11:00")), "response").dueAt).toBe(
    desk.at("2026-01-15T11:00"),
  );
});

test("Given a telephone enquiry before the clocks go back, then 48 hours are 48 hours (CAL-01)", () => {
  const desk = deskOf("calderdale");
  const call = logged(desk.at("2026-10-23T16:00"), { priority: "enquiry-telephone", kind: "enquiry" });
  const response = promiseIn(reportAt(desk, [call], desk.at("2026-10-24T12:00")), "response");
  expect(response).toMatchObject({ basis: "elapsed", dueAt: desk.at("2026-10-25T15:00"), state: "running" });
});

test("Given a ticket logged at night, then it is not started, then running, then outside hours in the evening", () => {
  const desk = deskOf("calderdale");
  const call = logged(desk.at("2026-02-04T19:10"), { priority: "P3" });
  const stateAt = (local: string) => promiseIn(reportAt(desk, [call], desk.at(local)), "response").state;
  expect(stateAt("2026-02-04T20:00")).toBe("not-started");
  expect(stateAt("2026-02-05T08:30")).toBe("running");
  expect(stateAt("2026-02-05T17:00")).toBe("outside-hours");
});

test("Given a deadline agreed on Saturday for Saturday, then it is due then, with no service time before it", () => {
  const desk = deskOf("coventry");
  const call = logged(desk.at("2026-05-09T16:30"), { priority: "project", kind: "service-request" });
  const deadlineAt = desk.at("2026-05-09T17:30");
  const revision = event(desk.at("2026-05-09T16:40"), {
    type: "DeadlineRevised",
    deadlineAt,
    agreedWith: "Jo",
    how: "by-phone",
    reason: "weekend work",
  });
  const fix = promiseIn(reportAt(desk, [call, revision], desk.at("2026-05-09T16:40")), "fix");
  expect(fix).toMatchObject({ dueAt: deadlineAt, budgetMs: 0 });
  expect(fix.ledger.at(-1)?.to).toBe(deadlineAt);
});
