import { describe, expect, test } from "vitest";
import { differences, example, logged } from "./replayed.ts";

describe("Dealt with within two weeks (CAL-26)", () => {
  const start = logged("2026-06-01T09:00", "P2");
  const due = "2026-06-15T09:00:00+01:00";
  test.each([
    ["by the last resolution, where it stands", [["2026-06-01T10:00", "resolved"]], true],
    [
      "not where it was opened again, however early it had been resolved",
      [
        ["2026-06-01T10:00", "resolved"],
        ["2026-06-20T10:00", "reopened"],
      ],
      false,
    ],
    [
      "not where the second resolution came late",
      [
        ["2026-06-01T10:00", "resolved"],
        ["2026-06-02T10:00", "reopened"],
        ["2026-06-20T10:00", "resolved"],
      ],
      false,
    ],
    ["not while it is open", [["2026-06-01T10:00", "responded"]], false],
  ] as const)("%s", (_, lines, dealtWithinTwoWeeks) => {
    const expected = { dealtWithinTwoWeeksBy: due, dealtWithinTwoWeeks };
    expect(differences(example("calderdale", [start, ...lines], expected))).toEqual([]);
    const wrong = { dealtWithinTwoWeeks: !dealtWithinTwoWeeks };
    expect(differences(example("calderdale", [start, ...lines], wrong))).not.toEqual([]);
  });

  test("nothing can be said of it where the agreement has no such measure", () => {
    const expected = { dealtWithinTwoWeeksBy: null, dealtWithinTwoWeeks: null };
    expect(differences(example("sips", [logged("2026-06-01T09:00", "P2")], expected))).toEqual([]);
  });
});

describe("Where a date is to be agreed with the customer nothing is kept or missed before it is", () => {
  const fix = (value: boolean | null) => ({ fixDueAt: null, breached: { fix: value } });
  test.each([
    ["stockport", "P2", "incident", false],
    ["coventry", "project", "service-request", null],
    ["sips", "P4-consultancy", "service-request", null],
    ["cps", "P5", "service-request", null],
    ["calderdale", "P2", "incident", null],
  ] as const)("%s %s", (agreement, priority, kind, verdict) => {
    const start = logged("2026-06-01T09:00", priority, kind);
    const expected = verdict === null ? fix(null) : { breached: { fix: false } };
    expect(differences(example(agreement, [start], expected))).toEqual([]);
    expect(differences(example(agreement, [start, ["2026-06-01T10:00", "resolved"]], expected))).toEqual([]);
  });

  test("once it is agreed, it is", () => {
    const lines = [
      logged("2026-06-08T10:00", "project", "service-request"),
      ["2026-06-09T10:00", "revised-deadline-agreed", { newDeadline: "2026-06-19T12:00" }],
      ["2026-06-19T12:01", "resolved"],
    ] as const;
    expect(differences(example("coventry", lines, { breached: { fix: true } }))).toEqual([]);
  });
});

describe("A deadline agreed as a date alone (COV-72)", () => {
  const lines = (newDeadline: string) =>
    [
      logged("2026-06-08T10:00", "project", "service-request"),
      ["2026-06-09T10:00", "revised-deadline-agreed", { newDeadline }],
    ] as const;

  test("is the close of that day, also on the short Friday", () => {
    const due = (fixDueAt: string) => ({
      fixDueAt,
      timeline: [
        { afterEvent: 1, fixDueAt: null },
        { afterEvent: 2, fixDueAt },
      ],
    });
    expect(differences(example("coventry", lines("2026-06-19"), due("2026-06-19T16:30:00+01:00")))).toEqual([]);
    expect(differences(example("coventry", lines("2026-06-18"), due("2026-06-18T17:00:00+01:00")))).toEqual([]);
  });

  test("on a day on which the desk does not open is no moment, and said so", () => {
    expect(differences(example("coventry", lines("2026-06-20")))).toMatchObject([
      { actual: expect.stringContaining('"newDeadline" 2026-06-20 is a day on which the desk does not open') },
    ]);
    expect(differences(example("coventry", lines("2026-06-31")))).toMatchObject([{ field: "history" }]);
  });
});

describe("A request that comes back (STK-55 names incidents alone)", () => {
  const lines = (kind: string, back: string) =>
    [logged("2026-01-13T10:00", "P4", kind), ["2026-01-14T11:00", "resolved"], [back, "recurrence"]] as const;

  test("is judged by the limit for reopening, to its last instant", () => {
    const last = { reopenAllowed: true, newTicket: null };
    expect(differences(example("stockport", lines("service-request", "2026-01-19T11:00"), last))).toEqual([]);
    const late = { reopenAllowed: false, newTicket: { clockStartAt: "2026-01-19T11:00:01+00:00" } };
    expect(differences(example("stockport", lines("service-request", "2026-01-19T11:00:01"), late))).toEqual([]);
  });

  test("and an incident by one working day", () => {
    const late = { reopenAllowed: false, newTicket: { clockStartAt: "2026-01-15T11:00:01+00:00" } };
    expect(differences(example("stockport", lines("incident", "2026-01-15T11:00:01"), late))).toEqual([]);
    const last = { reopenAllowed: true };
    expect(differences(example("stockport", lines("incident", "2026-01-15T11:00"), last))).toEqual([]);
  });

  test("by what it is by then: a request that became an incident is one", () => {
    const [start, ...rest] = lines("service-request", "2026-01-16T10:00");
    const converted = ["2026-01-13T12:00", "converted", { ticketType: "incident", priority: "P3" }] as const;
    expect(differences(example("stockport", [start, converted, ...rest], { reopenAllowed: false }))).toEqual([]);
  });
});

describe("The form of an expected value", () => {
  const at = (clockStartAt: unknown) =>
    differences(example("coventry", [logged("2026-06-08T10:00", "P2")], { clockStartAt }));
  test("a moment with any offset, or as the wall clock of the desk, or a date", () => {
    for (const same of ["2026-06-08T10:00:00+01:00", "2026-06-08T09:00:00Z", "2026-06-08T10:00", "2026-06-08"])
      expect(at(same)).toEqual([]);
    for (const other of ["2026-06-08T10:00:00Z", "2026-06-08T09:00", "2026-06-09", "10 o'clock", 7])
      expect(at(other)).toHaveLength(1);
  });

  test("a number is not its text", () => {
    const one = example("coventry", [logged("2026-06-08T10:00", "P2")], { pausedSeconds: "0" });
    expect(differences(one)).toEqual([{ field: "pausedSeconds", expected: '"0"', actual: "0" }]);
  });
});

describe("The days on which a user who is waited for was to be contacted (CPS-28)", () => {
  const lines = [
    logged("2026-04-13T09:00", "P2"),
    ["2026-04-13T11:00", "customer-wait-start"],
    ["2026-04-16T11:00", "closed"],
  ] as const;
  const days = (contactDueOn: unknown) => differences(example("cps", [...lines], { contactDueOn }));

  test("are every business day after the one on which the user was written to", () => {
    expect(days(["2026-04-14", "2026-04-15"])).toEqual([]);
    expect(days(["2026-04-14"])).toEqual([
      { field: "contactDueOn", expected: "2026-04-14", actual: "2026-04-14, 2026-04-15" },
    ]);
    expect(days(["2026-04-13", "2026-04-14", "2026-04-15"])).not.toEqual([]);
    expect(days(["2026-04-14", "2026-04-15", "2026-04-17"])).not.toEqual([]);
    expect(days("2026-04-14")).not.toEqual([]);
  });

  test("may name the day on which the wait ended, at whichever hour it did", () => {
    expect(days(["2026-04-14", "2026-04-15", "2026-04-16"])).toEqual([]);
  });

  test("leave out the weekend and a holiday, and are none where nobody is waited for", () => {
    const long = [logged("2025-11-25T09:00", "P2"), ["2025-11-25T11:00", "customer-wait-start"]] as const;
    const ended = [...long, ["2025-12-02T09:00", "customer-wait-end"], ["2025-12-02T10:00", "resolved"]] as const;
    const contactDueOn = ["2025-11-26", "2025-12-01"];
    expect(differences(example("cps", [...ended], { contactDueOn }))).toEqual([]);
    expect(differences(example("cps", [logged("2025-11-25T09:00", "P2")], { contactDueOn: [] }))).toEqual([]);
  });
});

describe("The outer bound of attention at once (CAL-05)", () => {
  const bound = (priority: string, attentionOuterBoundAt: unknown) => {
    const lines = [logged("2026-03-06T15:00", priority), ["2026-03-06T15:20", "responded"]] as const;
    return differences(example("calderdale", [...lines], { attentionOuterBoundAt }));
  };

  test("is a working day after the start, attended to or not", () => {
    expect(bound("P1", "2026-03-09T15:00:00+00:00")).toEqual([]);
    expect(bound("P1", "2026-03-09T16:00:00+00:00")).not.toEqual([]);
    expect(bound("P1", null)).not.toEqual([]);
  });

  test("is none where the priority has a time of its own", () => {
    expect(bound("P2", null)).toEqual([]);
  });
});

describe("A long-term project (CPS-32)", () => {
  test("has no time to be fixed in before one is agreed, and answers within its priority's", () => {
    const lines = [logged("2026-06-01T09:00", "P5", "project", "web"), ["2026-06-02T09:00", "responded"]] as const;
    const expected = { responseDueAt: "2026-06-03T09:00:00-05:00", fixDueAt: null, breached: { fix: null } };
    expect(differences(example("cps", [...lines], expected))).toEqual([]);
    const agreed = { newDeadline: "2026-12-04T17:00" };
    const dated = [...lines, ["2026-06-03T09:00", "revised-deadline-agreed", agreed]] as const;
    expect(differences(example("cps", [...dated], { fixDueAt: "2026-12-04T17:00:00-06:00" }))).toEqual([]);
  });
});
