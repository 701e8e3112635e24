import { expect, test } from "vitest";
import { readMoment } from "../../../../electron/import/times/read-moment.ts";
import { openZone } from "../../../../shared/calendar/zone.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";

const london = expectOk(openZone("Europe/London"), "London is a zone");
const chicago = expectOk(openZone("America/Chicago"), "Chicago is a zone");
const iso = (text: string, zone = london) => {
  const moment = readMoment(zone, text);
  return moment && new Date(moment.at).toISOString();
};

test("the day comes first and the time is the agreement's local time", () => {
  expect(iso("29-02-2016 01:16")).toBe("2016-02-29T01:16:00.000Z");
  expect(iso("05-07-2016 10:00")).toBe("2016-07-05T09:00:00.000Z");
  expect(iso("05-07-2016 10:00", chicago)).toBe("2016-07-05T15:00:00.000Z");
});

test("dots, slashes, single digits and seconds are read as well", () => {
  expect(iso("5/7/2016 9:05:30")).toBe("2016-07-05T08:05:30.000Z");
  expect(iso("05.07.2016T10:00")).toBe("2016-07-05T09:00:00.000Z");
});

test.each(["", "?", "soon", "31-02-2016 10:00", "29-02-2016 24:30", "01-13-2016 10:00"])(
  '"%s" is no date and time of such a log',
  (text) => {
    expect(readMoment(london, text)).toBeUndefined();
  },
);

test("a time the clocks went forward over moves forward by as much, and says so", () => {
  expect(readMoment(london, "27-03-2016 01:30")).toEqual({
    at: Date.parse("2016-03-27T02:30:00+01:00"),
    secondAt: null,
    isSkipped: true,
    isDateOnly: false,
  });
});

test("a time the clocks went back over has two passes", () => {
  expect(readMoment(london, "30-10-2016 01:45")).toEqual({
    at: Date.parse("2016-10-30T00:45:00Z"),
    secondAt: Date.parse("2016-10-30T01:45:00Z"),
    isSkipped: false,
    isDateOnly: false,
  });
});
