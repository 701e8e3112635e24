import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerBalance } from "../../../renderer/components/why-ledger/ledger-balance.ts";
import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import { HOUR_MS, MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { ledgerRows, stretchWords } from "../../../shared/words/ledger-words.ts";
import { exactLength, momentWords } from "../../../shared/words/moment-words.ts";
import { deskOf, logged, promiseIn, reportAt, waitEnded, waitStarted } from "../../support/clock/fixtures.ts";

const coventry = deskOf("coventry");
const words = momentWords(coventry.calendar.zone);

/** Whether the ledger adds up: every total is the sum so far, and where there is a due moment the last one is the allowance. */
function ledgerAddsUp(promise: PromiseClock): boolean {
  let sum = 0;
  for (const line of promise.ledger) {
    sum += line.countedMs;
    if (line.totalMs !== sum) return false;
  }
  return promise.dueAt === null || promise.budgetMs === null || sum === promise.budgetMs;
}

describe("the ledger in words", () => {
  test("a bank holiday is named, and not counted", () => {
    const at = coventry.at("2026-05-01T15:00");
    const fix = promiseIn(reportAt(coventry, [logged(at, { priority: "P3" })], at), "fix");
    const holiday = ledgerRows(fix, words, at).find((row) => row.what.includes("bank holiday"));
    expect(holiday).toMatchObject({ when: "Mon 4 May", isCounted: false, counted: "" });
  });

  test("a stretch over a clock change says why its ends are an hour off", () => {
    const calderdale = deskOf("calderdale");
    const at = calderdale.at("2026-10-23T16:59");
    const call = logged(at, { kind: "enquiry", priority: "enquiry-telephone" });
    const [only] = ledgerRows(promiseIn(reportAt(calderdale, [call], at), "response"), words, at);
    expect(only).toMatchObject({
      when: "Fri 23 Oct 16:59 to Sun 25 Oct 15:59",
      what: "counted, day and night alike; the clocks went back 1 h 00",
      counted: "48 h 00",
    });
  });

  test("the last counted total is the target", () => {
    const at = coventry.at("2026-03-25T10:00");
    const fix = promiseIn(reportAt(coventry, [logged(at, { priority: "P1" })], at), "fix");
    const rows = ledgerRows(fix, words, at);
    expect(rows.findLast((row) => row.isCounted)?.total).toBe("4 h 00");
    expect(ledgerAddsUp(fix)).toBe(true);
  });

  test("the printed lines add up to the printed target, whatever the millisecond of the call", () => {
    const seconds = (text: string): number => {
      const long = /^(\d+) h (\d+)(?::(\d+))?$/.exec(text);
      const [, minutes, rest] = /^(?:(\d+) min)? ?(?:(\d+) s)?$/.exec(text) ?? [];
      return long === null
        ? Number(minutes ?? 0) * 60 + Number(rest ?? 0)
        : Number(long[1]) * 3600 + Number(long[2]) * 60 + Number(long[3] ?? 0);
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7 * 24 * 3_600_000 }),
        fc.constantFrom("P1", "P2", "P3"),
        (ms, priority) => {
          const at = coventry.at("2026-03-23T00:00") + ms;
          const fix = promiseIn(reportAt(coventry, [logged(at, { priority })], at), "fix");
          const rows = ledgerRows(fix, words, at).filter((row) => row.isCounted);
          const sum = rows.reduce((total, row) => total + seconds(row.counted), 0);
          expect(sum).toBe(Math.ceil((fix.budgetMs ?? 0) / 1_000));
          expect(seconds(rows.at(-1)?.total ?? "")).toBe(sum);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a ledger whose sum is wrong is noticed", () => {
    const at = coventry.at("2026-03-25T10:00");
    const fix = promiseIn(reportAt(coventry, [logged(at, { priority: "P1" })], at), "fix");
    expect(ledgerAddsUp({ ...fix, budgetMs: (fix.budgetMs ?? 0) + 1 })).toBe(false);
  });

  test("a stretch within one day names the day once", () => {
    const from = coventry.at("2026-03-24T08:00");
    expect(stretchWords(from, coventry.at("2026-03-24T10:30"), words, from)).toBe("Tue 24 Mar 08:00 to 10:30");
    expect(stretchWords(from, coventry.at("2026-03-25T08:00"), words, from)).toBe(
      "Tue 24 Mar 08:00 to Wed 25 Mar 08:00",
    );
  });

  test("lengths that are added up are told to the second", () => {
    expect(exactLength(2 * HOUR_MS + 30 * MINUTE_MS)).toBe("2 h 30");
    expect(exactLength(2 * HOUR_MS + 30 * MINUTE_MS + 12_000)).toBe("2 h 30:12");
    expect(exactLength(45 * MINUTE_MS)).toBe("45 min");
    expect(exactLength(MINUTE_MS + 45_000)).toBe("1 min 45 s");
    expect(exactLength(12_000)).toBe("12 s");
    expect(exactLength(0)).toBe("0 min");
  });

  test("worked, paused and outside hours make the whole, whenever the wait was", () => {
    const loggedAt = coventry.at("2026-03-25T10:00");
    fc.assert(
      fc.property(fc.nat(3_000), fc.integer({ min: 1, max: 5_000 }), (from, length) => {
        const start = loggedAt + from * MINUTE_MS;
        const end = start + length * MINUTE_MS;
        const events = [
          logged(loggedAt, { priority: "P3" }),
          waitStarted(start, "third-party"),
          waitEnded(end, "third-party"),
        ];
        const fix = promiseIn(reportAt(coventry, events, end), "fix");
        const { countedMs, pausedMs, resolvedMs, outsideMs, totalMs } = ledgerBalance(fix, coventry.calendar);
        expect(countedMs + pausedMs + resolvedMs + outsideMs).toBe(totalMs);
        expect(outsideMs).toBeGreaterThanOrEqual(0);
        expect(countedMs).toBe(fix.budgetMs);
      }),
      { numRuns: 300 },
    );
  });
});
