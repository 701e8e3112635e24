import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextPromise } from "../../../electron/core/next-promise.ts";
import { factsOf, type StandingFacts, standing } from "../../../shared/clock/standing.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { deskOf, reportAt } from "../../support/clock/fixtures.ts";
import { histories } from "../../support/clock/random-histories.ts";

const running: StandingFacts = {
  state: "running",
  basis: "elapsed",
  startedAt: 0,
  budgetMs: 100,
  usedMs: 0,
  dueAt: 100,
  warnAt: 65,
  urgentAt: 85,
};
const stageAt = (facts: StandingFacts, at: number) => standing(facts, undefined, at).stage;

test("a running promise is warned at 65 %, urgent at 85 %, kept exactly at due, missed after", () => {
  expect([0, 64, 65, 84, 85, 100, 101].map((at) => stageAt(running, at))).toEqual([
    "running",
    "running",
    "warned",
    "warned",
    "urgent",
    "urgent",
    "missed",
  ]);
});

test("while the desk is closed a promise on service time is outside hours, unless it is missed already", () => {
  const { calendar, at } = deskOf("stockport");
  const facts = {
    ...running,
    basis: "service",
    startedAt: at("2026-01-13T16:00"),
    dueAt: at("2026-01-14T12:00"),
    warnAt: null,
    urgentAt: at("2026-01-14T11:30"),
  } as const;
  expect(standing(facts, calendar, at("2026-01-13T20:00")).stage).toBe("outside-hours");
  expect(standing({ ...facts, basis: "elapsed" }, calendar, at("2026-01-13T20:00")).stage).toBe("running");
  expect(standing(facts, calendar, at("2026-01-14T11:30")).stage).toBe("urgent");
  expect(standing(facts, calendar, at("2026-01-14T20:00"))).toMatchObject({ stage: "missed", leftMs: -5 * 3_600_000 });
});

test("what has been settled stays, whatever the time", () => {
  for (const state of ["kept", "missed", "paused"] as const) expect(stageAt({ ...running, state }, 1_000)).toBe(state);
  expect(stageAt({ ...running, state: "no-target" }, 0)).toBe("none");
  expect(stageAt({ ...running, dueAt: null }, 0)).toBe("none");
  expect(stageAt({ ...running, state: "not-started", startedAt: null }, 1_000)).toBe("not-started");
});

test("what is wanted at once, without a moment, is urgent while the desk is open (CAL-05)", () => {
  expect(stageAt({ ...running, dueAt: null, budgetMs: null }, 0)).toBe("urgent");
});

describe("A row written when its ticket changed", () => {
  test.each(["stockport", "calderdale", "coventry", "sips", "columbia"])(
    "stands at any later moment as the clock says then: %s",
    (id) => {
      const desk = deskOf(id);
      fc.assert(
        fc.property(histories(desk), ({ events, at: look }) => {
          const ticket = foldTicket(events);
          if (ticket.status === "none") throw new Error("It begins with its call.");
          const written = nextPromise(ticket, reportAt(desk, events, Math.max(...events.map(({ at }) => at))));
          const now = reportAt(desk, events, look);
          const promise = now.promises.find((each) => each.promise === written?.promise);
          fc.pre(written !== null && written.state !== "paused" && written.dueAt !== null && promise !== undefined);
          // What another update owed since then says is another moment.
          fc.pre(promise.dueAt === written.dueAt);
          const { stage, leftMs } = standing(written, desk.calendar, look);
          expect({ stage, leftMs }).toEqual({
            stage: standing(factsOf(promise), desk.calendar, look).stage,
            leftMs: standing(factsOf(promise), desk.calendar, look).leftMs,
          });
        }),
        { numRuns: 200 },
      );
    },
  );
});
