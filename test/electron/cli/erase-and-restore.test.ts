import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openStore } from "../../../electron/store/open.ts";
import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { deskHere, freshFolder } from "./run-desk-command.ts";

// Each test makes an example desk, and a busy machine may take its time over it.
vi.setConfig({ testTimeout: 120_000 });

async function exampleDesk(): Promise<string> {
  const db = join(freshFolder(), "example.desk");
  expect(await deskHere("example", "--db", db)).toMatchObject({ code: 0 });
  return db;
}

/** The example's ticket with the longest name of a caller, as the desk shows it. */
function someTicket(db: string) {
  const store = expectOk(openStore({ file: db, now: Date.now }), "The desk opens");
  const { rows } = store.queue(QueueFilter.parse({ statuses: [] }), 0, 1_000);
  const code = store.stationCode;
  store.close();
  const [row] = rows.toSorted((one, other) => other.caller.length - one.caller.length);
  if (row === undefined) throw new Error("There is no ticket");
  return { row, code };
}

const bytesOf = (file: string): string =>
  ["", "-wal", "-shm"].map((end) => (existsSync(file + end) ? readFileSync(file + end, "latin1") : "")).join("");

describe("desk erase", () => {
  test("takes a ticket's words out of every byte of the file, its log and a fresh backup", async () => {
    const db = await exampleDesk();
    const { row } = someTicket(db);
    expect(bytesOf(db)).toContain(row.summary);
    const order = ["--db", db, "--ticket", row.reference, "--by", "Asha Bello", "--order", "2026/14"];
    const done = await deskHere("erase", ...order);
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(done.out).toMatch(/\d+ emptied of their words/);
    expect(bytesOf(db)).not.toContain(row.summary);
    const backup = `${db}.backup`;
    expect(await deskHere("backup", "--db", db, "--to", backup)).toMatchObject({ code: 0 });
    expect(bytesOf(backup)).not.toContain(row.summary);
    const verified = await deskHere("verify", "--db", db, "--json");
    expect(JSON.parse(verified.out)).toMatchObject({ isSound: true, erased: expect.any(Number) });
    const again = await deskHere("erase", ...order, "--json");
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toMatchObject({ error: expect.stringContaining("nothing left to erase") });
  });

  test.each([
    [["--by", "Nobody Here"], 1, 'Nobody at this desk is called "Nobody Here".'],
    [["--by", "Asha Bello", "--order", "for Mrs Shah"], 2, '--order: "for Mrs Shah" is no number of a request'],
    [["--by", "Asha Bello", "--ticket", "ST-222-22A"], 2, "--ticket is given twice"],
  ])("refuses in a sentence and changes nothing: %j", async (more, code, sentence) => {
    const db = await exampleDesk();
    const { row } = someTicket(db);
    const before = readFileSync(db);
    const refused = await deskHere("erase", "--db", db, "--ticket", row.reference, ...more);
    expect(refused).toMatchObject({ code, err: expect.stringContaining(sentence) });
    expect(readFileSync(db).equals(before)).toBe(true);
  });

  test("a reference nobody gave is told so", async () => {
    const db = await exampleDesk();
    const { row } = someTicket(db);
    const misheard = `${row.reference.slice(0, -1)}${row.reference.endsWith("A") ? "C" : "A"}`;
    const refused = await deskHere("erase", "--db", db, "--ticket", misheard, "--by", "Asha Bello");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(misheard);
  });
});

describe("desk restore", () => {
  test("makes a desk of a backup whose references are its own from now on", async () => {
    const db = await exampleDesk();
    const { row, code } = someTicket(db);
    const backup = `${db}.backup`;
    await deskHere("backup", "--db", db, "--to", backup);
    const to = `${db}.restored`;
    const restored = await deskHere("restore", backup, "--to", to, "--json");
    expect(restored).toMatchObject({ code: 0, err: "" });
    const told: { stationCode: string; events: number } = JSON.parse(restored.out);
    expect(told.stationCode).not.toBe(code);
    const again = someTicket(to);
    expect(again.code).toBe(told.stationCode);
    expect(again.row.reference).toBe(row.reference);
    expect(JSON.parse((await deskHere("verify", "--db", to, "--json")).out)).toMatchObject({
      isSound: true,
      events: told.events,
    });
    expect(someTicket(db).code, "the desk it was made of goes on as it was").toBe(code);
  });

  test("overwrites nothing, and takes nothing that is no backup", async () => {
    const db = await exampleDesk();
    expect(await deskHere("restore", db, "--to", db)).toMatchObject({
      code: 1,
      err: expect.stringContaining("already there"),
    });
    const folder = freshFolder();
    const nothing = await deskHere("restore", join(folder, "none"), "--to", join(folder, "new.desk"));
    expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining("there is no such file") });
    expect(readdirSync(folder)).toEqual([]);
  });
});
