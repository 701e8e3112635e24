import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenedDesk, openDesk } from "../../../electron/host/open-desk.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import type { DeskStatus } from "../../../shared/contract/views.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bridgeTo } from "../../support/core/bridge.ts";
import { tamper } from "../../support/store/tamper.ts";
import { ask } from "../../support/ticket/calls.ts";
import { type OverdueDesk, overdueDesk } from "../../support/timers/overdue-desk.ts";

let made: OverdueDesk;
let desk: OpenedDesk | undefined;
let bridge: DeskBridge;

beforeEach(async () => {
  made = await overdueDesk(6, 0);
});
afterEach(() => {
  desk?.close();
  desk = undefined;
  rmSync(made.folder, { recursive: true, force: true });
});

function open(firstAfterMs: number): void {
  const slowCheck = { firstAfterMs, idleMs: 50, pauseMs: 0 };
  desk = expectOk(openDesk({ file: made.file, host: "browser host", productVersion: "1", slowCheck }), "opens");
  bridge = bridgeTo(desk);
}
const status = (): Promise<DeskStatus> => ask(bridge, "desk.status", {});

/** Opens the file and lets the desk look at all of it once. */
async function lookedAt(): Promise<DeskStatus> {
  let ends = 0;
  open(10);
  desk?.subscribe(({ name }) => {
    if (name === "desk.changed") ends += 1;
  });
  desk?.start();
  await expect.poll(() => ends, { timeout: 20_000 }).toBeGreaterThan(0);
  return status();
}

const damage = (...statements: readonly string[]): void =>
  tamper(made.file, "DROP TRIGGER IF EXISTS event_keeps", "DROP TRIGGER IF EXISTS words_only_erased", ...statements);
const victim = (): string => made.tickets[2] ?? "";
const number = (): string => `(SELECT number FROM stream WHERE id = x'${victim().replaceAll("-", "")}')`;

describe("the look at the whole file, while nobody needs the desk", () => {
  test("says when the file last held, also after a restart", async () => {
    const before = Date.now();
    const { fileHeldAt, troubles } = await lookedAt();
    expect(fileHeldAt).toBeGreaterThanOrEqual(before);
    expect(troubles).toEqual({ told: [], count: 0 });
    desk?.close();
    open(1_000_000);
    expect((await status()).fileHeldAt).toBe(fileHeldAt);
  });

  test("finds a fact that was changed past every guard; its ticket can be read only from then on", async () => {
    damage(`UPDATE event SET facts = json_set(facts, '$.priority', 'P1') WHERE stream = ${number()} AND version = 1`);
    const { fileHeldAt, troubles } = await lookedAt();
    expect(fileHeldAt).toBeNull();
    expect(troubles.told).toContainEqual(
      expect.objectContaining({ kind: "verify-failed", first: expect.stringContaining("was changed") }),
    );
    expect(troubles.told).toContainEqual(expect.objectContaining({ kind: "record-unreadable", recordId: victim() }));
    const view = await ask(bridge, "ticket.open", { id: victim() });
    expect(view.readOnlyBecause).toMatch(/can be read only/);
  });

  test.each([
    ["a row of the queue says something else", "UPDATE queue_row SET site = 'Elsewhere' WHERE stream = $"],
    ["a due moment stands at another time", "UPDATE due_moment SET at = at + 86400000000 WHERE stream = $"],
    ["a due moment is gone", "DELETE FROM due_moment WHERE stream = $"],
    ["who called is another", "UPDATE ticket_caller SET phone = '999' WHERE stream = $"],
  ])("%s: it is made anew from the log, and told", async (_what, statement) => {
    damage(statement.replace("$", number()));
    const { troubles, fileHeldAt } = await lookedAt();
    expect(troubles.told).toContainEqual({
      kind: "made-anew",
      what: "row",
      category: "ticket",
      recordId: victim(),
      reference: expect.any(String),
    });
    expect(fileHeldAt, "nothing that was recorded was lost").not.toBeNull();
  });

  test("a call that is not found any more by what stands in it is found again", async () => {
    damage(`DELETE FROM search_words WHERE rowid = ${number()}`, `DELETE FROM search_parts WHERE rowid = ${number()}`);
    const { troubles } = await lookedAt();
    expect(troubles.told.map(({ kind }) => kind)).toContain("all-made-anew");
    const { total } = await ask(bridge, "queue.list", { filter: { text: "internet" } });
    expect(total).toBe(6);
  });
});
