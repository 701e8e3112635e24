import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerBalance } from "../../../renderer/components/why-ledger/ledger-balance.ts";
import { pauseTimes } from "../../../renderer/components/why-ledger/pause-times.ts";
import { serviceTimeBetween } from "../../../shared/calendar/service-time.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { ledgerRows } from "../../../shared/words/ledger-words.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { inWholeSeconds } from "../../../shared/words/whole-seconds.ts";
import {
  deskOf,
  logged,
  promiseIn,
  reopened,
  reportAt,
  resolved,
  waitEnded,
  waitStarted,
} from "../../support/clock/fixtures.ts";

const SECOND = 1_000;
const HOUR = 3_600_000;
const coventry = deskOf("coventry");
const { calendar } = coventry;
const start = coventry.at("2026-03-25T10:00");

/** A call that was waited on again and again, each moment on some millisecond; the last wait may last. */
const interrupted = fc
  .record({
    loggedMs: fc.nat(7 * 24 * HOUR),
    gaps: fc.array(fc.integer({ min: 1, max: 3 * HOUR }), { maxLength: 9 }),
    endsBy: fc.constantFrom("wait", "resolution"),
  })
  .map(({ loggedMs, gaps, endsBy }) => {
    let at = start + loggedMs;
    const events: TicketEvent[] = [logged(at, { priority: "P2" })];
    gaps.forEach((gap, index) => {
      at += gap;
      const wait = `w${index - (index % 2)}`;
      const isStop = endsBy === "resolution" && index > 5;
      if (index % 2 === 0) events.push(isStop ? resolved(at) : waitStarted(at, "third-party", wait));
      else events.push(isStop ? reopened(at) : waitEnded(at, wait));
    });
    return { events, at: at + 1_234 };
  });

describe("a ledger read to the second", () => {
  test("follows line by line, stands within a second of the truth, and adds up to the allowance", () => {
    fc.assert(
      fc.property(interrupted, ({ events, at }) => {
        const { ledger, budgetMs, dueAt } = promiseIn(reportAt(coventry, events, at), "fix");
        const read = inWholeSeconds(ledger);
        let reached = Math.floor((ledger[0]?.from ?? 0) / SECOND) * SECOND;
        let sum = 0;
        for (const [index, line] of ledger.entries()) {
          const { from, to, countedMs, totalMs } = read[index]!;
          expect(from).toBe(reached);
          expect(Math.abs(to - line.to)).toBeLessThan(SECOND);
          expect(to % SECOND).toBe(0);
          if (line.to % SECOND === 0) expect(to).toBe(line.to);
          expect(countedMs).toBe(line.countedMs > 0 ? to - from : 0);
          sum += countedMs;
          expect(totalMs).toBe(sum);
          reached = to;
        }
        if (dueAt !== null) expect(sum).toBe(budgetMs);
      }),
      { numRuns: 500 },
    );
  });

  test("the balance and the waits beneath it tell the same lengths", () => {
    fc.assert(
      fc.property(interrupted, ({ events, at }) => {
        const report = reportAt(coventry, events, at);
        const fix = promiseIn(report, "fix");
        const { countedMs, pausedMs, resolvedMs, outsideMs, totalMs } = ledgerBalance(fix, calendar);
        const read = inWholeSeconds(fix.ledger);
        expect(countedMs + pausedMs + resolvedMs + outsideMs).toBe(totalMs);
        expect(outsideMs).toBeGreaterThanOrEqual(0);
        expect(totalMs).toBe((read.at(-1)?.to ?? 0) - (read[0]?.from ?? 0));
        // Later waits than the due moment stop nothing that the ledger tells of.
        const isAllTold = report.pauses.every(({ from }) => from < (fix.dueAt ?? Number.POSITIVE_INFINITY));
        if (isAllTold && resolvedMs === 0) {
          expect(pauseTimes(report, fix.ledger, calendar).stoodStillMs).toBe(pausedMs);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a pause over two nights is as long as it reads, and its nights are outside hours", () => {
    const events = [
      logged(start + 300, { priority: "P3" }),
      waitStarted(coventry.at("2026-03-25T13:44") + 900, "third-party"),
    ];
    const at = coventry.at("2026-03-27T10:49") + 56_200;
    const report = reportAt(coventry, events, at);
    const fix = promiseIn(report, "fix");
    const paused = ledgerRows(fix, momentWords(calendar.zone), at).at(-1);
    expect(paused?.when).toBe("Wed 25 Mar 13:44:01 to Fri 27 Mar 10:49:57");
    const { countedMs, pausedMs, outsideMs, totalMs } = ledgerBalance(fix, calendar);
    const wholeMs = coventry.at("2026-03-27T10:49:57") - coventry.at("2026-03-25T13:44:01");
    expect(pausedMs + outsideMs).toBe(wholeMs);
    expect(pausedMs).toBe(
      serviceTimeBetween(calendar, coventry.at("2026-03-25T13:44:01"), coventry.at("2026-03-27T10:49:57")),
    );
    expect(countedMs + wholeMs).toBe(totalMs);
    expect(pauseTimes(report, fix.ledger, calendar)).toEqual({ serviceMs: [pausedMs], stoodStillMs: pausedMs });
  });
});
