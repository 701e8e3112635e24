import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { eraseWords } from "../../../../electron/core/erase-words.ts";
import { runRecords } from "../../../../electron/core/records/run-requests.ts";
import { ROLES, type Role } from "../../../../shared/agreement/roles.ts";
import type { RequestInput } from "../../../../shared/contract/contract.ts";
import type { CommandDone, TicketView } from "../../../../shared/contract/views.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
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
  const consoles = sharedConsoles(2);
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

/** As a team leader's window will. */
function changeRoles({ desk: openDesk, now }: TestConsole, person: string, roles: readonly Role[]): void {
  const desk = openDesk();
  const command = { type: "ChangeRoles", roles: [...roles] };
  const by = { kind: "person", id: asId<"person">(desk.directory.people.keys().next().value ?? "") } as const;
  const part = { category: "person", stream: person, expectedVersion: undefined, command, told: null };
  const commandId = asId<"command">(randomUUID());
  const done = runRecords(desk, { commandId, acting: { by, roles: ROLES }, at: now, parts: [part] });
  if (!done.ok) throw new Error(done.error.message);
}

function eraseTicket({ desk: openDesk }: TestConsole, ticketId: string): void {
  const desk = openDesk();
  const by = asId<"person">(desk.directory.people.keys().next().value ?? "");
  const commandId = asId<"command">(randomUUID());
  const acting = { by: { kind: "person", id: by }, roles: ["administrator"] } as const;
  const order = { commandId, acting, streams: [ticketId], events: [], order: null };
  const done = eraseWords(desk, order);
  if (!done.ok) throw new Error(done.error.message);
}

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

  test("a role taken away while somebody was offline takes effect, and says so on the record", async () => {
    const [one, other] = await two();
    const [asha] = (await ask(one.bridge, "desk.status", {})).people;
    await ask(other.bridge, "people.add", { name: "Cara Singh", team: "Desk" });
    await ask(one.bridge, "people.add", { name: "Ben Okafor", team: "Desk", roles: ["administrator"] });
    changeRoles(one, asha?.id ?? "", ["analyst"]);
    await one.sync();
    await other.sync();
    await one.sync();
    const people = (await ask(one.bridge, "desk.status", {})).people.map(({ name }) => name);
    expect(people).toEqual(["Asha Bello", "Ben Okafor"]);
    expect((await ask(other.bridge, "desk.status", {})).people.map(({ name }) => name)).toEqual(people);
    const aside = one.shared.events.find(({ type }) => type === "CommandSetAside");
    expect(aside?.words).toContain("Cara Singh");
  });

  test("words erased meanwhile are emptied where they wait, before they are sent", async () => {
    const [one, other] = await two();
    const { ticketId } = await logCall(one.bridge);
    await one.sync();
    await other.sync();
    await act(other, ticketId, { type: "AddNote", text: "Jo's mother rang too" });
    eraseTicket(one, ticketId);
    await one.sync();
    await other.sync();
    expect(one.shared.sent.join()).not.toContain("Jo's mother");
    await one.sync();
    for (const each of [one, other]) {
      const { events } = await view(each, ticketId);
      expect(JSON.stringify(events)).not.toContain("Jo's mother");
      expect(events.at(-1)?.event).toMatchObject({ type: "NoteAdded", text: "[erased]" });
    }
  });

  test("what waits survives the end of the program, and is sent once after it", async () => {
    const [one, other] = await two();
    const { ticketId } = await logCall(one.bridge);
    one.restart();
    expect(one.store.sharing.waiting()).toBe(1);
    await one.sync();
    await other.sync();
    expect((await view(other, ticketId)).row.summary).toBe("No internet in block B");
    expect(one.shared.events.filter(({ type }) => type === "TicketLogged")).toHaveLength(1);
  });

  test("a server that lost its end is noticed, and nothing is pushed into it", async () => {
    const [one, other] = await two();
    await logCall(one.bridge);
    await one.sync();
    await other.sync();
    one.shared.restoreTo(1);
    await logCall(one.bridge, { summary: "After the restore" });
    await expect(one.sync()).rejects.toThrow("other-history");
    expect(one.shared.events).toHaveLength(1);
    expect(one.store.sharing.waiting()).toBe(1);
  });
});
