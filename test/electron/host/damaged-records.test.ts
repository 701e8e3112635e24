import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenedDesk, openDesk } from "../../../electron/host/open-desk.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import type { DeskTrouble } from "../../../shared/contract/troubles.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bridgeTo } from "../../support/core/bridge.ts";
import { tamper } from "../../support/store/tamper.ts";
import { ask } from "../../support/ticket/calls.ts";
import { type OverdueDesk, overdueDesk } from "../../support/timers/overdue-desk.ts";

const CALLS = 5;
let made: OverdueDesk;
let desk: OpenedDesk | undefined;
let bridge: DeskBridge;
let pushes: Push[];

/** Opens it, lets the timers look as often as they want to for a moment, and gives the desk's status. */
async function look(): Promise<void> {
  desk = expectOk(openDesk({ file: made.file, host: "browser host", productVersion: "1.2.3" }), "The desk opens");
  bridge = bridgeTo(desk);
  desk.subscribe((push) => pushes.push(push));
  desk.start();
  await new Promise((resolve) => setTimeout(resolve, 150));
}

const damage = (sql: string): void =>
  tamper(made.file, "DROP TRIGGER IF EXISTS words_only_erased", "DROP TRIGGER IF EXISTS event_keeps", sql);
const victim = (): string => made.tickets[1] ?? "";
/** Its number in the file. */
const number = (): string => `(SELECT number FROM stream WHERE id = x'${victim().replaceAll("-", "")}')`;
const others = (): readonly string[] => made.tickets.filter((id) => id !== victim());
const missed = async (id: string): Promise<number> => {
  const { events } = await ask(bridge, "ticket.open", { id });
  return events.filter(({ event }) => event.type === "ThresholdReached" && event.percent === 100).length;
};
const troubles = async (): Promise<readonly DeskTrouble[]> => (await ask(bridge, "desk.status", {})).troubles.told;
const rowsShown = async (): Promise<readonly string[]> =>
  (await ask(bridge, "queue.list", { filter: {} })).rows.map(({ id }) => id);

beforeEach(async () => {
  pushes = [];
  made = await overdueDesk(CALLS);
});
afterEach(() => {
  desk?.close();
  desk = undefined;
  rmSync(made.folder, { recursive: true, force: true });
});

describe("one damaged record among sound ones", () => {
  test("what was recorded of a call cannot be read: every other call is told of, and people are told of this one", async () => {
    damage(`UPDATE words SET words = substr(words, 1, 10) WHERE position IN
      (SELECT position FROM event WHERE stream = ${number()})`);
    await look();
    for (const id of others()) expect(await missed(id)).toBeGreaterThan(0);
    const told = await troubles();
    expect(told.map(({ kind }) => kind)).toContain("warning-failed");
    expect(told.map(({ kind }) => kind)).toContain("record-unreadable");
    expect(told.every((trouble) => "recordId" in trouble && trouble.recordId === victim())).toBe(true);
    expect(pushes.map(({ name }) => name)).toContain("troubles.changed");
    // It stays in the queue, can be opened, says what is wrong with it, and takes nothing.
    expect(await rowsShown()).toContain(victim());
    const view = await ask(bridge, "ticket.open", { id: victim() });
    expect(view.readOnlyBecause).toMatch(/can be read only/);
  });

  test.each([
    ["cut short", "substr(moment, 1, length(moment) / 2)"],
    ["of another kind", 'replace(moment, \'"kind":"threshold"\', \'"kind":"thrashold"\')'],
    ["about no moment", "replace(moment, '\"dueAt\":', '\"dueEt\":')"],
    ["no text a person would write", "char(0, 1, 2)"],
  ])("a row of due moments is %s: it is made anew from the log, and every warning is told", async (_what, moment) => {
    damage(`UPDATE due_moment SET moment = ${moment} WHERE stream = ${number()}`);
    await look();
    for (const id of made.tickets) expect(await missed(id)).toBeGreaterThan(0);
    expect(await troubles()).toMatchObject([{ kind: "made-anew", recordId: victim() }]);
  });

  test("a due moment stands under a ticket that is not there: all are made anew, and every warning is told", async () => {
    damage(`UPDATE due_moment SET stream = 99999 WHERE stream = ${number()}`);
    await look();
    for (const id of made.tickets) expect(await missed(id)).toBeGreaterThan(0);
  });

  test("its row in the queue cannot be read: the queue shows it and all others", async () => {
    damage(`UPDATE queue_row SET row = substr(row, 1, 60) WHERE stream = ${number()}`);
    await look();
    expect((await rowsShown()).toSorted()).toEqual(made.tickets.toSorted());
    for (const id of made.tickets) expect(await missed(id)).toBeGreaterThan(0);
  });

  test("a whole rebuild leaves out what cannot be read and says so", async () => {
    damage(`UPDATE event SET facts = '' WHERE stream = ${number()}`);
    damage("UPDATE projection SET version = 0");
    await look();
    expect(await rowsShown()).toEqual(expect.arrayContaining([...others()]));
    for (const id of others()) expect(await missed(id)).toBeGreaterThan(0);
    expect(await troubles()).toMatchObject([{ kind: "record-unreadable", recordId: victim() }]);
    const refused = await bridge.request("ticket.open", { id: victim() });
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringMatching(/can be read only/) } });
  });

  test("a person's record cannot be read: people are told, and everything else goes on", async () => {
    await look();
    await ask(bridge, "people.add", { name: "Lee Okafor", team: "Desk" });
    desk?.close();
    damage(
      `UPDATE words SET words = '{}' WHERE position = (SELECT max(position) FROM event
         JOIN event_type ON event_type.number = event.type WHERE event_type.type = 'PersonAdded')`,
    );
    await look();
    const status = await ask(bridge, "desk.status", {});
    expect(status.people.map(({ name }) => name)).toContain("Asha Bello");
    expect(status.troubles.told).toMatchObject([{ kind: "settings-unreadable" }]);
  });
});
