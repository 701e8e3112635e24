import { describe, expect, test } from "vitest";
import { dueMoments } from "../../../shared/clock/due-moments.ts";
import { asId } from "../../../shared/kernel/ids.ts";
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

type Logged = ReturnType<typeof logged>;
const closed = (at: number): Logged => event(at, { type: "TicketClosed", why: "withdrawn", text: "no answer" });
const updated = (at: number, phase: "receipt" | "assessment" | "progress" = "progress"): Logged =>
  event(at, { type: "UpdateSent", phase, text: "still at it" });
const transferred = (at: number): Logged => event(at, { type: "TransferredToSupportTeam", team: "Networks" });
const converted = (at: number, priority: string): Logged =>
  event(at, { type: "TicketConverted", from: "incident", to: "service-request", priority, reason: "no fault" });
const revised = (at: number, deadlineAt: number): Logged =>
  event(at, { type: "DeadlineRevised", deadlineAt, agreedWith: "Jo", how: "by-phone", reason: "a part is late" });

describe("Given a Columbia P2 of Monday 13 April 2026, 09:00, closed because the user never answered", () => {
  const desk = deskOf("columbia");
  const events = [
    logged(desk.at("2026-04-13T09:00"), { priority: "P2" }),
    waitStarted(desk.at("2026-04-13T11:00"), "customer"),
    closed(desk.at("2026-04-16T11:00")),
    reopened(desk.at("2026-04-20T11:00")),
  ];

  test("when it is reopened, then the time it stood closed does not count, as if it had stood resolved", () => {
    const report = reportAt(desk, events, desk.at("2026-04-20T11:00"));
    // Two hours were used on Monday the 13th; eighteen are left.
    expect(promiseIn(report, "fix").dueAt).toBe(desk.at("2026-04-22T09:00"));
    expect(report).toMatchObject({ activity: "running", resolvedServiceMs: 20 * 3_600_000 });
  });
});

describe("Given what is recorded later than it happened", () => {
  const desk = deskOf("stockport");
  const call = logged(desk.at("2026-01-13T10:00"), { priority: "P1" });

  test("when an earlier contact is noted after a later one, then the earlier one is the response", () => {
    const events = [call, contacted(desk.at("2026-01-13T11:30")), contacted(desk.at("2026-01-13T10:40"))];
    expect(promiseIn(reportAt(desk, events, desk.at("2026-01-13T12:00")), "response")).toMatchObject({
      state: "kept",
      metAt: desk.at("2026-01-13T10:40"),
    });
  });

  test("when a contact is noted after the solution, then it is still the response", () => {
    const events = [call, resolved(desk.at("2026-01-13T11:30")), contacted(desk.at("2026-01-13T10:40"))];
    expect(promiseIn(reportAt(desk, events, desk.at("2026-01-13T12:00")), "response").state).toBe("kept");
  });
});

describe("Given a response and a change of priority at the same instant", () => {
  const desk = deskOf("stockport");
  const call = logged(desk.at("2026-01-13T10:00"), { priority: "P2" });
  const at = desk.at("2026-01-13T11:30");
  const responseOf = (...events: Logged[]) => promiseIn(reportAt(desk, [call, ...events], at), "response");

  test("when the response came first, then it is judged on the priority it had (B.3)", () => {
    expect(responseOf(contacted(at), priorityChanged(at, "P1")).state).toBe("kept");
  });

  test("when the change came first, then it is judged on the new one", () => {
    expect(responseOf(priorityChanged(at, "P1"), contacted(at)).state).toBe("missed");
  });
});

describe("Given Stockport's notices", () => {
  const desk = deskOf("stockport");
  const call = logged(desk.at("2026-01-13T08:00"), { priority: "P1" });
  const fires = (...events: Logged[]) =>
    reportAt(desk, [call, ...events], desk.at("2026-01-13T16:30")).escalations.filter((notice) => notice.fires);

  test("when P1 becomes Critical with the same deadline, then each level is sent once (STK-79)", () => {
    expect(fires(priorityChanged(desk.at("2026-01-13T16:00"), "Critical")).map((notice) => notice.percent)).toEqual([
      65, 85,
    ]);
  });

  test("when it is solved after a notice and comes back, then that notice is not sent again (STK-79)", () => {
    const id = asId<"ticket">("t1");
    const solved = [
      logged(desk.at("2026-01-13T10:00"), { priority: "P2" }),
      resolved(desk.at("2026-01-14T14:00")),
      reopened(desk.at("2026-01-15T09:00")),
    ];
    const percentsAt = (local: string, delivered: ReadonlySet<string>) =>
      dueMoments(reportAt(desk, solved, desk.at(local)), id, delivered, 0)
        .filter((moment) => moment.promise === "fix" && moment.percent !== 100)
        .map((moment) => [moment.percent, moment.id] as const);
    const before = percentsAt("2026-01-14T13:00", new Set()).filter(([percent]) => percent === 65);
    expect(before).toHaveLength(1);
    const after = percentsAt("2026-01-15T09:00", new Set(before.map(([, notice]) => notice)));
    expect(after.map(([percent]) => percent)).toEqual([85]);
  });

  test("when a deadline is agreed for the very moment of the target, then it stands beside it all the same", () => {
    const events = [call, revised(desk.at("2026-01-13T12:00"), desk.at("2026-01-13T17:00"))];
    const fix = promiseIn(reportAt(desk, events, desk.at("2026-01-13T12:00")), "fix");
    expect(fix.deadlines.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ["target", desk.at("2026-01-13T17:00")],
      ["agreed", desk.at("2026-01-13T17:00")],
    ]);
  });

  test("when a deadline is agreed before the desk opens, then both notices go out with it", () => {
    const weekend = [
      logged(desk.at("2026-01-17T10:00"), { priority: "P2" }),
      revised(desk.at("2026-01-17T10:05"), desk.at("2026-01-18T10:00")),
    ];
    const { escalations } = reportAt(desk, weekend, desk.at("2026-01-17T10:05"));
    expect(escalations.filter((notice) => notice.fires).map((notice) => notice.at)).toEqual([
      desk.at("2026-01-18T10:00"),
      desk.at("2026-01-18T10:00"),
    ]);
  });
});

test("Given a Columbia user who answers on the third day, then the contact of that day is not owed any more (CPS-28)", () => {
  const desk = deskOf("columbia");
  const events = [
    logged(desk.at("2026-04-13T09:00"), { priority: "P2" }),
    waitStarted(desk.at("2026-04-13T11:00"), "customer"),
    waitEnded(desk.at("2026-04-15T16:00"), "customer"),
  ];
  const { updates } = reportAt(desk, events, desk.at("2026-04-20T09:00"));
  expect(updates.map((update) => update.dueAt)).toEqual([desk.at("2026-04-14T17:00")]);
});

test("Given a deadline revised and then a new priority at the same minute, then the new priority sends the notices", () => {
  const desk = deskOf("stockport");
  const at = desk.at("2026-01-13T09:00");
  const events = [
    logged(desk.at("2026-01-13T08:00"), { priority: "P1" }),
    revised(at, desk.at("2026-01-16T12:00")),
    priorityChanged(at, "P2"),
  ];
  const fires = reportAt(desk, events, at).escalations.filter((notice) => notice.fires);
  expect(fires.map((notice) => notice.basis)).toEqual(["target 2 Days", "target 2 Days"]);
});

test("Given a disputed priority, when the ticket is converted, then there is nothing left to decide", () => {
  const desk = deskOf("coventry");
  const events = [
    logged(desk.at("2026-02-02T09:00"), { priority: "P3" }),
    event(desk.at("2026-02-02T09:00"), {
      type: "PriorityDisputed",
      priority: "P3",
      callerWants: "P1",
      callerSays: "everything is down",
    }),
    converted(desk.at("2026-02-02T09:20"), "SR"),
  ];
  const decision = promiseIn(reportAt(desk, events, desk.at("2026-02-02T14:00")), "decision");
  expect(decision).toMatchObject({ state: "kept", metAt: desk.at("2026-02-02T09:20") });
});

describe("Given a Coventry P3 with a support team that becomes a P1 (COV-58, COV-59)", () => {
  const desk = deskOf("coventry");
  const events = [
    logged(desk.at("2026-02-02T09:00"), { priority: "P3" }),
    transferred(desk.at("2026-02-02T09:10")),
    priorityChanged(desk.at("2026-02-02T13:00"), "P1"),
  ];
  const triage = (...more: Logged[]) => {
    const report = reportAt(desk, [...events, ...more], desk.at("2026-02-02T13:05"));
    return [report.triageEndsAt, report.updates[0]?.dueAt];
  };

  test("when the team keeps it, then triage and updates begin with the major incident, not with the old transfer", () => {
    expect(triage()).toEqual([desk.at("2026-02-02T13:30"), desk.at("2026-02-02T13:30")]);
  });

  test("when it is transferred again, then they begin with that transfer", () => {
    expect(triage(transferred(desk.at("2026-02-02T13:05")))).toEqual([
      desk.at("2026-02-02T13:35"),
      desk.at("2026-02-02T13:35"),
    ]);
  });

  test("when a P3 is transferred and never becomes major, then there is no triage", () => {
    expect(reportAt(desk, events.slice(0, 2), desk.at("2026-02-02T10:00")).triageEndsAt).toBeNull();
  });
});

describe("Given the updates a caller is owed", () => {
  test("when a Calderdale P2 is updated early, then the next one counts from that update (CAL-10)", () => {
    const desk = deskOf("calderdale");
    const events = [
      logged(desk.at("2025-10-07T10:20"), { priority: "P2" }),
      updated(desk.at("2025-10-08T10:30"), "assessment"),
      updated(desk.at("2025-10-10T10:00")),
    ];
    expect(promiseIn(reportAt(desk, events, desk.at("2025-10-10T11:00")), "update")).toMatchObject({
      state: "running",
      dueAt: desk.at("2025-10-14T10:00"),
    });
  });

  test("when the priority changes at the minute of an update, then what came first counts first (CAL-06)", () => {
    const desk = deskOf("calderdale");
    const at = desk.at("2025-10-08T10:30");
    const events = [logged(desk.at("2025-10-07T10:20"), { priority: "P1" }), updated(at), priorityChanged(at, "P2")];
    const report = reportAt(desk, events, at);
    const given = report.updates.find(({ because }) => because === "updated");
    expect(given).toMatchObject({ dueAt: desk.at("2025-10-09T10:30"), standing: "lifted" });
    expect(promiseIn(report, "update").dueAt).toBe(desk.at("2025-10-10T10:30"));
  });

  test("when a Coventry P1 is reopened, then an update missed before its resolution is not owed any more", () => {
    const desk = deskOf("coventry");
    const events = [
      logged(desk.at("2026-02-02T09:00"), { priority: "P1" }),
      transferred(desk.at("2026-02-02T09:00")),
      resolved(desk.at("2026-02-02T10:10")),
      reopened(desk.at("2026-02-02T12:00")),
    ];
    expect(promiseIn(reportAt(desk, events, desk.at("2026-02-02T12:10")), "update")).toMatchObject({
      state: "running",
      dueAt: desk.at("2026-02-02T12:30"),
    });
  });
});

describe("Given parts for a Columbia P2 that arrive as soon as they are waited for (CPS-31)", () => {
  const desk = deskOf("columbia");
  const dueAfter = (loggedAt: string, from: string, to: string) => {
    const events = [
      logged(desk.at(loggedAt), { priority: "P2", channel: "web" }),
      waitStarted(desk.at(from), "parts"),
      waitEnded(desk.at(to), "parts"),
    ];
    return promiseIn(reportAt(desk, events, desk.at(to)), "fix").dueAt;
  };

  test("when they arrive at the same minute, then the close of the next business day is due all the same", () => {
    expect(dueAfter("2026-04-13T09:00", "2026-04-13T15:00", "2026-04-13T15:00")).toBe(desk.at("2026-04-14T17:00"));
  });

  test("when they arrive before the clock has begun, then so too", () => {
    expect(dueAfter("2026-04-13T16:30", "2026-04-13T16:40", "2026-04-13T16:50")).toBe(desk.at("2026-04-14T17:00"));
  });
});
