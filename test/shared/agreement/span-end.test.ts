import { expect, test } from "vitest";
import { spanEnd } from "../../../shared/agreement/span-end.ts";
import { fullMomentText } from "../../../shared/words/time-text.ts";
import { Scene } from "../ticket/scene.ts";

const coventry = new Scene("coventry");
const ends = (from: string, span: Parameters<typeof spanEnd>[2]) =>
  fullMomentText(spanEnd(coventry.calendar, coventry.moment(from), span), coventry.calendar);

test("a limit in working days ends at the same time of day, or at the close of a shorter one", () => {
  expect(ends("2026-09-14T11:00", { unit: "working-days", amount: 5 })).toBe("Mon 21 Sep 2026, 11:00");
  expect(ends("2026-06-16T16:45", { unit: "working-days", amount: 3 })).toBe("Fri 19 Jun 2026, 16:30");
});

test("a limit in service minutes counts open time only", () => {
  expect(ends("2026-09-18T16:15", { unit: "service-minutes", amount: 30 })).toBe("Mon 21 Sep 2026, 08:15");
});

test("a limit in dates ends at the same local time, whatever the clocks did meanwhile", () => {
  expect(ends("2026-03-27T11:00", { unit: "calendar-days", amount: 3 })).toBe("Mon 30 Mar 2026, 11:00");
});

test("a month ends on the same date, or on the next working day", () => {
  expect(ends("2026-09-14T11:00", { unit: "months", amount: 1 })).toBe("Wed 14 Oct 2026, 11:00");
  expect(ends("2026-10-14T11:00", { unit: "months", amount: 1 })).toBe("Mon 16 Nov 2026, 11:00");
});
