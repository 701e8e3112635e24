import { describe, expect, test } from "vitest";
import { TICKET_ACTIONS } from "../../../../renderer/features/ticket/actions.ts";
import { nextAction } from "../../../../renderer/features/ticket/next-action.ts";
import type { TicketModel } from "../../../../renderer/features/ticket/ticket-model.ts";
import type { Offer } from "../../../../renderer/features/ticket/use-offers.ts";
import type { NextPromise } from "../../../../shared/contract/queue-row.ts";
import type { TicketEvent } from "../../../../shared/ticket/events.ts";
import { foldTicket } from "../../../../shared/ticket/evolve.ts";
import { deskOf, logged, resolved, waitStarted } from "../../../support/clock/fixtures.ts";

const desk = deskOf("coventry");
const at = desk.at("2026-03-25T10:00");
const everything: readonly Offer[] = TICKET_ACTIONS.map((spec) => ({ spec, why: null }));

function asked(
  events: readonly TicketEvent[],
  due: NextPromise["promise"] | null,
  offers = everything,
  state: NextPromise["state"] = "running",
) {
  const ticket = foldTicket(events);
  if (ticket.status === "none") throw new Error("not logged");
  // Of the view only the promise that is due next is read here.
  const view = { row: { next: due === null ? null : { promise: due, state } } } as unknown as TicketModel["view"];
  return nextAction({ ticket, view }, offers);
}

describe("what the agreement asks for next", () => {
  const open = [logged(at, { priority: "P2" })];

  test.each([
    ["response", "acknowledge"],
    ["update", "update"],
    ["decision", "priority"],
    ["check", "verify"],
    ["fix", "resolve"],
  ] as const)("while a %s is due next is to %s", (due, action) => {
    expect(asked(open, due)).toBe(action);
  });

  test("with nothing due is to end the wait, or to resolve", () => {
    expect(asked([...open, waitStarted(at + 60_000, "third-party")], null)).toBe("resume");
    expect(asked(open, null)).toBe("resolve");
  });

  test("of a promise that stands still is to end the wait", () => {
    const waiting = [...open, waitStarted(at + 60_000, "third-party")];
    expect(asked(waiting, "fix", everything, "paused")).toBe("resume");
  });

  test("of a resolved ticket is that it is confirmed", () => {
    expect(asked([...open, resolved(at + 60_000)], null)).toBe("confirm");
  });

  test("is never something that cannot be done now", () => {
    const offers = everything.map((offer) =>
      offer.spec.name === "acknowledge" ? { ...offer, why: "Done already." } : offer,
    );
    expect(asked(open, "response", offers)).toBeNull();
  });
});
