import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenedDesk, openDesk } from "../../../../electron/host/open-desk.ts";
import type { DeskBridge } from "../../../../shared/contract/bridge.ts";
import type { TicketView } from "../../../../shared/contract/views.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";
import { type Postgres, startPostgres } from "../../../support/share/postgres.ts";
import { ask, logCall, setUp, sitDown } from "../../../support/ticket/calls.ts";
import { deskHere, freshFolder } from "../run-desk-command.ts";

let server: Postgres;

const started: OpenedDesk[] = [];

function host(file: string): { readonly desk: OpenedDesk; readonly bridge: DeskBridge } {
  const desk = expectOk(openDesk({ file, host: "browser host", productVersion: "0.0.0-test" }), "The desk opens");
  desk.start();
  started.push(desk);
  const bridge: DeskBridge = {
    // The core answers by the contract; the bridge only adds its types.
    request: (name, input) => desk.core.handle(name, input, { host: "browser", connection: file }) as never,
    subscribe: () => () => undefined,
  };
  return { desk, bridge };
}

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not happen in ten seconds: ${what}`);
}

/** A desk in a database of its own, shared from one file and joined by another. */
async function twoFiles(): Promise<readonly [string, string]> {
  const folder = freshFolder();
  const [one, two] = [join(folder, "one.desk"), join(folder, "two.desk")];
  const { desk, bridge } = host(one);
  await setUp(bridge);
  await logCall(bridge);
  desk.close();
  const database = `desk_${randomUUID().slice(0, 8)}`;
  const owner = await server.connect();
  await owner.query(`CREATE DATABASE ${database}`);
  await owner.end();
  const to = `postgres://postgres:owner@127.0.0.1:${server.port}/${database}`;
  const shared = await deskHere("share", "--db", one, "--to", to);
  expect(shared).toMatchObject({ code: 0, out: expect.stringContaining("read back and compared") });
  const invited = await deskHere("invite", "--db", one);
  expect(invited).toMatchObject({ code: 0, out: expect.stringMatching(/^deskwatch1-/) });
  const joined = await deskHere("join", invited.out.trim(), "--db", two);
  expect(joined).toMatchObject({ code: 0, out: expect.stringContaining("every one verified") });
  return [one, two];
}

describe("a desk shared over PostgreSQL", () => {
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(async () => {
    for (const desk of started) desk.close();
    await server.stop();
  });

  test("is shared, joined, worked on from two PCs, and each sees what the other does", async () => {
    const [one, two] = await twoFiles();
    if (process.platform !== "win32") expect(statSync(`${one}.share`).mode & 0o777).toBe(0o600);
    const [here, there] = [host(one), host(two)];
    await sitDown(there.bridge);
    const { ticketId, reference } = await logCall(here.bridge, { summary: "No telephone in block C" });
    const seen = async (bridge: DeskBridge, id: string): Promise<TicketView | undefined> => {
      const answer = await bridge.request("ticket.open", { id });
      return answer.ok ? answer.value : undefined;
    };
    await until(async () => (await seen(there.bridge, ticketId)) !== undefined, "the other PC has the ticket");
    expect((await seen(there.bridge, ticketId))?.row.reference).toBe(reference);
    const command = { type: "AddNote", text: "From the other PC" } as const;
    await ask(there.bridge, "ticket.command", { commandId: randomUUID(), ticketId, command });
    await until(
      async () =>
        (await seen(here.bridge, ticketId))?.events.length === (await seen(there.bridge, ticketId))?.events.length,
      "the note is here",
    );
    await until(() => here.desk.core.sharing.view()?.waiting === 0, "nothing waits");
    expect((await ask(here.bridge, "desk.status", {})).sharing).toMatchObject({ state: "in-step", because: null });
    const status = await deskHere("share-status", "--db", one, "--json");
    expect(JSON.parse(status.out)).toMatchObject({ isInStep: true, waiting: 0 });
  });

  test("goes on while the server is away, and everything is there once when it is back", async () => {
    const [one, two] = await twoFiles();
    const [here, there] = [host(one), host(two)];
    await sitDown(there.bridge);
    await until(() => there.desk.core.sharing.view()?.state === "in-step", "both are in step");
    await server.crash();
    const first = await logCall(here.bridge, { summary: "While the server was away" });
    const second = await logCall(there.bridge, { summary: "On the other PC too" });
    for (const id of [first.ticketId, second.ticketId]) {
      for (const { bridge } of [here, there]) {
        await until(async () => (await bridge.request("ticket.open", { id })).ok, "each PC has both");
      }
    }
    await until(() => here.desk.core.sharing.view()?.waiting === 0, "nothing waits");
    const [a, b] = await Promise.all([here, there].map(({ bridge }) => ask(bridge, "queue.list", { filter: {} })));
    expect(a?.rows.map(({ reference }) => reference).toSorted()).toEqual(
      b?.rows.map(({ reference }) => reference).toSorted(),
    );
  });

  test("a station that is revoked may neither read nor write, and says so", async () => {
    const [one, two] = await twoFiles();
    const there = host(two);
    const code = (await ask(there.bridge, "desk.status", {})).stationCode;
    await until(() => there.desk.core.sharing.view()?.state === "in-step", "it is in step");
    expect(await deskHere("revoke", code, "--db", one)).toMatchObject({ code: 0 });
    await until(() => there.desk.core.sharing.view()?.state === "stopped", "it has stopped");
    expect(there.desk.core.sharing.view()?.because).toContain("closed");
  });
});
