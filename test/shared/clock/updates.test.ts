import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDateOf } from "../../../shared/calendar/local-time.ts";
import { addServiceTime, serviceTimeBetween } from "../../../shared/calendar/service-time.ts";
import type { UpdateDue } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import {
  contacted,
  type Desk,
  deskOf,
  event,
  logged,
  priorityChanged,
  promiseIn,
  reopened,
  reportAt,
  resolved,
  waitEnded,
  waitStarted,
} from "../../support/clock/fixtures.ts";
import { histories } from "../../support/clock/random-histories.ts";

const updated = (at: Instant, phase: "receipt" | "assessment" | "progress" = "progress"): TicketEvent =>
  event(at, { type: "UpdateSent", phase, text: "still at it" });
const transferred = (at: Instant): TicketEvent => event(at, { type: "TransferredToSupportTeam", team: "Networks" });

const owedAt = (desk: Desk, events: readonly TicketEvent[], local: string) => {
  const report = reportAt(desk, events, desk.at(local));
  const promise = report.promises.find((each) => each.promise === "update");
  return promise === undefined ? null : [promise.dueAt, promise.state];
};

describe("Given a Calderdale P3 of Monday 2 March 2026 that becomes Critical on Tuesday at 10:00 (CAL-06)", () => {
  const desk = deskOf("calderdale");
  const at = desk.at("2026-03-03T10:00");
  const call = logged(desk.at("2026-03-02T09:00"), { priority: "P3" });
  const talk = { callerWants: "P1", callerSays: "nobody can work", impact: null, urgency: null };
  const agreed = { agreedWith: "Jo", how: "by-phone" } as const;
  const ways: readonly (readonly [string, readonly TicketEvent[]])[] = [
    ["raised", [priorityChanged(at, "P1")]],
    ["proposed anew", [event(at, { type: "PriorityProposed", priority: "P1", ...talk })]],
    ["agreed higher", [event(at, { type: "PriorityAgreed", priority: "P1", ...agreed })]],
    [
      "disputed and settled",
      [
        event(desk.at("2026-03-03T09:30"), { type: "PriorityDisputed", priority: "P3", ...talk }),
        event(at, { type: "DisputeSettled", priority: "P1", reason: "it is" }),
      ],
    ],
    [
      "converted",
      [event(at, { type: "TicketConverted", from: "incident", to: "service-request", priority: "P1", reason: "" })],
    ],
  ];

  test.each(ways)("when it was %s, then the daily update is owed from then on", (_, raising) => {
    const events = [call, ...raising];
    expect(owedAt(desk, events, "2026-03-03T10:00")).toEqual([desk.at("2026-03-04T10:00"), "running"]);
    expect(owedAt(desk, events, "2026-03-04T10:01")).toEqual([desk.at("2026-03-04T10:00"), "missed"]);
  });

  test("when the school was told an hour before, then the day counts from then", () => {
    const events = [call, updated(desk.at("2026-03-03T09:00"), "receipt"), priorityChanged(at, "P1")];
    expect(owedAt(desk, events, "2026-03-03T10:00")).toEqual([desk.at("2026-03-04T09:00"), "running"]);
  });

  test("when it is lowered again, then the pace of the lower priority is owed", () => {
    const events = [
      call,
      priorityChanged(at, "P1"),
      updated(desk.at("2026-03-03T15:00")),
      priorityChanged(desk.at("2026-03-03T16:00"), "P2"),
    ];
    expect(owedAt(desk, events, "2026-03-03T16:00")).toEqual([desk.at("2026-03-05T15:00"), "running"]);
  });
});

describe("Given a Calderdale P1 on Hold from Tuesday 3 March 2026, 10:00 (CAL-22)", () => {
  const desk = deskOf("calderdale");
  const call = logged(desk.at("2026-03-02T09:00"), { priority: "P1" });
  const told = updated(desk.at("2026-03-02T15:00"));
  const hold = waitStarted(desk.at("2026-03-03T10:00"), "hold");
  const inHold = updated(desk.at("2026-03-04T11:00"));
  const resume = waitEnded(desk.at("2026-03-06T09:00"), "hold");
  const reviews = (events: readonly TicketEvent[], local: string) =>
    reportAt(desk, events, desk.at(local))
      .updates.filter(({ audience, standing }) => audience === "desk" && standing === "owed")
      .map(({ dueAt }) => dueAt);

  test("when the caller is told during it, then that answers the monthly review and no daily update is owed", () => {
    const events = [call, told, hold, inHold];
    expect(owedAt(desk, events, "2026-03-05T16:00")).toBeNull();
    expect(reviews([call, told, hold], "2026-03-05T16:00")).toEqual([desk.at("2026-04-07T10:00")]);
    expect(reviews(events, "2026-03-05T16:00")).toEqual([desk.at("2026-04-07T11:00")]);
  });

  test("when work goes on, then the daily update is owed again and the review is not", () => {
    const events = [call, told, hold, inHold, resume];
    expect(owedAt(desk, events, "2026-03-06T09:00")).toEqual([desk.at("2026-03-09T09:00"), "running"]);
    expect(reviews(events, "2026-03-06T09:00")).toEqual([]);
    expect(owedAt(desk, [call, told, hold, resume], "2026-03-06T09:00")).toEqual([
      desk.at("2026-03-09T09:00"),
      "running",
    ]);
  });

  test("when it lasts only an hour, then the update owed before is owed at its time", () => {
    const events = [call, told, hold, waitEnded(desk.at("2026-03-03T11:00"), "hold")];
    expect(owedAt(desk, events, "2026-03-03T11:00")).toEqual([desk.at("2026-03-03T15:00"), "running"]);
  });

  test("when an update was missed before it, then it is owed still, until the caller is told", () => {
    const late = waitStarted(desk.at("2026-03-03T16:00"), "hold");
    expect(owedAt(desk, [call, told, late], "2026-03-05T10:00")).toEqual([desk.at("2026-03-03T15:00"), "missed"]);
    expect(owedAt(desk, [call, told, late, inHold], "2026-03-05T10:00")).toBeNull();
  });

  test("when it is resolved and comes back, then the daily update is owed from the reopening", () => {
    const events = [call, told, resolved(desk.at("2026-03-03T09:00")), reopened(desk.at("2026-03-10T12:00"))];
    expect(owedAt(desk, events, "2026-03-10T12:00")).toEqual([desk.at("2026-03-11T12:00"), "running"]);
  });
});

describe("Given a Columbia P2 that waits for the user from Monday 13 April 2026, 11:00 (CPS-28)", () => {
  const desk = deskOf("columbia");
  const waiting = [
    logged(desk.at("2026-04-13T09:00"), { priority: "P2" }),
    waitStarted(desk.at("2026-04-13T11:00"), "customer"),
  ];

  test.each([
    ["an update early that day", updated(desk.at("2026-04-14T07:05"))],
    ["a telephone call early that day", contacted(desk.at("2026-04-14T07:05"))],
    ["a call before the desk opens", contacted(desk.at("2026-04-14T06:30"))],
    ["a call in the evening", contacted(desk.at("2026-04-14T18:30"))],
  ])("when there is %s, then Tuesday's contact was made and Wednesday's is next", (_, contact) => {
    expect(owedAt(desk, [...waiting, contact], "2026-04-14T20:00")).toEqual([
      desk.at("2026-04-15T17:00"),
      "outside-hours",
    ]);
  });

  test("when nobody calls on Tuesday, then it is not missed before the day is over", () => {
    expect(owedAt(desk, waiting, "2026-04-14T16:59")).toEqual([desk.at("2026-04-14T17:00"), "running"]);
    expect(owedAt(desk, waiting, "2026-04-14T17:01")).toEqual([desk.at("2026-04-14T17:00"), "missed"]);
  });

  test("when somebody calls on Saturday, then Monday's contact is owed all the same", () => {
    const daily = ["2026-04-14T08:00", "2026-04-15T08:00", "2026-04-16T08:00", "2026-04-17T08:00", "2026-04-18T10:00"];
    const events = [...waiting, ...daily.map((local) => contacted(desk.at(local)))];
    expect(owedAt(desk, events, "2026-04-20T12:00")).toEqual([desk.at("2026-04-20T17:00"), "running"]);
  });

  test("then the response runs on: the row of the agreement speaks of the resolution", () => {
    const response = promiseIn(reportAt(desk, waiting, desk.at("2026-04-13T12:00")), "response");
    expect(response).toMatchObject({ state: "running", dueAt: desk.at("2026-04-13T13:00") });
    expect(promiseIn(reportAt(desk, waiting, desk.at("2026-04-13T12:00")), "fix").state).toBe("paused");
  });
});

describe("Given a Coventry P1 with a support team from 09:00 on (COV-59)", () => {
  const desk = deskOf("coventry");
  const call = [logged(desk.at("2026-02-02T09:00"), { priority: "P1" }), transferred(desk.at("2026-02-02T09:00"))];

  test("when the caller is told a minute before the beat, then that beat is answered and the next one is owed", () => {
    const events = [...call, updated(desk.at("2026-02-02T09:29"))];
    expect(owedAt(desk, events, "2026-02-02T09:31")).toEqual([desk.at("2026-02-02T10:00"), "running"]);
  });

  test("when the caller is told at the beat, then the next one is owed; when after it, then too, and it came late", () => {
    expect(owedAt(desk, [...call, updated(desk.at("2026-02-02T09:30"))], "2026-02-02T09:31")).toEqual([
      desk.at("2026-02-02T10:00"),
      "running",
    ]);
    const late = reportAt(desk, [...call, updated(desk.at("2026-02-02T09:31"))], desk.at("2026-02-02T09:40"));
    expect(late.updates.map(({ standing }) => standing)).toEqual(["given-late", "given", "owed"]);
    expect(promiseIn(late, "update").dueAt).toBe(desk.at("2026-02-02T10:30"));
  });

  test("when no team has it yet, then updates are owed from the moment it is a P1", () => {
    expect(owedAt(desk, call.slice(0, 1), "2026-02-02T09:10")).toEqual([desk.at("2026-02-02T09:30"), "running"]);
    const handedOver = [...call.slice(0, 1), transferred(desk.at("2026-02-02T09:45"))];
    // The beat that nobody answered stays missed, whoever has the ticket by now.
    expect(owedAt(desk, handedOver, "2026-02-02T09:50")).toEqual([desk.at("2026-02-02T09:30"), "missed"]);
    expect(owedAt(desk, [...handedOver, updated(desk.at("2026-02-02T09:50"))], "2026-02-02T09:55")).toEqual([
      desk.at("2026-02-02T10:45"),
      "running",
    ]);
  });
});

describe("An update given within the period before its due moment", () => {
  const answers = ({ calendar }: Desk, due: UpdateDue, isDaily: boolean, { type, at }: TicketEvent): boolean => {
    const isContact = type === "UpdateSent" || (isDaily && type === "CustomerContacted");
    const isSameDay = isDaily && localDateOf(calendar, at) === localDateOf(calendar, due.dueAt);
    return isContact && (isDaily ? isSameDay && at > due.after : at > due.after && at <= due.dueAt);
  };

  test.each(["stockport", "calderdale", "coventry", "sips", "columbia"])("is never called missed: %s", (id) => {
    const desk = deskOf(id);
    fc.assert(
      fc.property(histories(desk), fc.array(fc.nat(1_000), { maxLength: 12 }), ({ events, at }, shares) => {
        // Updates anywhere in the ticket's life, among whatever else happened to it.
        const from = events[0]?.at ?? 0;
        const more = shares.map((share) => updated(from + Math.floor(((at - from) * share) / 1_000)));
        const all = [...events, ...more].toSorted((one, other) => one.at - other.at);
        for (const due of reportAt(desk, all, at).updates) {
          const isDaily = due.source.requirement.includes("CPS-28");
          const isMissed = due.standing === "missed" || due.standing === "given-late";
          const isOverdue = due.standing === "owed" && due.dueAt < at;
          if (isMissed || isOverdue) expect(all.filter((each) => answers(desk, due, isDaily, each))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each(["calderdale", "coventry", "columbia"])("answers it, whenever in the period it is given: %s", (id) => {
    const desk = deskOf(id);
    fc.assert(
      fc.property(histories(desk), fc.nat(1_000), ({ events }, share) => {
        const at = events.at(-1)?.at ?? 0;
        const due = reportAt(desk, events, at).updates.find(
          ({ audience, standing, dueAt }) => audience === "caller" && standing === "owed" && dueAt > at,
        );
        fc.pre(due !== undefined);
        // What is told while the desk is closed counts as told when it opens; a day's contact is made on the day.
        const isDaily = due.source.requirement.includes("CPS-28");
        const from = Math.max(at, isDaily ? desk.at(`${localDateOf(desk.calendar, due.dueAt)}T00:00`) : due.after);
        const lengthMs = isDaily ? due.dueAt - from : serviceTimeBetween(desk.calendar, from, due.dueAt);
        fc.pre(lengthMs > 0);
        const partMs = 1 + Math.floor(((lengthMs - 1) * share) / 1_000);
        const given = [...events, updated(isDaily ? from + partMs : addServiceTime(desk.calendar, from, partMs))];
        const next = promiseIn(reportAt(desk, given, due.dueAt + 1), "update");
        expect(next.dueAt).toBeGreaterThan(due.dueAt);
      }),
      { numRuns: 300 },
    );
  });
});
