import { expect, test } from "vitest";
import { elsewhereSentence, unrestSentence } from "../../../../renderer/features/queue/queue-words.ts";
import {
  momentLine,
  moveWord,
  rowStage,
  stageWord,
  standingLook,
  timeLine,
  usedShare,
} from "../../../../renderer/features/queue/row-words.ts";
import { EVERYTHING_OPEN } from "../../../../renderer/stores/queue/queue-filter.ts";
import { calendarDataOf } from "../../../../shared/agreement/calendar-data-of.ts";
import { bundledAgreements } from "../../../../shared/agreement/registry.ts";
import type { Calendar } from "../../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../../shared/calendar/compile-calendar.ts";
import { openZone } from "../../../../shared/calendar/zone.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";
import { HOUR, NOW, promise, row } from "../../stores/queue/rows.ts";

function calendarOf(id: string): Calendar {
  const agreement = bundledAgreements().find((each) => each.id === id);
  if (agreement === undefined) throw new Error(`${id} is bundled.`);
  return expectOk(compileCalendar(calendarDataOf(agreement)), id);
}
const stockport = calendarOf("stockport"); // 08:00 to 17:00 in term, London
const columbia = calendarOf("columbia");
const here = expectOk(openZone("Europe/London"), "zone");
const there = expectOk(openZone("America/Chicago"), "zone");
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const london = (iso: string): number => Date.parse(`${iso}:00+01:00`);
const time = (...args: Parameters<typeof timeLine>): string => plain(timeLine(...args));
const moment = (...args: Parameters<typeof momentLine>): string => plain(momentLine(...args));

test("a running row says the service time left and the moment on the wall", () => {
  const due = row("a", london("2026-10-14T14:22"));
  expect(time(due, stockport, NOW)).toBe("4 h 22");
  expect(moment(due, stockport, NOW, here)).toBe("14:22");
  expect(rowStage(due, stockport, NOW)).toBe("running");
});

test("nights do not count: due tomorrow morning is an hour of service time away in the evening", () => {
  const evening = london("2026-10-14T19:00");
  const due = row("a", london("2026-10-15T09:00"));
  expect(time(due, stockport, evening)).toBe("1 h 00");
  expect(moment(due, stockport, evening, here)).toBe("Thu 09:00");
  expect(rowStage(due, stockport, evening)).toBe("outside-hours");
});

test("a call of the night begins by itself in the morning: no event of its ticket says so", () => {
  const opens = london("2026-10-15T08:00");
  const [warnAt, urgentAt] = [opens + 0.65 * HOUR, opens + 0.85 * HOUR];
  const next = promise(opens + HOUR, { state: "not-started", startedAt: opens, budgetMs: HOUR, warnAt, urgentAt });
  const call = row("a", null, { next });
  const night = london("2026-10-14T23:00");
  expect([rowStage(call, stockport, night), time(call, stockport, night)]).toEqual(["not-started", "1 h 00"]);
  const stages = [0, 0.65, 0.85, 1].map((hours) => rowStage(call, stockport, opens + hours * HOUR));
  expect(stages).toEqual(["running", "warned", "urgent", "urgent"]);
  expect(rowStage(call, stockport, opens + HOUR + 1)).toBe("missed");
});

test("before it begins a promise has its whole time left, on elapsed time and after a cut-off too", () => {
  const starts = london("2026-10-15T08:00");
  const elapsed = promise(starts + 4 * HOUR, { basis: "elapsed", state: "not-started", startedAt: starts });
  expect(time(row("a", null, { next: elapsed }), columbia, london("2026-10-14T10:00"))).toBe("4 h 00");
  const cutOff = promise(starts + HOUR, { state: "not-started", startedAt: starts });
  expect(time(row("a", null, { next: cutOff }), stockport, london("2026-10-14T16:30"))).toBe("1 h 00");
});

test("late is told in service time; a promise on elapsed time counts the night as well", () => {
  const morning = london("2026-10-15T08:10");
  expect(time(row("a", london("2026-10-14T16:36")), stockport, morning)).toBe("34 min late");
  const elapsed = row("a", null, { next: promise(london("2026-10-14T16:36"), { basis: "elapsed" }) });
  expect(time(elapsed, stockport, morning)).toBe("15 h 34 late");
  const atClose = row("a", london("2026-10-14T17:00"));
  expect(time(atClose, stockport, london("2026-10-14T20:00"))).toBe("missed");
});

test("a paused row says what is left when resumed and for whom it waits", () => {
  const waiting = {
    kind: "third-party",
    label: "Waiting for a supplier",
    party: "Openreach",
    expectedAt: null,
  } as const;
  const next = promise(null, { state: "paused", budgetMs: 4 * HOUR, usedMs: 2 * HOUR + HOUR / 3 });
  const paused = row("a", null, { next, waiting, whoseMove: "third-party" });
  expect(time(paused, stockport, NOW)).toBe("paused: 1 h 40");
  expect(moment(paused, stockport, NOW, here)).toBe("for Openreach");
  const awaited = row("a", null, { next, waiting: { ...waiting, expectedAt: NOW + HOUR } });
  expect(moment(awaited, stockport, NOW, here)).toMatch(/^until \d\d:\d\d for Openreach$/);
  expect(moment(awaited, stockport, NOW + 2 * HOUR, here)).toMatch(/^expected \d\d:\d\d from Openreach$/);
  expect(moveWord(paused)).toBe("Openreach");
  expect(rowStage(paused, stockport, NOW)).toBe("paused");
  const onHold = row("a", null, {
    waiting: { ...waiting, kind: "hold", party: "The manufacturer", expectedAt: null },
    whoseMove: "nobody",
  });
  expect(moveWord(onHold)).toBe("The manufacturer");
  expect(moveWord(row("a", null, { status: "closed", whoseMove: "nobody" }))).toBe("nobody");
});

test("a moment elsewhere names its zone", () => {
  const due = row("a", Date.parse("2026-10-14T19:22:00Z"));
  expect(moment(due, columbia, NOW, here)).toBe("14:22 CDT");
  expect(moment(due, columbia, NOW, there)).toBe("14:22");
});

test("a look gives the same object until a word changes, so that a second costs no drawing", () => {
  let now = NOW;
  const look = standingLook(row("a", NOW + 2 * HOUR), stockport, () => now);
  const first = look();
  now += 500;
  expect(look()).toEqual({ stage: "running", used: first.used, line: "1\u00a0h\u00a059" });
  const second = look();
  now += 1_000;
  expect(look()).toBe(second);
});

test("the ring fills by twelfths of the allowance", () => {
  expect(usedShare(row("a", NOW + HOUR), stockport, NOW)).toBe(9 / 12);
  expect(usedShare(row("a", NOW + HOUR), stockport, NOW + 60_000)).toBe(9 / 12);
  expect(usedShare(row("a", null), stockport, NOW)).toBe(0);
});

test("what R would change is said in a sentence", () => {
  expect(unrestSentence({ moves: 3, arrivals: 0, departures: 0 })).toBe("3 tickets would move");
  expect(unrestSentence({ moves: 1, arrivals: 0, departures: 0 })).toBe("1 ticket would move");
  expect(unrestSentence({ moves: 2, arrivals: 1, departures: 4 })).toBe("1 new, 4 would leave, 2 would move");
  expect(unrestSentence({ moves: 0, arrivals: 0, departures: 0 })).toBe("");
});

test("a finished ticket says how its promises ended, and by word that it is finished", () => {
  const finished = (status: "resolved" | "closed", verdict: "kept" | "missed" | null): readonly string[] => {
    const ended = row("a", null, { status, verdict, resolvedAt: NOW });
    const stage = rowStage(ended, stockport, NOW);
    return [stage, stageWord(ended, stage), time(ended, stockport, NOW)];
  };
  expect(finished("resolved", "kept")).toEqual(["kept", "kept", "resolved"]);
  expect(finished("closed", "missed")).toEqual(["missed", "missed", "closed"]);
  expect(finished("closed", null)).toEqual(["none", "no promise", "closed"]);
});

test("an empty list says what other states hold", () => {
  expect(elsewhereSentence(1, EVERYTHING_OPEN)).toBe("1 resolved or closed ticket fits.");
  expect(elsewhereSentence(1_200, EVERYTHING_OPEN)).toBe("1,200 resolved or closed tickets fit.");
  expect(elsewhereSentence(2, { ...EVERYTHING_OPEN, statuses: ["closed"] })).toBe("2 tickets of other states fit.");
});
