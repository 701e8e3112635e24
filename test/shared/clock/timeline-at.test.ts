import fc from "fast-check";
import { expect, test } from "vitest";
import { timelineAt } from "../../../shared/clock/timeline-at.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import type { Timeline } from "../../../shared/ticket/timeline.ts";
import { contacted, deskOf, event } from "../../support/clock/fixtures.ts";
import { histories } from "../../support/clock/random-histories.ts";

/** Places among moments are numbered anew in a shorter life; what happened and when is what counts. */
const PLACES = ["order", "fromOrder", "untilOrder", "reopenedOrder", "recorded", "latestAt"];

function plain(timeline: Timeline | null): unknown {
  return JSON.parse(JSON.stringify(timeline, (key, value: unknown) => (PLACES.includes(key) ? undefined : value)));
}

function timelineOf(events: readonly TicketEvent[]): Timeline | null {
  const ticket = foldTicket(events);
  return ticket.status === "none" ? null : ticket.timeline;
}

test.each(["stockport", "calderdale", "coventry", "columbia"])(
  "a ticket of %s looked at in the past is the ticket that its events had made by then",
  (id) => {
    const desk = deskOf(id);
    const late = fc.array(fc.nat(20_000), { maxLength: 3 });
    fc.assert(
      fc.property(histories(desk), fc.nat(60_000), late, ({ events, at }, lookMinutes, contacts) => {
        const from = events[0]?.at ?? 0;
        const settled = event(at, { type: "TicketClosed", why: "withdrawn", text: "" });
        // Contacts noted at the end happened any time before; a dispute and a check may stand open.
        const all = [...events, settled, ...contacts.map((minutes) => contacted(from + minutes * 60_000))];
        const look = from + lookMinutes * 60_000 - 1;
        const whole = timelineOf(all);
        if (whole === null) throw new Error("It begins with its call.");
        const then = timelineOf(all.filter((each) => each.at <= look));
        expect(plain(timelineAt(whole, look))).toEqual(plain(then));
      }),
      { numRuns: 300 },
    );
  },
);
