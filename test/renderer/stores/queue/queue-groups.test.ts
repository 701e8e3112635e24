import { expect, test } from "vitest";
import { dayBounds, groupOf } from "../../../../renderer/stores/queue/queue-groups.ts";
import { calendarDataOf } from "../../../../shared/agreement/calendar-data-of.ts";
import { bundledAgreements } from "../../../../shared/agreement/registry.ts";
import { compileCalendar } from "../../../../shared/calendar/compile-calendar.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";
import { HOUR, NOW, promise, row } from "./rows.ts";

const stockport = bundledAgreements().find(({ id }) => id === "stockport");
if (stockport === undefined) throw new Error("Stockport is bundled.");
const calendar = expectOk(compileCalendar(calendarDataOf(stockport)), "calendar"); // 08:00 to 17:00 in term
const bounds = dayBounds(calendar, NOW);
const local = (time: string): number => Date.parse(`2026-10-14T${time}:00+01:00`);

test("the day is divided by one o'clock, close, midnight and the next working day's close", () => {
  expect(bounds.lunchAt).toBe(local("13:00"));
  expect(bounds.closeAt).toBe(local("17:00"));
  expect(bounds.midnightAt).toBe(local("24:00"));
  expect(bounds.nextCloseAt).toBe(local("17:00") + 24 * HOUR);
});

test("a ticket stands under the heading of its due moment; exactly at it, it is still kept", () => {
  expect(groupOf(row("a", NOW - 1), bounds, NOW)).toBe("missed");
  expect(groupOf(row("a", NOW), bounds, NOW)).toBe("before-lunch");
  expect(groupOf(row("a", local("13:00")), bounds, NOW)).toBe("before-lunch");
  expect(groupOf(row("a", local("13:01")), bounds, NOW)).toBe("before-close");
  expect(groupOf(row("a", local("17:00")), bounds, NOW)).toBe("before-close");
  expect(groupOf(row("a", local("19:00")), bounds, NOW)).toBe("later-today");
  expect(groupOf(row("a", local("17:00") + 24 * HOUR), bounds, NOW)).toBe("next-working-day");
  expect(groupOf(row("a", local("17:00") + 25 * HOUR), bounds, NOW)).toBe("later");
});

test("after one o'clock nothing is before lunch any more", () => {
  const afternoon = local("14:00");
  expect(groupOf(row("a", local("15:00")), dayBounds(calendar, afternoon), afternoon)).toBe("before-close");
});

test("on a Friday the next working day is Monday, on a Sunday there is no close today", () => {
  const friday = Date.parse("2026-10-16T10:00:00+01:00");
  expect(dayBounds(calendar, friday).nextCloseAt).toBe(Date.parse("2026-10-19T17:00:00+01:00"));
  const sunday = Date.parse("2026-10-18T10:00:00+01:00");
  expect(dayBounds(calendar, sunday)).toMatchObject({ lunchAt: null, closeAt: null });
});

test("what is wanted at once stands before everything, though no moment is promised (CAL-05)", () => {
  expect(groupOf(row("a", null, { next: promise(null) }), bounds, NOW)).toBe("at-once");
});

test("what is paused waits, what has no deadline says so, what is finished is last", () => {
  expect(groupOf(row("a", null, { next: promise(null, { state: "paused" }) }), bounds, NOW)).toBe("waiting");
  expect(groupOf(row("a", null), bounds, NOW)).toBe("no-deadline");
  expect(groupOf(row("a", null, { status: "resolved" }), bounds, NOW)).toBe("finished");
});
