import { describe, expect, test } from "vitest";
import type { TicketKind } from "../../../shared/agreement/source.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { DAY_MS, HOUR_MS } from "../../../shared/kernel/instant.ts";
import { type FigureResult, figuresOf } from "../../../shared/report/figures.ts";
import { monthAfter, monthSpan } from "../../../shared/report/month.ts";
import { monthReport } from "../../../shared/report/month-report.ts";
import type { PromiseOutcome, TicketOutcome } from "../../../shared/report/outcome.ts";
import { type Desk, deskOf } from "../../support/clock/fixtures.ts";

const fix = (dueAt: number, metAt: number | null, differs: Partial<PromiseOutcome> = {}): PromiseOutcome => ({
  dueAt,
  revisedDueAt: null,
  metAt,
  verdict: metAt === null ? null : metAt <= dueAt ? "kept" : "missed",
  budgetMs: HOUR_MS,
  usedMs: 0,
  basis: "service",
  ...differs,
});

let made = 0;
function ticket(loggedAt: number, resolvedAt: number | null, differs: Partial<TicketOutcome> = {}): TicketOutcome {
  made += 1;
  return {
    id: asId<"ticket">(`t${made}`),
    reference: `XX-${made}`,
    agreementId: "any",
    agreementVersion: "any",
    kind: "incident",
    channel: "phone",
    priority: "P3",
    isMajor: false,
    site: "Hillside School",
    owner: null,
    loggedAt,
    answeredAt: null,
    resolvedAt,
    how: resolvedAt === null ? null : "fix",
    reopenings: 0,
    response: null,
    fix: fix(loggedAt + DAY_MS, resolvedAt),
    waits: [],
    pausedServiceMs: 0,
    pausedWallMs: 0,
    ...differs,
  };
}

function inputOf(desk: Desk, month: string, outcomes: readonly TicketOutcome[], asOf?: number) {
  const span = monthSpan(desk.calendar, month);
  if (span === null) throw new Error(month);
  const { agreement, calendar } = desk;
  return {
    agreement,
    calendar,
    span,
    asOf: asOf ?? span.to,
    outcomes,
    resolvedBetween: (from: number, to: number) =>
      outcomes.filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt >= from && resolvedAt < to).length,
    firstLoggedAt: outcomes.length === 0 ? null : Math.min(...outcomes.map(({ loggedAt }) => loggedAt)),
    telephone: () => null,
    availability: () => null,
  };
}

function figure(
  desk: Desk,
  month: string,
  id: string,
  outcomes: readonly TicketOutcome[],
  asOf?: number,
): FigureResult {
  const found = figuresOf(inputOf(desk, month, outcomes, asOf)).find(({ kpi }) => kpi.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

const repeated = (count: number, make: () => TicketOutcome): TicketOutcome[] => Array.from({ length: count }, make);

describe("Stockport's incidents and requests in time (STK-43, STK-44)", () => {
  const desk = deskOf("stockport");
  const at = desk.at("2026-10-14T10:00");
  const kept = (kind: TicketKind) => () => ticket(at, at + HOUR_MS, { kind });
  const missed = (kind: TicketKind) => () => ticket(at, at + 3 * DAY_MS, { kind });

  test("given 97 of 100 incidents fixed in time, then the figure is reached exactly; one less is short (STK-43, STK-45)", () => {
    const reached = [...repeated(97, kept("incident")), ...repeated(3, missed("incident"))];
    expect(figure(desk, "2026-10", "incidents-in-time", reached)).toMatchObject({
      value: 97,
      kept: 97,
      of: 100,
      standing: "reached",
    });
    const short = [...repeated(969, kept("incident")), ...repeated(31, missed("incident"))];
    expect(figure(desk, "2026-10", "incidents-in-time", short)).toMatchObject({ value: 96.9, standing: "short" });
  });

  test("given requests, then 87 percent of them is asked, and incidents are not among them (STK-44)", () => {
    const all = [
      ...repeated(87, kept("service-request")),
      ...repeated(13, missed("service-request")),
      missed("incident")(),
    ];
    expect(figure(desk, "2026-10", "requests-in-time", all)).toMatchObject({ kept: 87, of: 100, standing: "reached" });
  });

  test("given one resolved a minute after the month, then it belongs to the next; the month ends at local midnight", () => {
    const lastMinute = desk.at("2026-10-31T23:59");
    const all = [ticket(at, lastMinute), ticket(at, lastMinute + 60_000)];
    expect(figure(desk, "2026-10", "incidents-in-time", all)).toMatchObject({ of: 1 });
    expect(figure(desk, "2026-11", "incidents-in-time", all)).toMatchObject({ of: 1 });
  });

  test("given open ones overdue at the end of the month, then they stand beside the figure and not in it", () => {
    const all = [ticket(at, at + HOUR_MS), ticket(at, null), ticket(at, desk.at("2026-11-04T10:00"))];
    const { of, beside } = figure(desk, "2026-10", "incidents-in-time", all);
    expect(of).toBe(1);
    expect(beside).toContainEqual({ label: "Open and overdue at the end of the month", kept: 2, of: null });
  });

  test("given one missed but within a deadline agreed later, then it stays missed and is told beside (STK-42)", () => {
    const late = at + 2 * DAY_MS;
    const all = [ticket(at, late, { fix: fix(at + DAY_MS, late, { revisedDueAt: late + HOUR_MS }) })];
    const { kept: inTime, beside } = figure(desk, "2026-10", "incidents-in-time", all);
    expect(inTime).toBe(0);
    expect(beside).toContainEqual({ label: "Missed, but within a deadline agreed later", kept: 1, of: null });
  });

  test("given one closed without having been resolved, or with no target, then it is in no figure", () => {
    const all = [ticket(at, at + HOUR_MS, { how: null }), ticket(at, at + HOUR_MS, { fix: null })];
    expect(figure(desk, "2026-10", "incidents-in-time", all)).toMatchObject({
      of: 0,
      value: null,
      standing: "nothing-to-count",
    });
  });

  test("given nobody has entered outages, then availability says so instead of a number (STK-92)", () => {
    expect(figure(desk, "2026-10", "availability", [])).toMatchObject({ value: null, standing: "not-entered" });
  });
});

describe("Calderdale (CAL-26, CAL-27, CAL-07 to CAL-19)", () => {
  const desk = deskOf("calderdale");
  const at = desk.at("2026-10-01T10:00");
  const dealt = (days: number, pausedDays = 0, kind: TicketKind = "incident") =>
    ticket(at, at + days * DAY_MS, { kind, pausedWallMs: pausedDays * DAY_MS });

  test("given one dealt with at the fourteenth day's same time, then it is within two weeks; a second later it is not (CAL-26)", () => {
    const edge = desk.at("2026-10-15T10:00");
    const all = [ticket(at, edge), ticket(at, edge + 1_000)];
    expect(figure(desk, "2026-10", "dealt-within-two-weeks", all)).toMatchObject({ kept: 1, of: 2 });
  });

  test("given time on hold, then the gross figure counts it and the net one beside does not; enquiries count too", () => {
    const all = [dealt(2), dealt(16, 3, "enquiry"), dealt(20)];
    const { kept, of, beside } = figure(desk, "2026-10", "dealt-within-two-weeks", all);
    expect({ kept, of }).toEqual({ kept: 1, of: 3 });
    expect(beside).toContainEqual({ label: "Without the time on hold", kept: 2, of: 3 });
  });

  test("given one younger than two weeks and still open, then nobody can say yet and it is left out and told", () => {
    const asOf = at + 5 * DAY_MS;
    const { of, beside } = figure(desk, "2026-10", "dealt-within-two-weeks", [ticket(at, null), dealt(2)], asOf);
    expect(of).toBe(1);
    expect(beside).toContainEqual({ label: "Not decided yet, and left out", kept: 1, of: null });
  });

  test("given two months of work, then the average is over the months the desk has been there for (CAL-27)", () => {
    const all = [
      ticket(at, at + HOUR_MS),
      ticket(at, desk.at("2026-11-03T10:00")),
      ticket(at, desk.at("2026-11-03T11:00")),
    ];
    expect(figure(desk, "2026-11", "cases-per-month", all)).toMatchObject({
      value: 1.5,
      kept: 3,
      of: 2,
      standing: "short",
    });
  });

  test("given a mix of priorities, then it stands beside what the agreement expects, over incidents at the four of them (CAL-07, CAL-11, CAL-15, CAL-19)", () => {
    const all = ["P1", "P3", "P3", "P4"].map((priority) => ticket(at, null, { priority }));
    const other = [ticket(at, null, { priority: "P5" }), ticket(at, null, { priority: "P3", kind: "service-request" })];
    const { mix } = monthReport(inputOf(desk, "2026-10", [...all, ...other]));
    expect(mix.map(({ priority, count, percent, expected }) => [priority, count, percent, expected])).toEqual([
      ["P1", 1, 25, 5],
      ["P2", 0, 0, 15],
      ["P3", 2, 50, 60],
      ["P4", 1, 25, 20],
    ]);
  });
});

describe("Coventry (COV-88, COV-89)", () => {
  const desk = deskOf("coventry");
  const at = desk.at("2026-10-14T10:00");

  test("given e-mails answered within one business day and after it, then those at its very end still count (COV-88)", () => {
    const mail = (answeredAt: number | null) => ticket(at, null, { channel: "email", answeredAt });
    const all = [
      mail(desk.at("2026-10-15T10:00")),
      mail(desk.at("2026-10-15T10:01")),
      mail(null),
      ticket(at, null, { answeredAt: at }),
    ];
    expect(figure(desk, "2026-10", "emails-answered", all)).toMatchObject({ kept: 1, of: 3 });
  });

  test("given incidents and requests, then they make one joint figure (COV-89)", () => {
    const all = [ticket(at, at + HOUR_MS), ticket(at, at + 2 * DAY_MS, { kind: "service-request" })];
    expect(figure(desk, "2026-10", "completed-within-sla", all)).toMatchObject({ kept: 1, of: 2, value: 50 });
  });

  test("given telephone figures were entered, then abandoned calls count as not answered (COV-87)", () => {
    const input = { ...inputOf(desk, "2026-10", []), telephone: () => ({ offered: 400, answeredInTime: 320 }) };
    expect(figuresOf(input)[0]).toMatchObject({ value: 80, kept: 320, of: 400, standing: "reached" });
  });
});

describe("what went wrong, and where", () => {
  const desk = deskOf("stockport");
  const at = desk.at("2026-10-14T10:00");

  test("given overruns, then the longest comes first, and an open one is late up to now (STK-46)", () => {
    const open = ticket(at, null);
    const short = ticket(at, at + DAY_MS + HOUR_MS);
    const { overruns } = monthReport(inputOf(desk, "2026-10", [short, open, ticket(at, at + HOUR_MS)]));
    expect(overruns.map(({ outcome, endedAt }) => [outcome.id, endedAt])).toEqual([
      [open.id, null],
      [short.id, short.resolvedAt],
    ]);
    expect(overruns[1]?.lateMs).toBe(HOUR_MS);
  });

  test("given calls of several schools, then each is counted by kind, and a name is a name whatever it says (STK-47, CAL-43, COV-90)", () => {
    const all = [
      ticket(at, at + HOUR_MS),
      ticket(at, null, { kind: "enquiry" }),
      ticket(at, at + 3 * DAY_MS, { site: "__proto__" }),
    ];
    expect(monthReport(inputOf(desk, "2026-10", all)).sites).toEqual([
      { site: "__proto__", logged: { incident: 1, "service-request": 0, enquiry: 0 }, resolved: 1, missed: 1 },
      { site: "Hillside School", logged: { incident: 1, "service-request": 0, enquiry: 1 }, resolved: 1, missed: 0 },
    ]);
  });
});

describe("a month", () => {
  const { calendar } = deskOf("stockport");

  test("given the months of the clock changes, then each runs from midnight to midnight on the wall", () => {
    expect(monthSpan(calendar, "2026-03")).toMatchObject({ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 31, 23) });
    expect(monthSpan(calendar, "2026-10")).toMatchObject({
      from: Date.UTC(2026, 8, 30, 23),
      to: Date.UTC(2026, 10, 1),
    });
  });

  test.each(["2026-13", "2026-1", "26-10", "2026-10-01", "1970-01", "", "soon"])("%s is none", (text) => {
    expect(monthSpan(calendar, text)).toBeNull();
  });

  test("months are counted over the ends of years", () => {
    expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1), monthAfter("2026-05", -17)]).toEqual([
      "2027-01",
      "2025-12",
      "2024-12",
    ]);
  });
});
