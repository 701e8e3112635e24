import { expect, test } from "vitest";
import { momentsOf } from "../../../electron/core/moments.ts";
import { clock } from "../../../shared/clock/clock.ts";
import type { RecordedEvent } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { logged, Scene, timer } from "../../shared/ticket/scene.ts";

const story = logged("coventry", "2026-06-08T15:00", { priority: "P1" });
const { agreement, calendar } = story;

function momentsAfter(events: readonly TicketEvent[], at: number) {
  const ticket = foldTicket(events);
  const report = clock(ticket, agreement, calendar, at);
  if (ticket.status === "none" || report === null) throw new Error("not logged");
  const recorded = events.map(
    (event, index): RecordedEvent => ({
      version: index + 1,
      eventId: `e${index}`,
      recordedAt: event.at,
      station: asId("s1"),
      commandId: asId(`c${index}`),
      event,
    }),
  );
  return momentsOf(ticket, report, recorded).filter(({ promise, percent }) => promise === "fix" && percent === 100);
}

test("a moment struck out by a late truth that left its due instant where it was is told again, once", () => {
  const [moment] = momentsAfter(story.events, story.moment("2026-06-08T15:00"));
  if (moment === undefined || moment.promise === null) throw new Error("nothing is due");
  const told = {
    type: "RecordThreshold",
    promise: moment.promise,
    percent: 100,
    thresholdAt: moment.at,
    dueAt: moment.dueAt,
    to: [],
    isLate: false,
  } as const;
  const missed = story.step("2026-06-10T12:00", told, timer);
  expect(momentsAfter(missed.events, moment.at)).toEqual([]);
  // A wait in the night, told of afterwards: no service time is lost by it.
  const wait = { type: "PauseClock", kind: "third-party", reason: "Line", party: "BT", customerTold: true } as const;
  const paused = story.step("2026-06-08T22:00", {
    ...wait,
    expectedAt: story.moment("2026-06-09T06:00"),
    approvedBy: null,
  });
  const late = paused.step("2026-06-08T23:00", { type: "ResumeClock", waitId: asId("w1"), outcome: "Done" });
  const events = [...late.events, ...missed.events.slice(story.events.length)];
  const [again] = momentsAfter(events, moment.at);
  expect(again).toMatchObject({ dueAt: moment.dueAt, id: `${moment.id}#2` });
  // Recorded on the truth as it is now, it counts, and no third comes.
  const recorded = missedOn(events);
  expect(momentsAfter([...events, ...recorded], moment.at)).toEqual([]);

  function missedOn(before: readonly TicketEvent[]): readonly TicketEvent[] {
    return new Scene("coventry", before).step("2026-06-10T13:00", told, timer).events.slice(before.length);
  }
});
