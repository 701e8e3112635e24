import { describe, expect, test } from "vitest";
import { instantOfMoment, passesOf } from "../../../shared/calendar/local-moment.ts";
import { openZone } from "../../../shared/calendar/zone.ts";
import { expectOk } from "../../../shared/kernel/result.ts";

const LONDON = expectOk(openZone("Europe/London"), "London");
const CHICAGO = expectOk(openZone("America/Chicago"), "Chicago");

describe("the hour that comes twice", () => {
  test("has two instants an hour apart, each with a text of its own that names it", () => {
    const passes = expectOk(passesOf(LONDON, "2026-10-25T01:30"), "passes");
    expect(passes).toEqual([
      { at: Date.UTC(2026, 9, 25, 0, 30), text: "2026-10-25T01:30+01:00" },
      { at: Date.UTC(2026, 9, 25, 1, 30), text: "2026-10-25T01:30+00:00" },
    ]);
    for (const { at, text } of passes) expect(instantOfMoment(LONDON, text)).toEqual({ ok: true, value: at });
    const west = expectOk(passesOf(CHICAGO, "2026-11-01T01:00"), "passes");
    expect(west.map(({ text }) => text.slice(-6))).toEqual(["-05:00", "-06:00"]);
  });

  test("is never chosen for anybody", () => {
    expect(instantOfMoment(LONDON, "2026-10-25T01:30")).toMatchObject({
      ok: false,
      error: { kind: "repeated", message: "2026-10-25 01:30 comes twice that day: say which." },
    });
  });
});

test("any other time is one instant, with its distance from UTC or without, and no other distance fits", () => {
  const noon = Date.UTC(2026, 6, 1, 11);
  expect(instantOfMoment(LONDON, "2026-07-01T12:00")).toEqual({ ok: true, value: noon });
  expect(instantOfMoment(LONDON, "2026-07-01T12:00+01:00")).toEqual({ ok: true, value: noon });
  expect(instantOfMoment(LONDON, "2026-07-01T12:00+00:00")).toMatchObject({ ok: false, error: { kind: "bad-text" } });
  expect(instantOfMoment(LONDON, "2026-03-29T01:30")).toMatchObject({ ok: false, error: { kind: "skipped" } });
});
