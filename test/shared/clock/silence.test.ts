import { describe, expect, test } from "vitest";
import type { ClockRules } from "../../../shared/agreement/rules-schema.ts";
import {
  contacted,
  type Desk,
  deskOf,
  event,
  logged,
  promiseIn,
  reportAt,
  resolved,
  waitEnded,
  waitStarted,
} from "../../support/clock/fixtures.ts";

const told = (at: number) => event(at, { type: "UpdateSent", phase: "progress", text: "any news?" });

describe("Given a customer who does not answer", () => {
  test("when Coventry tries again, then the three working days count from the last attempt (COV-50)", () => {
    const desk = deskOf("coventry");
    const events = [
      logged(desk.at("2026-06-08T10:00"), { priority: "P4" }),
      waitStarted(desk.at("2026-06-08T11:00"), "customer"),
    ];
    const until = (...more: ReturnType<typeof told>[]) =>
      reportAt(desk, [...events, ...more], desk.at("2026-06-11T09:00")).autoResolveAt;
    expect(until()).toBe(desk.at("2026-06-11T11:00"));
    expect(until(told(desk.at("2026-06-10T15:00")))).toBe(desk.at("2026-06-15T15:00"));
    expect(until(contacted(desk.at("2026-06-09T09:30")))).toBe(desk.at("2026-06-12T09:30"));
  });

  test("when Columbia tries again, then the three days still count from the communication (CPS-29)", () => {
    const desk = deskOf("columbia");
    const events = [
      logged(desk.at("2026-04-13T09:00"), { priority: "P2" }),
      waitStarted(desk.at("2026-04-13T11:00"), "customer"),
      told(desk.at("2026-04-14T15:00")),
    ];
    expect(reportAt(desk, events, desk.at("2026-04-15T09:00")).autoCloseAt).toBe(desk.at("2026-04-16T11:00"));
  });

  test("when a day of Columbia's went by without a contact, then the report says so (CPS-28, CPS-29)", () => {
    const desk = deskOf("columbia");
    const events = [
      logged(desk.at("2026-04-13T09:00"), { priority: "P2" }),
      waitStarted(desk.at("2026-04-13T11:00"), "customer"),
    ];
    const missing = (at: string, ...more: ReturnType<typeof told>[]) =>
      reportAt(desk, [...events, ...more], desk.at(at)).contactsMissing;
    expect(missing("2026-04-14T16:59")).toBe(0);
    expect(missing("2026-04-14T17:00")).toBe(1);
    expect(missing("2026-04-16T12:00")).toBe(2);
    expect(missing("2026-04-16T12:00", told(desk.at("2026-04-14T10:00")), told(desk.at("2026-04-15T10:00")))).toBe(0);
  });

  test.each([
    ["at the very opening", "2026-04-09T07:00", "2026-04-10T17:00"],
    ["before the opening", "2026-04-09T05:00", "2026-04-10T17:00"],
    ["during the day", "2026-04-09T11:00", "2026-04-10T17:00"],
    ["after the close", "2026-04-09T18:00", "2026-04-10T17:00"],
    ["on a Saturday", "2026-04-11T10:00", "2026-04-13T17:00"],
  ])(
    "when Columbia's wait begins %s, then the first contact is owed on the next business day (CPS-28)",
    (_, at, due) => {
      const desk = deskOf("columbia");
      const events = [logged(desk.at("2026-04-08T09:00"), { priority: "P2" }), waitStarted(desk.at(at), "customer")];
      expect(reportAt(desk, events, desk.at(due)).updates.map(({ dueAt }) => dueAt)).toContain(desk.at(due));
      expect(reportAt(desk, events, desk.at(at)).updates[0]?.dueAt).toBe(desk.at(due));
    },
  );
});

test("Given a Stockport request that comes back, then it is no incident that recurs (STK-55)", () => {
  const desk = deskOf("stockport");
  const until = (kind: "incident" | "service-request") =>
    reportAt(
      desk,
      [logged(desk.at("2026-01-13T10:00"), { priority: "P4", kind }), resolved(desk.at("2026-01-14T11:00"))],
      desk.at("2026-01-14T12:00"),
    ).resolutions[0]?.sameIncidentUntil;
  expect(until("incident")).toBe(desk.at("2026-01-15T11:00"));
  expect(until("service-request")).toBeNull();
});

describe("Given an incident of Coventry's that becomes a request", () => {
  const due = (value: "original-start" | "from-the-conversion") => {
    const desk: Desk = deskOf("coventry", (agreement) => {
      const conversion = agreement.clockRules.conversion;
      if (conversion === undefined) throw new Error("Coventry has a rule for it.");
      const clockRules: ClockRules = { ...agreement.clockRules, conversion: { ...conversion, value } };
      return { ...agreement, clockRules };
    });
    const events = [
      logged(desk.at("2026-06-01T10:00"), { priority: "P3" }),
      event(desk.at("2026-06-02T11:00"), {
        type: "TicketConverted",
        from: "incident",
        to: "service-request",
        priority: "SR",
        reason: "a new laptop",
      }),
    ];
    const { dueAt } = promiseIn(reportAt(desk, events, desk.at("2026-06-02T12:00")), "fix");
    return dueAt === null ? null : dueAt - desk.at("2026-06-01T10:00");
  };
  test("then its target counts from where the agreement says", () => {
    const original = due("original-start") ?? Number.NaN;
    expect((due("from-the-conversion") ?? Number.NaN) - original).toBe(25 * 3_600_000);
  });
});

test("Given CPS-EX09, when parts arrive, then the ledger says what gave way to what (CPS-31)", () => {
  const desk = deskOf("columbia");
  const events = [
    logged(desk.at("2026-09-14T08:00"), { priority: "P2" }),
    waitStarted(desk.at("2026-09-14T14:00"), "parts"),
    waitEnded(desk.at("2026-09-16T14:20"), "parts"),
  ];
  const fix = promiseIn(reportAt(desk, events, desk.at("2026-09-16T15:00")), "fix");
  expect(fix.dueAt).toBe(desk.at("2026-09-17T17:00"));
  expect(fix.label).toMatch(/, then the close of the working day after what was awaited arrived$/);
  const HOUR = 3_600_000;
  expect(fix.ledger.filter(({ reason }) => reason.kind === "allowance-replaced")).toEqual([
    {
      from: desk.at("2026-09-16T14:20"),
      to: desk.at("2026-09-16T14:20"),
      countedMs: 0,
      totalMs: 6 * HOUR,
      reason: {
        kind: "allowance-replaced",
        why: expect.stringContaining("CPS-31"),
        leftMs: 14 * HOUR,
        newLeftMs: (2 + 40 / 60 + 10) * HOUR,
      },
    },
  ]);
});
