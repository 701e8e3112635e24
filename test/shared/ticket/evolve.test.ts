import fc from "fast-check";
import { expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { evolve, foldTicket } from "../../../shared/ticket/evolve.ts";
import { initialState } from "../../../shared/ticket/state.ts";
import { whoseMove } from "../../../shared/ticket/whose-move.ts";
import { keptEvents, readEvent } from "../../support/ticket/kept-events.ts";
import { logged, pause } from "./scene.ts";

const samples = keptEvents().map(readEvent);
const open = logged("stockport", "2026-06-08T10:00");

test("any event in any order leaves a ticket that can be shown, also in a history made elsewhere", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...samples), { maxLength: 30, size: "max" }), (events) => {
      const state = foldTicket(events);
      expect(["none", "unverified", "open", "resolved", "closed"]).toContain(state.status);
      if (state.status === "closed" && state.resolution === null) {
        expect(events.some((event) => event.type === "TicketClosed")).toBe(true);
      }
      expect(whoseMove(state)).toBeTypeOf("string");
    }),
    { numRuns: 500 },
  );
});

test("an event never changes the state it is given", () => {
  const freeze = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  };
  for (const event of samples) {
    const before = open.step("2026-06-08T11:00", pause()).state;
    freeze(before);
    expect(() => evolve(before, event)).not.toThrow();
  }
});

test("what happened to a ticket before it was logged is no ticket", () => {
  const others = samples.filter((event) => event.type !== "TicketLogged");
  expect(others.map((event) => evolve(initialState, event))).toEqual(others.map(() => initialState));
});

test("a history without ends of waits ends them with the resolution", () => {
  const waiting = open.step("2026-06-08T11:00", pause());
  const resolved: TicketEvent = {
    type: "TicketResolved",
    how: "fix",
    text: "Done",
    at: waiting.moment("2026-06-08T12:00"),
    by: { kind: "import", id: asId("i1") },
  };
  expect(foldTicket([...waiting.events, resolved])).toMatchObject({
    status: "resolved",
    endedWaits: [{ waitId: "w1", outcome: "resolved", endedAt: resolved.at }],
  });
});

test("a history out of order keeps the latest move as the latest, and the wait begun last as the last", () => {
  const wait = (id: string, kind: "customer" | "parts", local: string): TicketEvent => ({
    type: "WaitStarted",
    waitId: asId(id),
    kind,
    reason: "x",
    party: "",
    expectedAt: null,
    customerTold: false,
    approvedBy: null,
    at: open.moment(local),
    by: { kind: "timer" },
  });
  const mixed = [wait("w1", "customer", "2026-06-08T12:00"), wait("w2", "parts", "2026-06-08T11:00")];
  const state = foldTicket([...open.events, ...mixed]);
  expect(state).toMatchObject({ lastMoveAt: open.moment("2026-06-08T12:00") });
  expect(whoseMove(state)).toBe("caller");
});

test("whose move it is follows the wait begun last", () => {
  const both = open.step("2026-06-08T11:00", pause()).step("2026-06-08T11:30", pause({ kind: "third-party" }));
  expect(whoseMove(both.state)).toBe("third-party");
  expect(whoseMove(initialState)).toBe("nobody");
});
