import { expect, test } from "vitest";
import { dateWords, rangeWords } from "../../../shared/agreement/date-words.ts";

test("a date is written as the screens write it, with its year where it has one", () => {
  expect(dateWords("2026-09-01")).toBe("1 Sep 2026");
  expect(dateWords("12-25")).toBe("25 Dec");
});

test("a range says its year once", () => {
  expect(rangeWords({ from: "2026-09-01", to: "2026-10-23" })).toBe("1 Sep to 23 Oct 2026");
  expect(rangeWords({ from: "2026-12-21", to: "2027-01-01" })).toBe("21 Dec 2026 to 1 Jan 2027");
  expect(rangeWords({ from: "12-25", to: "01-01" })).toBe("25 Dec to 1 Jan");
  expect(rangeWords({ from: "2026-09-01", to: "2026-09-01" })).toBe("1 Sep 2026");
});
