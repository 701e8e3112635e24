import { expect, test } from "vitest";
import { openZone } from "../../../shared/calendar/zone.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../shared/kernel/instant.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import {
  agoText,
  dayText,
  fullMomentText,
  lengthText,
  momentText,
  timeLeftText,
} from "../../../shared/words/time-text.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const london = expectOk(openZone("Europe/London"), "zone");
const chicago = expectOk(openZone("America/Chicago"), "zone");
const at = (iso: string): number => Date.parse(iso);

test("a length has two units at most, and seconds only under five minutes", () => {
  expect(plain(lengthText(48 * SECOND_MS))).toBe("48 s");
  expect(plain(lengthText(4 * MINUTE_MS + 9 * SECOND_MS))).toBe("4 min 09 s");
  expect(plain(lengthText(5 * MINUTE_MS))).toBe("5 min");
  expect(plain(lengthText(25 * MINUTE_MS + 59 * SECOND_MS))).toBe("25 min");
  expect(plain(lengthText(2 * HOUR_MS + 4 * MINUTE_MS))).toBe("2 h 04");
  expect(plain(lengthText(99 * HOUR_MS + 59 * MINUTE_MS))).toBe("99 h 59");
  expect(plain(lengthText(190 * HOUR_MS + 30 * MINUTE_MS))).toBe("190 h");
});

test("late is said in words, never with a minus sign; exactly at the due moment it is due now", () => {
  expect(plain(timeLeftText(-34 * MINUTE_MS))).toBe("34 min late");
  expect(plain(timeLeftText(-SECOND_MS))).toBe("1 s late");
  expect(timeLeftText(0)).toBe("due now");
  expect(plain(timeLeftText(12 * MINUTE_MS))).toBe("12 min");
});

test("a moment is as short as the day allows, on the wall clock of its agreement", () => {
  const now = at("2026-05-12T10:00:00Z"); // a Tuesday, 11:00 in London
  expect(plain(momentText(at("2026-05-12T13:22:00Z"), london, now))).toBe("14:22");
  expect(plain(momentText(at("2026-05-12T13:22:00Z"), chicago, now))).toBe("08:22");
  expect(plain(momentText(at("2026-05-13T08:10:00Z"), london, now))).toBe("Wed 09:10");
  expect(plain(momentText(at("2026-05-09T08:10:00Z"), london, now))).toBe("Sat 09:10");
  expect(plain(momentText(at("2026-05-15T08:10:00Z"), london, now))).toBe("Fri 09:10");
  expect(plain(momentText(at("2026-05-08T08:10:00Z"), london, now)), "not next Friday").toBe("Fri 8 May 09:10");
  expect(plain(momentText(at("2026-05-16T08:10:00Z"), london, now)), "not last Saturday").toBe("Sat 16 May 09:10");
  expect(plain(momentText(at("2026-05-19T08:10:00Z"), london, now))).toBe("Tue 19 May 09:10");
  expect(plain(momentText(at("2027-01-04T09:10:00Z"), london, now))).toBe("4 Jan 2027 09:10");
});

test("the day turns at local midnight, also across a clock change", () => {
  const now = at("2026-03-28T23:30:00Z");
  expect(dayText(at("2026-03-29T00:10:00Z"), london, now)).toBe("Sun");
  expect(plain(momentText(at("2026-03-29T01:10:00Z"), london, now))).toBe("Sun 02:10");
  expect(dayText(at("2026-03-29T04:10:00Z"), chicago, now)).toBe("today");
});

test("in full a moment names its year", () => {
  expect(fullMomentText(at("2026-05-12T08:10:00Z"), london)).toBe("Tue 12 May 2026, 09:10");
});

test("how long ago something was", () => {
  expect(agoText(0)).toBe("just now");
  expect(plain(agoText(4 * SECOND_MS))).toBe("4 s ago");
  expect(plain(agoText(-3 * SECOND_MS))).toBe("just now");
});
