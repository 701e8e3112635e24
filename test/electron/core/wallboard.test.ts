import { expect, onTestFinished, test } from "vitest";
import type { RequestCaller } from "../../../electron/core/handler.ts";
import { requests } from "../../../shared/contract/contract.ts";
import type { Person, SessionView } from "../../../shared/contract/views.ts";
import { openCoreDesk } from "../../support/core/desk.ts";
import { CALL } from "../../support/ticket/calls.ts";

const ANALYST = { host: "browser", connection: "an analyst's window" } as const;
const WALL = { host: "browser", connection: "the wall" } as const;

/** A desk with one call Asha owns, and a television that has signed in beside her. */
async function deskWithWall() {
  const desk = openCoreDesk();
  onTestFinished(() => desk.close());
  const team = "Service Desk";
  const given = async (name: string, input: unknown, at: RequestCaller = ANALYST): Promise<unknown> => {
    const answer = await desk.core.handle(name, input, at);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.value;
  };
  await given("desk.setUp", { agreements: ["stockport"], person: "Asha Bello", team, sites: ["Bramhall High"] });
  const [asha] = ((await given("session.show", {})) as SessionView).choices;
  await given("session.signIn", { person: asha?.id });
  const television = (await given("people.add", { name: "Television", team, roles: ["wallboard"] })) as Person;
  await given("session.signIn", { person: television.id }, WALL);
  const ticketId = crypto.randomUUID();
  await given("ticket.command", { commandId: crypto.randomUUID(), ticketId, command: { ...CALL, priority: "P1" } });
  const command = { type: "AssignTicket", owner: asha?.id, team };
  await given("ticket.command", { commandId: crypto.randomUUID(), ticketId, command });
  return { ...desk, ticketId };
}

test("a wall learns what is due and whose it is by two letters, and no word anybody said", async () => {
  const { core } = await deskWithWall();
  const shown = await core.handle("wallboard.show", {}, WALL);
  expect(shown).toMatchObject({
    ok: true,
    value: { next: [{ priority: "P1", initials: "AB", next: { promise: "response" } }], today: { kept: 0, missed: 0 } },
  });
  const everything = await Promise.all(
    (["wallboard.show", "session.show", "desk.status"] as const).map((name) => core.handle(name, {}, WALL)),
  );
  const text = JSON.stringify(everything);
  for (const said of ["Asha", "Jo Lee", "Bramhall", "No internet"]) expect(text).not.toContain(said);
});

test("a promise that passes is counted as missed today, and the hours that are left add up", async () => {
  const { core, setTime, now } = await deskWithWall();
  const before = await core.handle("wallboard.show", {}, WALL);
  // 10:00 in London: the running hour, and thirteen whole ones until midnight.
  expect(before).toMatchObject({ ok: true, value: { zone: "Europe/London" } });
  const hours = before.ok ? (before.value as { horizon: { from: number; to: number; due: number }[] }).horizon : [];
  expect(hours.length).toBe(14);
  expect(hours.every(({ to }, index) => hours[index + 1] === undefined || hours[index + 1]?.from === to)).toBe(true);
  expect(hours.reduce((sum, { due }) => sum + due, 0)).toBe(1);

  setTime(now() + 5 * 3_600_000);
  const after = await core.handle("wallboard.show", {}, WALL);
  expect(after).toMatchObject({ ok: true, value: { today: { kept: 0, missed: 1 }, missed: { count: 1 } } });
});

/** What a window may ask before anybody signed in stays open to a wall; the rest does not, whatever is added to it. */
const MAY_ASK = new Set([
  "wallboard.show",
  "agreement.list",
  "desk.status",
  "desk.setUp",
  "desk.openExample",
  ...Object.keys(requests).filter((name) => name.startsWith("session.")),
]);

test.each(Object.keys(requests).filter((name) => !MAY_ASK.has(name)))("a wall may not ask %s", async (name) => {
  const { core, ticketId } = await deskWithWall();
  const inputs: Record<string, unknown> = {
    "queue.list": { filter: {} },
    "ticket.open": { id: ticketId },
    "ticket.command": {
      commandId: crypto.randomUUID(),
      ticketId,
      command: { type: "AddNote", text: "From the wall" },
    },
  };
  const answer = await core.handle(name, inputs[name] ?? {}, WALL);
  expect(answer.ok).toBe(false);
  if (name in inputs) expect(answer).toMatchObject({ error: { kind: "forbidden" } });
});
