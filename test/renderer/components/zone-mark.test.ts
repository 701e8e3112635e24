import { expect, test } from "vitest";
import { zoneMark } from "../../../renderer/components/zone-mark.ts";

test("a zone has a short name of its own for each half of the year", () => {
  expect(zoneMark("America/Chicago", Date.parse("2026-01-12T08:10:00Z"))).toBe("CST");
  expect(zoneMark("America/Chicago", Date.parse("2026-07-12T08:10:00Z"))).toBe("CDT");
});
