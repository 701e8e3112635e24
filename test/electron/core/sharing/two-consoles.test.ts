import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { RequestInput } from "../../../../shared/contract/contract.ts";
import type { CommandDone, TicketView } from "../../../../shared/contract/views.ts";
import { sharedConsoles, type TestConsole } from "../../../support/share/console.ts";
import { ask, logCall, setUp, sitDown } from "../../../support/ticket/calls.ts";

type Command = RequestInput<"ticket.command">["command"];
const MINUTE = 60_000;
const open: TestConsole[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** Two consoles of a desk that is set up, both up to date. */
async function two(): Promise<readonly [TestConsole, TestConsole]> {
  const { consoles } = sharedConsoles(2);
  open.push(...consoles);
  const [one, other] = consoles;
  if (one === undefined || other === undefined) throw new Error("Two were asked for.");
  await setUp(one.bridge);
  await one.sync();
  await other.sync();
  await sitDown(other.bridge);
  return [one, other];
}

const act = ({ bridge }: TestConsole, ticketId: string, command: Command): Promise<CommandDone> =>
  ask(bridge, "ticket.command", { commandId: randomUUID(), ticketId, command });

const view = ({ bridge }: TestConsole, id: string): Promise<TicketView> => ask(bridge, "ticket.open", { id });

const NOTE: Command = { type: "AddNote", text: "The switch in block B hums" };
const RESOLVE: Command = { type: "ResolveTicket", how: "fix", text: "Restarted the switch" };

describe("two consoles of one desk", () => {
  test("what one logs the other has after both have synced, under one reference and with one history", async () => {
    const [one, other] = await two();
    const { ticketId, reference } = await logCall(one.bridge);
    await act(one, ticketId, NOTE);
    expect(one.store.sharing.waiting()).toBe(2);
    await one.sync();
    expect(one.store.sharing.waiting()).toBe(0);
    await other.sync();
    const there = await view(other, ticketId);
    expect(there.row.reference).toBe(reference);
    expect(there.events).toEqual((await view(one, ticketId)).events);
    expect(other.store.sharing.base()).toEqual(one.store.sharing.base());
  });

  test("while cut off both go on; afterwards everything is there once, in one order", async () => {
    const [one, other] = await two();
    const { ticketId } = await logCall(one.bridge);
    await one.sync();
    await other.sync();
    one.now += MINUTE;
    other.now += 2 * MINUTE;
    await act(one, ticketId, NOTE);
    await act(other, ticketId, { type: "AddNote", text: "The caller rang again" });
    const second = await logCall(other.bridge, { summary: "No telephone in block C" });
    await one.sync();
    await other.sync();
    await one.sync();
    expect(one.store.sharing.base()).toEqual(other.store.sharing.base());
    expect((await view(one, ticketId)).events.map(({ event }) => event.type)).toEqual(
      (await view(other, ticketId)).events.map(({ event }) => event.type),
    );
    expect((await view(one, second.ticketId)).row.reference).toBe(second.reference);
  });

  test("of two who resolve one ticket the second is set aside, with all that was typed", async () => {
    const [one, other] = await two();
    const { ticketId } = await logCall(one.bridge);
    await one.sync();
    await other.sync();
    one.now += MINUTE;
    other.now += 2 * MINUTE;
    await act(one, ticketId, RESOLVE);
    await act(other, ticketId, { type: "ResolveTicket", how: "workaround", text: "Gave them a 4G router" });
    await one.sync();
    await other.sync();
    await one.sync();
    const events = (await view(one, ticketId)).events.map(({ event }) => event);
    expect(events).toEqual((await view(other, ticketId)).events.map(({ event }) => event));
    const aside = events.find(({ type }) => type === "CommandSetAside");
    expect(JSON.stringify(aside)).toContain("Gave them a 4G router");
    expect((await view(other, ticketId)).row.status).toBe("resolved");
    expect(other.store.sharing.waiting()).toBe(0);
  });
});
