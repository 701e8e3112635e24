import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenedDesk, openDesk } from "../../../electron/host/open-desk.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { handleSeated } from "../../support/core/handle-seated.ts";
import { ask, CALL, setUp } from "../../support/ticket/calls.ts";

const DAY = 24 * 3_600_000;

describe("a desk put together from store, core and timers", () => {
  let folder: string;
  let file: string;
  let desk: OpenedDesk;
  let pushes: Push[];

  const open = (): void => {
    desk = expectOk(openDesk({ file, host: "browser host", productVersion: "1.2.3" }), "The desk opens");
    pushes = [];
    desk.subscribe((push) => pushes.push(push));
    desk.start();
  };
  const bridge: DeskBridge = {
    // The core answers each name with the contract's type for it.
    request: (name, input) => handleSeated(desk.core, name, input) as Promise<Answer<never>>,
    subscribe: (listener) => desk.subscribe(listener),
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "deskwatch-open-"));
    file = join(folder, "not", "there", "yet.desk");
    open();
  });
  afterEach(() => {
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const thresholds = async (id: string): Promise<readonly string[]> => {
    const { events } = await ask(bridge, "ticket.open", { id });
    return events.flatMap(({ event }) => (event.type === "ThresholdReached" ? [event.thresholdId] : []));
  };

  test("makes the folder, looks at the clocks at once, and says when it did", async () => {
    const status = await ask(bridge, "desk.status", {});
    expect(status.clocksCheckedAt).toBeGreaterThan(Date.now() - 10_000);
    expect(pushes.map(({ name }) => name)).toContain("timers.checked");
  });

  test("delivers what is overdue right after a commit, once, and not again after a restart", async () => {
    await setUp(bridge);
    const ticketId = randomUUID();
    const happenedAt = Date.now() - 10 * DAY;
    await ask(bridge, "ticket.command", { commandId: randomUUID(), ticketId, happenedAt, command: CALL });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const delivered = await thresholds(ticketId);
    expect(delivered.length).toBeGreaterThan(0);
    expect(pushes.filter(({ name }) => name === "notice.delivered")).toHaveLength(delivered.length);
    desk.close();
    open();
    desk.sweep("asked");
    expect(await thresholds(ticketId)).toEqual(delivered);
    expect(pushes.map(({ name }) => name)).not.toContain("notice.delivered");
  });

  test("a desk whose lists were made by another version is given them anew from its log, and a list of nothing goes", async () => {
    await setUp(bridge);
    const ticketId = randomUUID();
    const act = (command: Parameters<typeof ask<"ticket.command">>[2]["command"]) =>
      ask(bridge, "ticket.command", { commandId: randomUUID(), ticketId, command });
    await act(CALL);
    await act({ type: "AcknowledgeTicket", how: "phone", text: "Told the school" });
    await act({ type: "ResolveTicket", how: "fix", text: "Switch restarted" });
    desk.close();
    const old = new Database(file);
    old.exec(`
      ALTER TABLE queue_row DROP COLUMN row; UPDATE projection SET version = 99 WHERE name = 'queue';
      CREATE TABLE known_phone (phone); UPDATE projection SET version = 99, tables = 'ticket_caller known_caller known_phone'
        WHERE name = 'callers'`);
    old.close();
    open();
    expect(await ask(bridge, "queue.rows", { ids: [ticketId] })).toMatchObject([{ verdict: "kept" }]);
    expect(await ask(bridge, "caller.find", { text: "jo", site: "" })).toHaveLength(1);
    const after = new Database(file, { readonly: true });
    expect(after.prepare("SELECT name FROM sqlite_schema WHERE name = 'known_phone'").all()).toEqual([]);
    after.close();
  });

  test("a listener that fails costs nobody else what they were told, and stands in the log", async () => {
    desk.subscribe(() => {
      throw new Error("This window is gone");
    });
    const others: Push[] = [];
    desk.subscribe((push) => others.push(push));
    await setUp(bridge);
    expect(others.map(({ name }) => name)).toContain("desk.changed");
    expect(readFileSync(`${file}.log`, "utf8")).toContain("This window is gone");
  });

  test("a second host on the file is told who has it", () => {
    const second = openDesk({ file, host: "desktop window", productVersion: "1.2.3" });
    expect(second).toMatchObject({
      ok: false,
      error: { kind: "held", message: expect.stringContaining("browser host") },
    });
  });
});
