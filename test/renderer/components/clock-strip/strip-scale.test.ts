import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockChangesBetween } from "../../../../renderer/components/clock-strip/clock-changes.ts";
import { labelWidth, stripLabels } from "../../../../renderer/components/clock-strip/strip-labels.ts";
import { positionOf, stripScale } from "../../../../renderer/components/clock-strip/strip-scale.ts";
import { HOUR_MS, MINUTE_MS } from "../../../../shared/kernel/instant.ts";
import { momentWords } from "../../../../shared/words/moment-words.ts";
import {
  deskOf,
  logged,
  promiseIn,
  reportAt,
  resolved,
  waitEnded,
  waitStarted,
} from "../../../support/clock/fixtures.ts";

const coventry = deskOf("coventry");
const loggedAt = coventry.at("2026-03-25T10:00");
const call = logged(loggedAt, { priority: "P3" });

const fixAt = (events: Parameters<typeof reportAt>[1], at: number) => promiseIn(reportAt(coventry, events, at), "fix");

describe("a promise drawn on service time", () => {
  test("the stretches fill the strip from edge to edge, without gap or overlap, at any moment", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 24 * 60 }), (minutes) => {
        const at = loggedAt + minutes * MINUTE_MS;
        const { segments } = stripScale(fixAt([call], at), at);
        let left = 0;
        for (const segment of segments) {
          expect(segment.left).toBeCloseTo(left, 6);
          left = segment.left + segment.width;
        }
        expect(left).toBeCloseTo(100, 6);
      }),
      { numRuns: 200 },
    );
  });

  test("counted time keeps its proportions: twice the time is twice the width", () => {
    const at = coventry.at("2026-03-25T11:00");
    const { segments } = stripScale(fixAt([call], at), at);
    const used = segments.find((segment) => segment.look === "counted");
    const ahead = segments.find((segment) => segment.look === "ahead");
    // 10:00 to 11:00 is used, 11:00 to 17:00 is ahead.
    expect((ahead?.width ?? 0) / (used?.width ?? 1)).toBeCloseTo(6, 6);
  });

  test("a weekend takes a sliver, not two days", () => {
    const at = coventry.at("2026-03-27T15:00");
    const friday = logged(at, { priority: "P3" });
    const { segments } = stripScale(fixAt([friday], at), at);
    const collapsed = segments.filter((segment) => segment.look === "collapsed");
    expect(collapsed.length).toBeGreaterThan(2);
    expect(collapsed.reduce((sum, segment) => sum + segment.width, 0)).toBeLessThan(25);
  });

  test("now, due and the 65 and 85 per cent marks stand in order", () => {
    const at = coventry.at("2026-03-25T12:00");
    const scale = stripScale(fixAt([call], at), at);
    const marks = [
      scale.now,
      ...scale.thresholds.filter(({ percent }) => percent < 100).map(({ left }) => left),
      scale.due,
    ];
    expect(marks.every((mark) => mark !== null)).toBe(true);
    expect(marks).toEqual(marks.toSorted((one, other) => Number(one) - Number(other)));
    expect(scale.due).toBeCloseTo(100, 6);
  });

  test("while a wait lasts the pause is drawn up to now, and what will be left stands beside it", () => {
    const pausedAt = coventry.at("2026-03-25T12:00");
    const at = coventry.at("2026-03-25T14:00");
    const scale = stripScale(fixAt([call, waitStarted(pausedAt, "third-party")], at), at);
    expect(scale.segments.map((segment) => segment.look)).toEqual(["counted", "paused", "left"]);
    expect(scale.due).toBeNull();
  });

  test("a pause that is over stays on the strip, and lights with its own ledger line", () => {
    const events = [
      call,
      waitStarted(coventry.at("2026-03-25T12:00"), "third-party"),
      waitEnded(coventry.at("2026-03-25T13:00"), "third-party"),
    ];
    const at = coventry.at("2026-03-25T14:00");
    const fix = fixAt(events, at);
    const paused = stripScale(fix, at).segments.find((segment) => segment.look === "paused");
    expect(paused?.line).not.toBeNull();
    expect(fix.ledger[paused?.line ?? 0]?.reason.kind).toBe("paused");
  });

  test("time past the due moment is drawn after it, and takes no more than a quarter of the promise", () => {
    const at = loggedAt + 60 * 24 * HOUR_MS;
    const scale = stripScale(fixAt([call], at), at);
    const late = scale.segments.at(-1);
    expect(late?.look).toBe("late");
    expect(late?.left).toBeCloseTo(scale.due ?? 0, 6);
    expect(late?.width ?? 100).toBeLessThan(25);
  });

  test("once it is resolved the strip stops being used at that moment", () => {
    const resolvedAt = coventry.at("2026-03-25T12:00");
    const at = coventry.at("2026-03-26T09:00");
    const scale = stripScale(fixAt([call, resolved(resolvedAt)], at), at);
    const used = scale.segments.filter((segment) => segment.look === "counted");
    expect(used.at(-1)?.to).toBe(resolvedAt);
    expect(scale.met).toBeCloseTo((used.at(-1)?.left ?? 0) + (used.at(-1)?.width ?? 0), 6);
  });

  test("the same moment is found at the same place, and outside the strip nowhere", () => {
    const { segments } = stripScale(fixAt([call], loggedAt), loggedAt);
    expect(positionOf(segments, loggedAt)).toBe(0);
    expect(positionOf(segments, loggedAt - 1)).toBeNull();
  });

  test("the night on which the clocks go forward gets a notch", () => {
    const at = coventry.at("2026-03-27T15:00");
    const friday = logged(at, { priority: "P3" });
    const fix = fixAt([friday], at);
    const changes = clockChangesBetween(coventry.calendar.zone, at, fix.dueAt ?? at);
    expect(changes).toEqual([Date.UTC(2026, 2, 29, 1)]);
    expect(stripScale(fix, at, changes).notches).toHaveLength(1);
  });

  test("labels never run into each other, however narrow the strip and long their dates", () => {
    const at = coventry.at("2026-03-25T10:00");
    const words = momentWords(coventry.calendar.zone);
    const nextYear = coventry.at("2027-03-25T10:00");
    const days = logged(at, { priority: "P4" });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2400 }), fc.constantFrom(at, nextYear), (widthPx, now) => {
        const labels = stripLabels(stripScale(fixAt([days], at), at), words, now, widthPx);
        expect(labels[0]).toMatchObject({ left: 0, align: "start" });
        const share = { start: 0, middle: 0.5, end: 1 } as const;
        let reached = -Infinity;
        for (const { left, text, align } of labels) {
          const from = (left / 100) * widthPx - share[align] * labelWidth(text);
          expect(from).toBeGreaterThan(reached);
          reached = from + labelWidth(text);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a wide strip names its days and its end, a narrow one its start alone", () => {
    const at = coventry.at("2026-03-25T10:00");
    const days = logged(at, { priority: "P4" });
    const textsAt = (widthPx: number) =>
      stripLabels(stripScale(fixAt([days], at), at), momentWords(coventry.calendar.zone), at, widthPx).map(({ text }) =>
        text.replaceAll("\u00a0", " "),
      );
    expect(textsAt(1400)).toEqual([
      "10:00",
      "Thu 08:00",
      "Fri 08:00",
      "Mon 30 Mar 08:00",
      "Tue 31 Mar 08:00",
      "Wed 1 Apr 10:00",
    ]);
    expect(textsAt(100)).toEqual(["10:00"]);
    expect(textsAt(0)).toEqual([]);
  });
});
