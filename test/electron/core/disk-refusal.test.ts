import { afterEach, beforeEach, expect, test } from "vitest";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { WEDNESDAY_TEN } from "../../support/core/desk.ts";
import { ask, logCall } from "../../support/ticket/calls.ts";

let desk: WorkingDesk;
beforeEach(async () => {
  desk = await openWorkingDesk();
});
afterEach(() => desk.close());

test("a full disk is told in words, nothing is stored, and the desk goes on once there is room", async () => {
  const id = await desk.log("stockport", "P2");
  const before = await desk.row(id);
  const pages = Number(desk.store.connection.pragma("page_count", { simple: true }));
  desk.store.connection.pragma(`max_page_count = ${pages}`);
  const long = { type: "AddNote", text: "x".repeat(20_000) } as const;
  const refused = async (): Promise<string> => {
    for (let tries = 0; tries < 50; tries += 1) {
      try {
        await desk.act(id, long);
      } catch (error) {
        return String(error);
      }
    }
    return "never refused";
  };
  const words = await refused();
  expect(words).toContain("The disk is full, so nothing was stored.");
  expect(words).toContain('"kind":"unavailable"');
  expect(words).not.toMatch(/sqlite/i);
  const stored = await desk.row(id);
  const { events } = await ask(desk.bridge, "ticket.open", { id });
  expect(events).toHaveLength(stored.version);
  expect(stored.version).toBeGreaterThanOrEqual(before.version);
  desk.store.connection.pragma("max_page_count = 1000000");
  expect((await desk.act(id, long)).version).toBe(stored.version + 1);
  await logCall(desk.bridge);
});

test.each([Date.UTC(1969, 0, 1), Date.UTC(2300, 0, 1)])(
  "a PC whose clock says %i is told to look at its clock",
  async (at) => {
    desk.setTime(at);
    const words = await logCall(desk.bridge).catch(String);
    expect(words).toContain("Check this computer's clock");
    expect(words).not.toContain("the log has the details");
    desk.setTime(WEDNESDAY_TEN);
    await logCall(desk.bridge);
  },
);

test("a log that cannot be written either costs nobody their answer", async () => {
  Object.freeze(desk.logged); // writing to it throws from here on
  expect(desk.core.noteFault("test", new Error("anything"))).toMatch(/^[0-9A-F]{8}$/);
  desk.store.connection.exec("PRAGMA query_only = ON");
  const refused = await logCall(desk.bridge).catch(String);
  expect(refused).toContain("The disk did not take this, so nothing was stored.");
});
