import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOpen } from "../../../shared/calendar/service-time.ts";
import type { LedgerLine, PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { deskOf, event, logged, promiseIn, reportAt, waitStarted } from "../../support/clock/fixtures.ts";
import { type History, histories } from "../../support/clock/random-histories.ts";

const MINUTE = 60_000;
const RUNS = process.env["DESKWATCH_NIGHTLY"] === undefined ? 300 : 5_000;
const IDS = ["stockport", "calderdale", "coventry", "sips", "columbia"] as const;
const desks = new Map(IDS.map((id) => [id, deskOf(id)] as const));

function deskNamed(id: (typeof IDS)[number]) {
  const desk = desks.get(id);
  if (desk === undefined) throw new Error(id);
  return desk;
}

/** Walks the printed lines as a reader with a pencil would: they follow each other, and where the last one ends it is due. */
function dueByHand(lines: readonly LedgerLine[]): { dueAt: Instant; countedMs: number } {
  let reached = lines[0]?.from ?? 0;
  let countedMs = 0;
  for (const line of lines) {
    expect(line.from).toBe(reached);
    expect(line.to).toBeGreaterThanOrEqual(line.from);
    reached = line.to;
    countedMs += line.countedMs;
    expect(line.totalMs).toBe(countedMs);
  }
  return { dueAt: reached, countedMs };
}

function targetClocks(promises: readonly PromiseClock[]): readonly PromiseClock[] {
  return promises.filter(
    (promise) => promise.budgetMs !== null && (promise.promise === "response" || promise.promise === "fix"),
  );
}

describe.each(IDS)("For any history under %s", (id) => {
  const desk = deskNamed(id);
  const check = (property: (history: History) => void) =>
    fc.assert(fc.property(histories(desk), property), { numRuns: RUNS });

  test("the ledger's lines follow each other, sum to the allowance, and end at the due instant", () => {
    check((history) => {
      for (const promise of targetClocks(reportAt(desk, history.events, history.at).promises)) {
        if (promise.dueAt === null) continue;
        const { dueAt, countedMs } = dueByHand(promise.ledger);
        expect(dueAt).toBe(promise.dueAt);
        expect(countedMs).toBe(promise.budgetMs);
      }
    });
  });

  test("each threshold is the first instant at which its share is used, by the ledger alone", () => {
    check((history) => {
      for (const promise of targetClocks(reportAt(desk, history.events, history.at).promises)) {
        for (const { percent, at } of promise.thresholds) {
          if (at === null) continue;
          const needMs = Math.ceil(((promise.budgetMs ?? 0) * percent) / 100);
          expect(usedByHand(promise.ledger, at)).toBe(needMs);
          // A share of no time, before a deadline agreed for closed hours, is used where the clock begins.
          if (needMs === 0) expect(at).toBe(promise.startedAt);
          else expect(usedByHand(promise.ledger, at - 1)).toBeLessThan(needMs);
        }
      }
    });
  });

  test("a minute-stepper that knows only opening hours and pauses finds the same due instant", () => {
    check((history) => {
      const report = reportAt(desk, history.events, history.at);
      const fix = report.promises.find((promise) => promise.promise === "fix");
      if (
        fix?.dueAt == null ||
        fix.budgetMs === null ||
        fix.startedAt === null ||
        fix.basis === "elapsed" ||
        history.hasArrival
      )
        return;
      if (desk.agreement.revisedDeadline.replacesTargetOf?.includes(report.priority) === true || history.hasRevision)
        return;
      const stops = [
        ...report.pauses
          .filter((pause) => pause.suspends.includes("fix"))
          .map((pause) => [pause.from, pause.until ?? history.at] as const),
        ...report.resolutions.flatMap((resolution) =>
          resolution.reopenedAt === null ? [] : [[resolution.at, resolution.reopenedAt] as const],
        ),
      ];
      let leftMinutes = fix.budgetMs / MINUTE;
      if (!Number.isInteger(leftMinutes)) return;
      let now = fix.startedAt;
      for (let steps = 0; leftMinutes > 0 && steps < 200_000; steps += 1, now += MINUTE) {
        const isStopped = stops.some(([from, to]) => now >= from && now < to);
        if (!isStopped && isOpen(desk.calendar, now)) leftMinutes -= 1;
      }
      expect(now).toBe(fix.dueAt);
    });
  });

  test("worked and paused and closed time together are all the time there was", () => {
    check((history) => {
      for (const promise of targetClocks(reportAt(desk, history.events, history.at).promises)) {
        if (promise.dueAt === null || promise.ledger.length === 0) continue;
        const first = promise.ledger[0]!;
        const spent = promise.ledger.reduce((sum, line) => sum + (line.to - line.from), 0);
        expect(spent).toBe(promise.dueAt - first.from);
      }
    });
  });

  test("the same question about the same instant is answered the same, whatever is asked in between", () => {
    check((history) => {
      const before = reportAt(desk, history.events, history.at);
      reportAt(desk, history.events, history.at + 400 * 86_400_000);
      expect(reportAt(desk, history.events, history.at)).toEqual(before);
    });
  });
});

function usedByHand(lines: readonly LedgerLine[], at: Instant): number {
  return lines.reduce(
    (sum, line) => sum + (line.countedMs > 0 ? Math.max(0, Math.min(line.to, at) - line.from) : 0),
    0,
  );
}

test("A paused clock's ledger ends where we look, with the pause as its last line, and shows no due moment", () => {
  const desk = deskNamed("coventry");
  const events = [
    logged(desk.at("2025-11-10T09:15"), { priority: "P1" }),
    waitStarted(desk.at("2025-11-10T10:00"), "third-party"),
  ];
  const fix = promiseIn(reportAt(desk, events, desk.at("2025-11-10T12:00")), "fix");
  expect(fix.dueAt).toBeNull();
  expect(fix.ledger.at(-1)).toMatchObject({
    to: desk.at("2025-11-10T12:00"),
    countedMs: 0,
    totalMs: 45 * MINUTE,
    reason: { kind: "paused", wait: 1, reason: "asked" },
  });
});

describe("Before a clock begins", () => {
  const told = (id: (typeof IDS)[number], local: string, priority: string, now: string) => {
    const desk = deskNamed(id);
    const events = [logged(desk.at(local), { priority })];
    const { ledger, startedAt } = promiseIn(reportAt(desk, events, desk.at(now)), "fix");
    return { desk, ledger, startedAt };
  };

  test("the holiday, the weekend and the night a call came in on are named, one by one", () => {
    const { desk, ledger } = told("stockport", "2027-03-26T16:40", "P1", "2027-03-30T09:00");
    expect(ledger.slice(0, 5).map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [desk.at("2027-03-26T16:40"), desk.at("2027-03-27T00:00"), { kind: "holiday", name: "Good Friday" }],
      [desk.at("2027-03-27T00:00"), desk.at("2027-03-28T00:00"), { kind: "weekend" }],
      [desk.at("2027-03-28T00:00"), desk.at("2027-03-29T00:00"), { kind: "weekend" }],
      [desk.at("2027-03-29T00:00"), desk.at("2027-03-30T00:00"), { kind: "holiday", name: "Easter Monday" }],
      [desk.at("2027-03-30T00:00"), desk.at("2027-03-30T09:00"), { kind: "outside-hours" }],
    ]);
  });

  test("open time after the intake's cut-off says why it does not count", () => {
    const { desk, ledger, startedAt } = told("columbia", "2026-03-24T16:20", "P3", "2026-03-24T16:20");
    const [first] = ledger;
    expect(first).toMatchObject({ from: desk.at("2026-03-24T16:20"), reason: { kind: "before-start" } });
    expect(ledger.find(({ from }) => from === startedAt)?.countedMs).toBeGreaterThan(0);
    expect(ledger.filter(({ reason }) => reason.kind === "outside-hours").length).toBeGreaterThan(0);
  });

  test("a caller who is verified at night waited in the open hours before, not for the desk to open", () => {
    const desk = deskNamed("stockport");
    const events = [
      logged(desk.at("2026-03-24T15:00"), { priority: "P3", kind: "service-request", verification: "pending" }),
      event(desk.at("2026-03-24T20:00"), { type: "CallerVerified", check: "password", confirmedBy: "the head" }),
    ];
    const { ledger } = promiseIn(reportAt(desk, events, desk.at("2026-03-25T10:00")), "fix");
    expect(ledger[0]?.reason).toEqual({ kind: "before-start", why: "waited for the caller to be verified" });
    expect(ledger[1]?.reason).toEqual({ kind: "outside-hours" });
  });
});
