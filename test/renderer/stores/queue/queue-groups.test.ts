import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange } from "../../../../renderer/stores/queue/arrange.ts";
import { type DayBounds, dayBounds, groupOf } from "../../../../renderer/stores/queue/queue-groups.ts";
import { calendarDataOf } from "../../../../shared/agreement/calendar-data-of.ts";
import { bundledAgreements } from "../../../../shared/agreement/registry.ts";
import type { Calendar } from "../../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../../shared/calendar/compile-calendar.ts";
import { openZone } from "../../../../shared/calendar/zone.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";
import { HOUR, NOW, promise, row } from "./rows.ts";

function calendarOf(id: string): Calendar {
  const agreement = bundledAgreements().find((each) => each.id === id);
  if (agreement === undefined) throw new Error(`${id} is bundled.`);
  return expectOk(compileCalendar(calendarDataOf(agreement)), id);
}
const stockport = calendarOf("stockport"); // 08:00 to 17:00 in term
const columbia = calendarOf("columbia"); // in Missouri, closes at 23:00 in London
const london = expectOk(openZone("Europe/London"), "zone");
const boundsAt = (now: number, calendars = [stockport], zone = london): DayBounds => {
  const found = dayBounds(calendars, zone, now);
  if (found === undefined) throw new Error("There are calendars.");
  return found;
};
const bounds = boundsAt(NOW);
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
  expect(groupOf(row("a", local("15:00")), boundsAt(afternoon), afternoon)).toBe("before-close");
});

test("on a Friday the next working day is Monday, on a Sunday there is no close today", () => {
  const friday = Date.parse("2026-10-16T10:00:00+01:00");
  expect(boundsAt(friday).nextCloseAt).toBe(Date.parse("2026-10-19T17:00:00+01:00"));
  const sunday = Date.parse("2026-10-18T10:00:00+01:00");
  expect(boundsAt(sunday)).toMatchObject({ lunchAt: null, closeAt: null });
});

test("what is wanted at once stands before everything, though no moment is promised (CAL-05)", () => {
  expect(groupOf(row("a", null, { next: promise(null) }), bounds, NOW)).toBe("at-once");
});

test("what is paused waits, what has no deadline says so, what is finished is last", () => {
  expect(groupOf(row("a", null, { next: promise(null, { state: "paused" }) }), bounds, NOW)).toBe("waiting");
  expect(groupOf(row("a", null), bounds, NOW)).toBe("no-deadline");
  expect(groupOf(row("a", null, { status: "resolved" }), bounds, NOW)).toBe("finished");
});

test("the day is that of whoever looks: the hours elsewhere divide it only where no agreement is at home", () => {
  expect(boundsAt(NOW, [columbia, stockport])).toEqual(bounds);
  expect(boundsAt(NOW, [columbia]).closeAt).toBe(local("23:00"));
  const chicago = expectOk(openZone("America/Chicago"), "zone");
  expect(boundsAt(NOW, [columbia, stockport], chicago)).toMatchObject({
    lunchAt: local("19:00"),
    closeAt: local("23:00"),
    midnightAt: local("24:00") + 6 * HOUR,
  });
  expect(dayBounds([], london, NOW)).toBeUndefined();
});

test("a ticket due in Missouri's morning stands below what is due earlier in London's afternoon", () => {
  const rows = [
    row("missouri", local("18:14"), { agreementId: "columbia" }),
    row("school", local("15:10")),
    row("lunch", local("12:30"), { agreementId: "columbia" }),
  ];
  const { entries } = arrange(rows, boundsAt(NOW, [stockport, columbia]), NOW);
  const said = entries.map((entry) => (entry.kind === "group" ? entry.group : entry.id));
  expect(said).toEqual(["before-lunch", "lunch", "before-close", "school", "later-today", "missouri"]);
});

test("read from the top, what is due later always stands lower, whatever the agreement and the hour", () => {
  const due = fc.record({
    agreementId: fc.constantFrom("stockport", "columbia"),
    hours: fc.integer({ min: -5, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(due), fc.integer({ min: 0, max: 7 * 24 }), (made, ahead) => {
      const now = NOW + ahead * HOUR;
      const rows = made.map(({ hours, ...rest }, index) => row(`t${index}`, now + hours * HOUR + 1, rest));
      const { entries } = arrange(rows, boundsAt(now, [stockport, columbia]), now);
      const dueOf = new Map(rows.map((each) => [each.id as string, each.next?.dueAt ?? 0]));
      const read = entries.flatMap((entry) => (entry.kind === "ticket" ? [dueOf.get(entry.id) ?? 0] : []));
      expect(read).toEqual(read.toSorted((one, other) => one - other));
    }),
  );
});
