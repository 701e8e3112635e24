import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAgreementShelf } from "../../../electron/core/agreement-shelf.ts";
import { buildWeek, type ExampleWeek } from "../../../electron/example/build-week.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { DAY_MS } from "../../../shared/kernel/instant.ts";

const shelf = createAgreementShelf(bundledAgreements());
const TUESDAY = Date.parse("2026-03-10T10:30:00Z");
const types = ({ tickets }: ExampleWeek): ReadonlySet<string> =>
  new Set(tickets.flatMap(({ requests }) => requests.map(({ command }) => command.type)));

describe("The example week", () => {
  test("is the same every time for the same moment", () => {
    expect(buildWeek(shelf, TUESDAY, "Asha Bello")).toEqual(
      buildWeek(createAgreementShelf(bundledAgreements()), TUESDAY, "Asha Bello"),
    );
  });

  test("has the name of whoever opens it, and the same tickets whoever that is", () => {
    const [mine, others] = [buildWeek(shelf, TUESDAY, "Sam Lee"), buildWeek(shelf, TUESDAY, "Asha Bello")];
    expect(mine.people[0]?.name).toBe("Sam Lee");
    expect(mine.people.map(({ id }) => id)).toEqual(others.people.map(({ id }) => id));
    expect(mine.tickets.map(({ ticketId }) => ticketId)).toEqual(others.tickets.map(({ ticketId }) => ticketId));
  });

  test("is a desk of some size: people in two teams, schools, tickets under every agreement", () => {
    const week = buildWeek(shelf, TUESDAY, "Asha Bello");
    expect(week.tickets.length).toBeGreaterThanOrEqual(60);
    expect(week.tickets.length).toBeLessThanOrEqual(120);
    expect(new Set(week.people.map(({ team }) => team)).size).toBe(2);
    expect(new Set(week.sites).size).toBeGreaterThanOrEqual(15);
    expect(week.agreements).toEqual(["stockport", "calderdale", "coventry", "sips", "columbia"]);
    expect(new Set(week.tickets.map(({ ticketId }) => ticketId)).size).toBe(week.tickets.length);
  });

  test("has something of everything that happens at a desk", () => {
    expect([...types(buildWeek(shelf, TUESDAY, "Asha Bello"))]).toEqual(
      expect.arrayContaining([
        "AcknowledgeTicket",
        "AssignTicket",
        "ChangePriority",
        "CloseTicket",
        "DisputePriority",
        "LinkTicket",
        "PauseClock",
        "RecordThreshold",
        "ReopenTicket",
        "ResolveTicket",
        "ResumeClock",
        "ReviseDeadline",
        "SendUpdate",
        "SettleDispute",
        "TransferToSupportTeam",
        "VerifyCaller",
      ]),
    );
  });

  test("can end at any moment of any day: every step is one the rules allow, in order, and none comes after it", () => {
    const from = Date.parse("2025-09-01T00:00:00Z");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 * 24 * 60 }), (minutes) => {
        const now = from + minutes * 60_000;
        const { tickets } = buildWeek(shelf, now, "Asha Bello");
        for (const { loggedAt, requests } of tickets) {
          const times = requests.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((one, other) => one - other));
          expect(times[0]).toBe(loggedAt);
          expect(times.at(-1)).toBeLessThanOrEqual(now);
          const justNow = requests.filter(({ at, by }) => at === now && by.kind === "person");
          expect(justNow.length, "nobody did everything in the very minute the desk is opened").toBeLessThanOrEqual(1);
          // Two working weeks, and whatever holidays lie in between.
          expect(now - loggedAt).toBeLessThan(40 * DAY_MS);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("works on what runs day and night at night too: each step in its own minute", () => {
    const night = Date.parse("2026-03-11T04:40:00Z");
    const doors = buildWeek(shelf, night, "Asha Bello").tickets.find(({ requests }) =>
      requests.some(({ command }) => command.type === "LogTicket" && command.summary.startsWith("Badge readers dead")),
    );
    const steps = doors?.requests
      .filter(({ by }) => by.kind === "person")
      .map(({ at }) => (at - doors.loggedAt) / 60_000);
    expect(steps).toEqual([0, 4, 6, 50]);
    expect(night - (doors?.loggedAt ?? 0)).toBeLessThan(DAY_MS / 2);
  });
});
