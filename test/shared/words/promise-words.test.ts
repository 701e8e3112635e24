import { expect, test } from "vitest";
import { timeLine } from "../../../renderer/features/queue/row-words.ts";
import { clock } from "../../../shared/clock/clock.ts";
import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { originalWords, standingWords } from "../../../shared/words/promise-words.ts";
import { promise as nextPromise, row } from "../../renderer/stores/queue/rows.ts";
import { deskOf, event, logged, priorityChanged, promiseIn, reportAt, resolved } from "../../support/clock/fixtures.ts";

const coventry = deskOf("coventry"); // P1: four service hours, Monday to Friday
const told = { words: momentWords(coventry.calendar.zone), calendar: coventry.calendar };
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

function fixAt(events: readonly TicketEvent[], at: number): PromiseClock {
  const fix = clock(foldTicket(events), coventry.agreement, coventry.calendar, at)?.promises.find(
    (each) => each.promise === "fix",
  );
  if (fix === undefined) throw new Error("Coventry promises a fix.");
  return fix;
}

const friday = logged(coventry.at("2026-03-20T10:00"), { priority: "P1" }); // due Friday 14:00

test("late is told in service time: the weekend does not count", () => {
  const monday = coventry.at("2026-03-23T10:00");
  const fix = fixAt([friday], monday);
  // The weekend makes it 68 hours by the wall.
  expect(monday - (fix.dueAt ?? 0)).toBe(68 * 3_600_000);
  // Friday 14:00 to 16:30, Monday 08:00 to 10:00.
  expect(plain(standingWords(fix, monday, told))).toBe("4 h 30 late");
});

test("the ticket and its row in the queue say the same lateness, by night, over a weekend and to the minute", () => {
  for (const local of [
    "2026-03-20T14:07",
    "2026-03-20T16:40",
    "2026-03-20T23:00",
    "2026-03-22T12:00",
    "2026-03-24T09:01",
  ]) {
    const at = coventry.at(local);
    const fix = fixAt([friday], at);
    const { dueAt, basis } = fix;
    const inQueue = timeLine(row("a", dueAt, { next: nextPromise(dueAt, { basis }) }), coventry.calendar, at);
    expect(standingWords(fix, at, told)).toBe(inQueue);
  }
});

test("a fix that came too late says by how much service time, and only missed where the desk was closed in between", () => {
  const monday = coventry.at("2026-03-23T09:30");
  const late = fixAt([friday, resolved(monday)], monday);
  expect(plain(standingWords(late, monday, told))).toBe("met 4 h 00 late");
  const dueAtClose = logged(coventry.at("2026-03-20T12:30"), { priority: "P1" });
  const evening = coventry.at("2026-03-20T20:00");
  expect(standingWords(fixAt([dueAtClose], evening), evening, told)).toBe("missed");
});

test("a promise on elapsed time counts the night as well", () => {
  const at = coventry.at("2026-03-23T10:00");
  const fix = { ...fixAt([friday], at), basis: "elapsed" as const };
  expect(plain(standingWords(fix, at, told))).toBe("68 h 00 late");
});

test("a deadline agreed later says what it stands beside, and what became of that", () => {
  const stockport = deskOf("stockport");
  const start = stockport.at("2026-01-13T10:00"); // P2: two working days
  const revised = event(stockport.at("2026-01-14T09:00"), {
    type: "DeadlineRevised",
    deadlineAt: stockport.at("2026-01-20T12:00"),
    agreedWith: "Jo",
    how: "by-phone",
    reason: "part",
  });
  const events = [logged(start, { priority: "P2" }), revised];
  const at = (local: string, ...more: TicketEvent[]) => {
    const fix = promiseIn(reportAt(stockport, [...events, ...more], stockport.at(local)), "fix");
    const said = originalWords(fix, stockport.at(local), momentWords(stockport.calendar.zone));
    return said === null ? null : plain(said);
  };
  expect(at("2026-01-14T10:00")).toBe("original Thu 10:00");
  expect(at("2026-01-16T10:00")).toBe("original Thu 10:00, missed");
  expect(at("2026-01-14T10:00", priorityChanged(stockport.at("2026-01-14T09:30"), "P3"))).toBe(
    "Tue 20 Jan 12:00 was agreed under another priority",
  );
  const none = promiseIn(reportAt(stockport, events.slice(0, 1), start), "fix");
  expect(originalWords(none, start, momentWords(stockport.calendar.zone))).toBeNull();
});
