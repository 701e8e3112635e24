import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenedDesk, openDesk } from "../../../electron/host/open-desk.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import { troubleSentence } from "../../../shared/contract/trouble-words.ts";
import type { DeskTrouble } from "../../../shared/contract/troubles.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bridgeTo } from "../../support/core/bridge.ts";
import { ask, logCall, setUp } from "../../support/ticket/calls.ts";

type FileLost = Extract<DeskTrouble, { kind: "file-lost" }>;

let folder: string;
let file: string;
let desk: OpenedDesk;
let bridge: DeskBridge;

const open = (at: string): OpenedDesk =>
  expectOk(openDesk({ file: at, host: "browser host", productVersion: "1.2.3" }), "The desk opens");
const lost = async (): Promise<FileLost | undefined> => {
  const { troubles } = await ask(bridge, "desk.status", {});
  return troubles.told.find((trouble): trouble is FileLost => trouble.kind === "file-lost");
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "deskwatch-lost-"));
  file = join(folder, "sub", "one.desk");
  desk = open(file);
  bridge = bridgeTo(desk);
  desk.start();
  await setUp(bridge);
  for (let call = 0; call < 5; call += 1) await logCall(bridge);
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(process.platform === "win32")("the desk's file is taken away while people work", () => {
  test("deleted: the next call is told so, everybody is, and a copy of all that was accepted lies beside it", async () => {
    rmSync(file);
    const refused = await logCall(bridge).catch(String);
    expect(refused).toContain("was deleted while the desk was open");
    expect(refused).toContain("This was not stored");
    await expect.poll(lost).toMatchObject({ loss: "deleted", copy: expect.stringContaining("one.desk.saved-") });
    const told = await lost();
    const copy = told?.copy ?? "";
    expect(dirname(copy)).toBe(dirname(file));
    expect(told && troubleSentence(told)).toContain(`Everything accepted before is in ${copy}.`);
    desk.close();
    // What the sentence says to do.
    renameSync(copy, file);
    desk = open(file);
    bridge = bridgeTo(desk);
    expect((await ask(bridge, "queue.list", { filter: {} })).total).toBe(5);
    await logCall(bridge);
  });

  test("with its whole folder: the copy lies where there is room for it", async () => {
    rmSync(dirname(file), { recursive: true });
    await expect.poll(lost, { timeout: 6_000 }).toMatchObject({ loss: "deleted", copy: expect.any(String) });
    const copy = (await lost())?.copy ?? "";
    expect(existsSync(copy)).toBe(true);
    rmSync(copy);
  });

  test("moved: nobody needs to do anything for it to be noticed, and it is said where it is", async () => {
    const elsewhere = join(folder, "elsewhere.desk");
    renameSync(file, elsewhere);
    await expect.poll(lost, { timeout: 6_000 }).toMatchObject({ loss: "moved", copy: null });
    const told = await lost();
    if (process.platform === "linux") expect(told?.placeNow).toBe(elsewhere);
    // It can be looked at, but nothing more is stored.
    expect((await ask(bridge, "queue.list", { filter: {} })).total).toBe(5);
    const draft = await bridge.request("draft.save", { subject: "call", form: crypto.randomUUID(), fields: "{}" });
    expect(draft).toMatchObject({ ok: false, error: { kind: "unavailable" } });
  });
});

describe("another program holds the desk's file", () => {
  test("a call is told so, and can be stored once it is let go", async () => {
    const tool = new Database(file);
    tool.exec("BEGIN IMMEDIATE");
    const refused = await logCall(bridge).catch(String);
    expect(refused).toContain("Another program holds the desk's file");
    tool.exec("ROLLBACK");
    tool.close();
    await logCall(bridge);
  });
});
