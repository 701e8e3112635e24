import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../../shared/contract/contract.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { type CoreDesk, openCoreDesk, WEDNESDAY_TEN } from "../../support/core/desk.ts";
import { CALL } from "../../support/ticket/calls.ts";

const DAY = 86_400_000;

let desk: CoreDesk;
let asha = "";
let lee = "";

/** Asks as whoever sits at a window of that name. */
const asking = async <Name extends RequestName>(window: string, name: Name, input: RequestInput<Name>) =>
  (await desk.core.handle(name, input, { host: "browser", connection: window })) as Answer<RequestOutput<Name>>; // the contract says what answers it

async function given<Name extends RequestName>(window: string, name: Name, input: RequestInput<Name>) {
  const answer = await asking(window, name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

type PersonCommand = RequestInput<"people.command">["command"];
const tell = (window: string, personId: string, command: PersonCommand, expectedVersion?: number) =>
  asking(window, "people.command", {
    commandId: randomUUID(),
    personId,
    command,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
const person = async (id: string) => {
  const found = (await given("front", "people.list", {})).people.find((each) => each.id === id);
  if (found === undefined) throw new Error(`Nobody has the id ${id}.`);
  return found;
};

/** Lee's, with a code of the administrator's. */
async function setFirstPassword(): Promise<void> {
  const { code } = await given("front", "session.handOutCode", { person: lee, current: "a long enough secret" });
  await given("back", "session.setPassword", { commandId: randomUUID(), code, fresh: "a long enough secret" });
}

beforeEach(async () => {
  desk = openCoreDesk();
  const setUp = { agreements: ["stockport"], person: "Asha Bello", team: "Desk", sites: [] };
  asha = (await given("front", "desk.setUp", setUp)).people[0]?.id ?? "";
  await given("front", "session.signIn", { person: asha });
  await given("front", "session.setPassword", { commandId: randomUUID(), fresh: "a long enough secret" });
  lee = (await given("front", "people.add", { name: "Lee Okafor", team: "Desk" })).id;
  await given("back", "session.signIn", { person: lee });
});
afterEach(() => desk.close());

describe("an administrator", () => {
  test("gives roles, a line manager and a substitute with dates, and the list tells each with who did it", async () => {
    await tell("front", lee, { type: "ChangeRoles", roles: ["specialist", "analyst"] });
    await tell("front", lee, { type: "NameLineManager", lineManager: asha });
    const dates = { from: WEDNESDAY_TEN, until: WEDNESDAY_TEN + DAY };
    await tell("front", lee, { type: "NameSubstitute", substitute: asha, ...dates });
    const found = await person(lee);
    expect(found).toMatchObject({
      roles: ["analyst", "specialist"],
      lineManager: asha,
      substitutes: [{ person: asha, ...dates }],
      version: 4,
    });
    expect(found.history.map(({ sentence, by }) => [sentence, by])).toEqual([
      ["Asha Bello stands in from Wed 25 Mar 2026, 10:00 until Thu 26 Mar 2026, 10:00", "Asha Bello"],
      ["Line manager now: Asha Bello", "Asha Bello"],
      ["Roles now: analyst, specialist", "Asha Bello"],
      ["Lee Okafor added to Desk as analyst", "Asha Bello"],
    ]);
  });

  test("finds a substitute gone from the list once the time is over", async () => {
    const dates = { from: WEDNESDAY_TEN, until: WEDNESDAY_TEN + 60_000 };
    await tell("front", lee, { type: "NameSubstitute", substitute: asha, ...dates });
    desk.setTime(WEDNESDAY_TEN + 60_000);
    expect((await person(lee)).substitutes).toEqual([]);
  });

  test.for<[string, PersonCommand]>([
    ["leave", { type: "RecordLeaving" }],
    ["give the role away", { type: "ChangeRoles", roles: ["analyst"] }],
  ])("who is the only one cannot %s", async ([, command]) => {
    expect(await tell("front", asha, command)).toMatchObject({
      error: { kind: "refused", rejection: "LastAdministrator", message: expect.stringContaining("Asha Bello") },
    });
    await tell("front", lee, { type: "ChangeRoles", roles: ["administrator"] });
    expect(await tell("front", asha, command)).toMatchObject({ ok: true });
  });

  test("cannot name somebody as manager or substitute who is not here", async () => {
    const stranger = randomUUID();
    const dates = { from: WEDNESDAY_TEN, until: WEDNESDAY_TEN + DAY };
    for (const command of [
      { type: "NameLineManager", lineManager: stranger },
      { type: "NameSubstitute", substitute: stranger, ...dates },
    ] as const) {
      expect(await tell("front", lee, command)).toMatchObject({ error: { rejection: "UnknownPerson" } });
    }
  });

  test("takes a forgotten password away, so that a new one can be set", async () => {
    await setFirstPassword();
    expect(await tell("front", lee, { type: "RecordPasswordRemoved" })).toMatchObject({ ok: true });
    expect(desk.store.verifiers.verifier(asId<"person">(lee))).toBeUndefined();
    expect((await person(lee)).hasPassword).toBe(false);
    expect(await asking("third", "session.signIn", { person: lee })).toMatchObject({ ok: true });
  });

  test("cannot record a password that nobody set, nor add somebody under an id", async () => {
    for (const type of ["RecordPasswordSet", "AddPerson", "RecordFormerPerson"]) {
      const input = { commandId: randomUUID(), personId: lee, command: { type } };
      const answer = await desk.core.handle("people.command", input, { host: "browser", connection: "front" });
      expect(answer).toMatchObject({ error: { kind: "invalid" } });
    }
  });
});

describe("whoever has not the role", () => {
  test.for<[PersonCommand, string]>([
    [{ type: "ChangeRoles", roles: ["administrator"] }, "Only an administrator may do this."],
    [{ type: "RenamePerson", name: "Lee" }, "Only an administrator may do this."],
    [{ type: "ChangeTeam", team: "Field" }, "Only a team leader or an administrator may do this."],
    [{ type: "RecordLeaving" }, "Only an administrator may do this."],
    [{ type: "RecordPasswordRemoved" }, "Only an administrator may do this."],
  ])("is told who may: %j", async ([command, message]) => {
    expect(await tell("back", lee, command)).toMatchObject({ error: { kind: "forbidden", message } });
  });

  test("erases nothing", async () => {
    const input = { commandId: randomUUID(), records: [asha] };
    expect(await asking("back", "words.erase", input)).toMatchObject({ error: { kind: "forbidden" } });
    expect((await person(asha)).name).toBe("Asha Bello");
  });

  test("has the role but no password where the desk asks for one, and is told to set one", async () => {
    await tell("front", lee, { type: "ChangeRoles", roles: ["team-leader"] });
    expect(await tell("back", lee, { type: "ChangeTeam", team: "Field" })).toMatchObject({
      error: { kind: "forbidden", message: expect.stringMatching(/^Set a password of your own first/) },
    });
    await setFirstPassword();
    expect(await tell("back", lee, { type: "ChangeTeam", team: "Field" })).toMatchObject({ ok: true });
  });
});

describe("erasing from a screen", () => {
  test("takes a person's name out of everything shown, and tells the windows", async () => {
    const input = { commandId: randomUUID(), records: [lee], order: "2026/14" };
    const before = desk.pushes.length;
    expect(await given("front", "words.erase", input)).toEqual({ erased: 1 });
    expect((await person(lee)).name).toBe("[erased]");
    expect(desk.pushes.slice(before)).toContainEqual(expect.objectContaining({ name: "desk.changed" }));
  });

  test("takes a ticket's words, and the windows read it anew", async () => {
    const ticketId = randomUUID();
    await given("front", "ticket.command", { commandId: randomUUID(), ticketId, command: CALL });
    const before = desk.pushes.length;
    expect(await given("front", "words.erase", { commandId: randomUUID(), records: [ticketId] })).toEqual({
      erased: 1,
    });
    expect((await given("front", "ticket.open", { id: ticketId })).row.summary).toBe("[erased]");
    expect(desk.pushes.slice(before)).toContainEqual(
      expect.objectContaining({ name: "tickets.changed", data: expect.objectContaining({ ids: [ticketId] }) }),
    );
  });

  test.for(["for Mrs Shah", "Shah", "2026/14 Shah"])("refuses an order that could hold a name: %s", async (order) => {
    expect(await asking("front", "words.erase", { commandId: randomUUID(), records: [lee], order })).toMatchObject({
      error: { kind: "invalid", message: expect.stringContaining("2026/14") },
    });
  });
});

describe("who looked at an older version", () => {
  test("is told what changed meanwhile, by whom, and that it can still be done; asked again it is done", async () => {
    const { version } = await person(lee);
    await tell("front", lee, { type: "ChangeRoles", roles: ["specialist"] });
    const answer = await tell("front", lee, { type: "ChangeRoles", roles: ["team-leader"] }, version);
    expect(answer).toMatchObject({
      error: {
        kind: "conflict",
        message: "This changed while you looked at it: Roles now: specialist (Asha Bello). Nothing was done yet.",
        meanwhile: [{ sentence: "Roles now: specialist", by: "Asha Bello", at: WEDNESDAY_TEN }],
        version: 2,
        whyNotNow: null,
      },
    });
    expect((await person(lee)).roles).toEqual(["specialist"]);
    const again = answer.ok || answer.error.kind !== "conflict" ? 0 : answer.error.version;
    expect(await tell("front", lee, { type: "ChangeRoles", roles: ["team-leader"] }, again)).toMatchObject({
      ok: true,
    });
  });

  test("is told that the same can no longer be done, and why", async () => {
    const { version } = await person(lee);
    await tell("front", lee, { type: "RecordLeaving" });
    expect(await tell("front", lee, { type: "ChangeRoles", roles: ["specialist"] }, version)).toMatchObject({
      error: { kind: "conflict", whyNotNow: expect.stringContaining("Lee Okafor has left") },
    });
  });

  test("of a ticket reads the history's own sentences, with what was written", async () => {
    const ticketId = randomUUID();
    await given("front", "ticket.command", { commandId: randomUUID(), ticketId, command: CALL });
    const resolve = { type: "ResolveTicket", how: "fix", text: "Switch restarted" } as const;
    await given("back", "ticket.command", { commandId: randomUUID(), ticketId, command: resolve });
    const late = { commandId: randomUUID(), ticketId, expectedVersion: 1, command: { ...resolve, text: "It works" } };
    expect(await asking("front", "ticket.command", late)).toMatchObject({
      error: {
        kind: "conflict",
        meanwhile: [{ sentence: expect.stringContaining("Resolved"), quote: "Switch restarted", by: "Lee Okafor" }],
        whyNotNow: expect.stringContaining("is resolved"),
      },
    });
  });
});
