import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openDesk as openHost } from "../../../electron/host/open-desk.ts";
import { openStore } from "../../../electron/store/open.ts";
import { troubleSentence } from "../../../shared/contract/trouble-words.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bridgeTo } from "../../support/core/bridge.ts";
import { copyAsCrashed, freshFile, NOON, openDesk, record } from "../../support/store/desk.ts";
import { logged } from "../../support/store/events.ts";
import { ask } from "../../support/ticket/calls.ts";

const DAY = 24 * 3_600_000;

/** What a power cut leaves of a desk with so many calls, and how long its write-ahead log was after each. */
function crashed(calls: number): { readonly file: string; readonly ends: readonly number[] } {
  const store = openDesk();
  const ends = Array.from({ length: calls }, (_, call) => {
    record(store, `t${call}`, [logged(`t${call}`, NOON)]);
    return readFileSync(`${store.file}-wal`).length;
  });
  const file = freshFile();
  copyAsCrashed(store.file, file);
  copyFileSync(`${store.file}-told`, `${file}-told`);
  store.close();
  return { file, ends };
}

/** Opens a file at a moment, looks what it lacks, and closes it again. */
function shortAt(file: string, now: number = NOON) {
  const store = expectOk(openStore({ file, now: () => now }), "opens");
  const { shortLog } = store;
  store.close();
  return shortLog;
}

describe("a log that lost what had been told as stored", () => {
  test("nothing is said where nothing is missing, after a crash or a proper end", () => {
    const { file } = crashed(3);
    expect(shortAt(file)).toBeNull();
    expect(shortAt(file)).toBeNull();
  });

  test("a write-ahead log cut short is noticed, and how much is missing is said", () => {
    const { file, ends } = crashed(5);
    truncateSync(`${file}-wal`, ends[2]);
    expect(shortAt(file, NOON + DAY)).toEqual({ told: 5, toldAt: NOON, found: 3, foundAt: NOON + DAY });
  });

  test("so is one byte of it damaged, and the whole of it gone", () => {
    for (const harm of ["a byte", "all of it"]) {
      const { file, ends } = crashed(5);
      const wal = readFileSync(`${file}-wal`);
      wal[(ends[1] ?? 0) + 2_000] = (wal[(ends[1] ?? 0) + 2_000] ?? 0) ^ 1;
      if (harm === "a byte") writeFileSync(`${file}-wal`, wal);
      else rmSync(`${file}-wal`);
      // Without its log a file that was never checkpointed holds nothing at all, and is not taken for a new desk.
      const opened = openStore({ file, now: () => NOON });
      if (!opened.ok) expect([harm, opened.error.kind]).toEqual(["all of it", "corrupt"]);
      else {
        expect(opened.value.shortLog).toMatchObject({ told: 5, found: 2 });
        opened.value.close();
      }
    }
  });

  test("an older copy put in the place of the desk is noticed, also once it has grown as long", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const older = freshFile();
    copyAsCrashed(store.file, older);
    const { file } = store;
    for (const ticket of ["t2", "t3"]) record(store, ticket, [logged(ticket, NOON)]);
    store.close();
    // Grown elsewhere, then put back.
    const grown = openDesk(older);
    for (const ticket of ["t4", "t5", "t6"]) record(grown, ticket, [logged(ticket, NOON)]);
    grown.close();
    copyFileSync(older, file);
    expect(shortAt(file)).toMatchObject({ told: 3, found: 4 });
  });

  test("it is said at every start for a week, though the desk goes on meanwhile", () => {
    const { file, ends } = crashed(3);
    truncateSync(`${file}-wal`, ends[1]);
    const store = expectOk(openStore({ file, now: () => NOON }), "opens");
    record(store, "t9", [logged("t9", NOON)]);
    store.close();
    expect(shortAt(file, NOON + DAY)).toMatchObject({ told: 3, found: 2 });
    expect(shortAt(file, NOON + 8 * DAY)).toBeNull();
  });

  test("a mark of another desk, torn, or not there says nothing", () => {
    const { file, ends } = crashed(3);
    truncateSync(`${file}-wal`, ends[1]);
    const mark = readFileSync(`${file}-told`);
    const others = openDesk();
    for (let call = 0; call < 9; call += 1) record(others, `t${call}`, [logged(`t${call}`, NOON)]);
    others.close();
    copyFileSync(`${others.file}-told`, `${file}-told`);
    expect(shortAt(file)).toBeNull();
    writeFileSync(`${file}-told`, mark.subarray(0, 100));
    expect(shortAt(file)).toBeNull();
    rmSync(`${file}-told`);
    expect(shortAt(file)).toBeNull();
    expect(existsSync(`${file}-told`)).toBe(true);
  });

  test("people are told in words when the desk is opened", async () => {
    const { file, ends } = crashed(5);
    truncateSync(`${file}-wal`, ends[2]);
    const desk = expectOk(openHost({ file, host: "browser host", productVersion: "1" }), "opens");
    const [told] = (await ask(bridgeTo(desk), "desk.status", {})).troubles.told;
    expect(told).toMatchObject({ kind: "log-short", told: 5, found: 3 });
    expect(told && troubleSentence(told)).toMatch(
      /lacks the last 2 of 5 steps that had been stored, up to 27 Mar 2026/,
    );
    desk.close();
  });
});
