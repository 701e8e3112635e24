import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DeskLog } from "../../../electron/core/ports.ts";
import { openDeskLog } from "../../../electron/host/desk-log.ts";
import { type OpenedDesk, openDesk } from "../../../electron/host/open-desk.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { handleSeated } from "../../support/core/handle-seated.ts";
import { ask, logCall, setUp } from "../../support/ticket/calls.ts";

let folder: string;
let file: string;
let desk: OpenedDesk;

const open = (): void => {
  desk = expectOk(openDesk({ file, host: "browser host", productVersion: "1.2.3" }), "The desk opens");
};
const bridge: DeskBridge = {
  // The core answers each name with the contract's type for it.
  request: (name, input) => handleSeated(desk.core, name, input) as Promise<Answer<never>>,
  subscribe: (listener) => desk.subscribe(listener),
};
const found = async (text: string): Promise<number> => {
  return (await ask(bridge, "queue.list", { filter: { text }, offset: 0, limit: 9 })).total;
};

/** Cuts off half of what stands in the search index; SQLite guards these tables against ordinary statements. */
function damageSearch(which: "its list of pieces" | "its pieces"): void {
  const db = new Database(file);
  db.unsafeMode();
  // FTS5 keeps the list of its pieces under 10, and the pieces above that.
  const where = which === "its pieces" ? "id > 10" : "id = 10";
  db.exec(`UPDATE search_parts_data SET block = substr(block, 1, length(block) / 2) WHERE ${where}`);
  db.close();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deskwatch-upkeep-"));
  file = join(folder, "one.desk");
  open();
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(process.platform !== "linux")("a log on a full disk", () => {
  // Linux has a file that is always full.
  const full = (): DeskLog => expectOk(openDeskLog("/dev/full"), "The log opens");

  test("throws at nobody", () => {
    const log = full();
    expect(() => {
      log.info("The desk is open", { file });
      log.error("A bug was caught", { message: "x".repeat(100_000) });
      log.error("Another one");
    }).not.toThrow();
  });
});

describe("a log", () => {
  test("is written line by line, at once", () => {
    const log = expectOk(openDeskLog(join(folder, "new", "desk.log")), "The log opens");
    log.info("The desk is open", { host: "test" });
    log.error("A bug was caught", { logNumber: "ABC" });
    const lines = readFileSync(join(folder, "new", "desk.log"), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 30, host: "test", msg: "The desk is open", time: expect.any(String) },
      { level: 50, logNumber: "ABC", msg: "A bug was caught" },
    ]);
  });

  test("that cannot be written is said once; the desk opens without it", async () => {
    desk.close();
    rmSync(`${file}.log`);
    mkdirSync(`${file}.log`);
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    open();
    expect(said.mock.calls).toEqual([[expect.stringContaining("The desk works without a log, because ")]]);
    said.mockRestore();
    await setUp(bridge);
  });
});

describe("a search index that is damaged", () => {
  test("costs the running desk nothing: it is built anew from the log, and the log says so", async () => {
    await setUp(bridge);
    for (let call = 0; call < 30; call += 1) await logCall(bridge);
    desk.close();
    damageSearch("its pieces");
    open();
    const { ticketId } = await logCall(bridge);
    await expect.poll(() => readFileSync(`${file}.log`, "utf8"), { timeout: 5_000 }).toContain("was built anew");
    const { row } = await ask(bridge, "ticket.open", { id: ticketId });
    expect(await found(row.reference)).toBe(1);
    expect(await found(row.summary)).toBe(31);
    await logCall(bridge);
  });

  test("a call that cannot be stored because of it is told so in words, and can be a moment later", async () => {
    await setUp(bridge);
    desk.close();
    damageSearch("its list of pieces");
    open();
    const refused = await logCall(bridge).catch(String);
    expect(refused).toContain("Part of the desk's file is damaged, so nothing was stored. Try again in a moment.");
    await expect.poll(() => readFileSync(`${file}.log`, "utf8"), { timeout: 5_000 }).toContain("was built anew");
    await logCall(bridge);
  });
});
