import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { openStore } from "../../../electron/store/open.ts";
import { mergeSearch } from "../../../electron/store/projections/search-merge.ts";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { freshFile, NOON, openDesk, record } from "../../support/store/desk.ts";
import { logged, note, simpleProjection } from "../../support/store/events.ts";

/** Pieces of the search index that are not merged yet: each is written under an id of its own. */
function piecesOf(store: DeskStore): number {
  const sql = "SELECT count(DISTINCT segid) FROM search_parts_idx";
  return Number(store.connection.prepare(sql).pluck().get());
}

const total = (store: DeskStore, text: string): number => store.queue(QueueFilter.parse({ text }), 0, 9).total;

function busyDesk(): DeskStore {
  const store = openDesk();
  record(store, "t1", [logged("t1", NOON)]);
  for (let index = 0; index < 40; index += 1) record(store, "t1", [note(`attempt${index}`, NOON)]);
  return store;
}

describe("what is done when nobody waits", () => {
  test("commits only add pieces to the search index; idle steps merge them until there is nothing left to do", () => {
    const store = busyDesk();
    expect(piecesOf(store)).toBeGreaterThan(30);
    let steps = 0;
    while (mergeSearch(store.connection)) expect((steps += 1)).toBeLessThan(200);
    expect(piecesOf(store)).toBeLessThan(8);
    expect(mergeSearch(store.connection)).toBe(false);
    expect(total(store, "attempt39")).toBe(1);
    expect(total(store, "never-said")).toBe(0);
    expect(verifyDesk(store.file, store.connection, simpleProjection).isSound).toBe(true);
  });

  test("a moment after the last commit it has happened by itself, and the log has been moved into the file", async () => {
    const store = busyDesk();
    const before = statSync(store.file).mtimeMs;
    await sleep(4_000);
    expect(piecesOf(store)).toBeLessThan(8);
    expect(statSync(store.file).mtimeMs).toBeGreaterThan(before);
  });

  test("what goes wrong meanwhile is told and harms nothing; the index is not taken for damaged", async () => {
    const faults: unknown[] = [];
    const file = freshFile();
    const opened = openStore({ file, now: () => NOON, upkeepFailed: (fault) => faults.push(fault) });
    const store = expectOk(opened, "The store opens");
    record(store, "t1", [logged("t1", NOON)]);
    store.connection.pragma("query_only = ON");
    await expect.poll(() => faults, { timeout: 5_000 }).toEqual([expect.objectContaining({ code: "SQLITE_READONLY" })]);
    store.connection.pragma("query_only = OFF");
    expect(statSync(`${file}-wal`).size, "the room it took is given back").toBe(0);
    expect(store.projectionsAreOutdated).toBe(false);
    record(store, "t1", [note("later", NOON)]);
    store.close();
  });

  test("closing the desk stops it", async () => {
    const store = busyDesk();
    store.close();
    await sleep(1_800);
    expect(store.connection.open).toBe(false);
  });
});
