import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ChangeDesk } from "../../../support/change/change-desk.ts";
import { log } from "../../../support/change/change-scene.ts";
import { ask, logCall } from "../../../support/ticket/calls.ts";

let desk: ChangeDesk;
beforeEach(async () => {
  desk = await ChangeDesk.open();
  desk.at("2026-03-02T09:00");
});
afterEach(() => desk.close());

describe("a ticket that turns out to be a change", () => {
  test("becomes one, and each knows the other by one command (STK-16)", async () => {
    const { ticketId, reference } = await logCall(desk.as("asha"));
    const id = await desk.log("2026-03-02T09:10", { fromTicket: ticketId });
    const { change, titles } = await desk.view(id);
    expect(change.links).toEqual([{ other: ticketId, relation: "raised-by-ticket" }]);
    expect(titles[ticketId]).toContain(reference);
    const ticket = await ask(desk.as("asha"), "ticket.open", { id: ticketId });
    const raised = ticket.events.at(-1);
    expect(raised?.event).toMatchObject({ type: "ChangeRaised", change: id });
    const own = (await desk.view(id)).events[0];
    expect(raised?.commandId).toBe(own?.commandId);
    const told = desk.core.pushes.flatMap(({ name, data }) => ("ids" in data ? [[name, data.ids]] : []));
    expect(told).toContainEqual(["tickets.changed", [ticketId]]);
    expect(told).toContainEqual(["changes.changed", [id]]);
  });

  test("that is not at this desk raises nothing, and a change that is refused leaves the ticket alone", async () => {
    const changeId = randomUUID();
    const raise = (over: Parameters<typeof log>[0]) =>
      desk.as("asha").request("change.command", {
        commandId: randomUUID(),
        changeId,
        command: log(over),
      });
    const position = desk.core.store.position();
    expect(await raise({ fromTicket: randomUUID() as never })).toMatchObject({
      ok: false,
      error: { rejection: "LinkedTicketMissing" },
    });
    expect(desk.core.store.position()).toBe(position);
    const { ticketId } = await logCall(desk.as("asha"));
    const refused = await raise({ fromTicket: ticketId, channel: "web" });
    expect(refused).toMatchObject({ ok: false, error: { rejection: "ChannelNotForChanges" } });
    const { events } = await ask(desk.as("asha"), "ticket.open", { id: ticketId });
    expect(events.map(({ event }) => event.type)).not.toContain("ChangeRaised");
  });
});
