import { rmSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { createCore } from "../../../electron/core/core.ts";
import { eraseWords } from "../../../electron/core/erase-words.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import { backupTo } from "../../../electron/store/backup.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { bringIn, fixtureText, openTestDesk, type TestDesk } from "../../support/import/import-desk.ts";
import { bytesOf, foundIn, otherTables, saidIn, strayWords } from "../../support/store/stray-words.ts";

vi.setConfig({ testTimeout: 120_000 });

const WINDOW = { host: "browser", connection: "a window" } as const;

async function exampleDesk(): Promise<TestDesk> {
  const desk = openTestDesk(Date.parse("2026-03-10T10:30:00Z"), []);
  const opened = await createCore(desk, WAYS_IN).handle("desk.openExample", { person: "Wilhelmina Quux" }, WINDOW);
  expect(opened.ok).toBe(true);
  return desk;
}

async function importedDesk(): Promise<TestDesk> {
  const desk = openTestDesk();
  const names = { fileName: "Zebedee's pupils, 2026.csv", startedBy: "Wilhelmina Quux" };
  const { summary } = await bringIn(desk, fixtureText("small-event-log.csv"), "stockport", undefined, names);
  expect(summary.imported).toBe(13);
  return desk;
}

const DESKS = [
  ["the example desk", exampleDesk, "Wilhelmina Quux"],
  ["an import", importedDesk, "Zebedee's pupils, 2026.csv"],
] as const;

const storeOf = ({ store }: TestDesk): DeskStore => store as DeskStore; // it was opened as one

describe.for(DESKS)("%s", ([, open, known]) => {
  test("holds no name, no name of a file and nothing that was said outside the words", async () => {
    const { connection } = storeOf(await open());
    const said = saidIn(connection);
    expect(said.size).toBeGreaterThan(20);
    expect(said).toContain(known);
    expect(otherTables(connection)).toEqual(
      expect.arrayContaining(["event", "stream", "station", "claim", "own_station", "projection", "password_verifier"]),
    );
    expect(strayWords(connection, said)).toEqual([]);
  });

  test("once all is erased, no byte of the file, its log or a backup holds any of it, and the desk is sound", async () => {
    const desk = await open();
    const store = storeOf(desk);
    // What stands in a desk nobody has used, or in an agreement, nobody said.
    const everywhere = bytesOf(storeOf(openTestDesk(undefined, [])).file) + JSON.stringify(bundledAgreements());
    const said = [...saidIn(store.connection)].filter((text) => !everywhere.includes(text));
    expect(foundIn(bytesOf(store.file), said)).toEqual(said);
    const hex = "SELECT lower(hex(id)) FROM stream ORDER BY number";
    const ids = store.connection.prepare<[], string>(hex).pluck().all();
    const streams = ids.map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"));
    const order = { commandId: asId<"command">(desk.ids.uuid()), streams, events: [] };
    const acting = { by: { kind: "person", id: asId<"person">(streams[0] ?? "") }, roles: ["administrator"] } as const;
    expect(eraseWords(desk, { ...order, acting, order: "2026/14" })).toMatchObject({ ok: true });
    expect(foundIn(bytesOf(store.file), said)).toEqual([]);
    const backup = `${store.file}.backup`;
    expectOk(backupTo(store.connection, backup), "the backup is written");
    expect(foundIn(bytesOf(backup), said)).toEqual([]);
    rmSync(backup);
    const { checks } = verifyDesk(store.file, store.connection, null);
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

test("a word that strayed into the log would be found, in text, in JSON and in bytes", async () => {
  const { connection } = storeOf(await exampleDesk());
  connection.exec("CREATE TABLE side (note TEXT, facts TEXT, raw BLOB) STRICT");
  connection
    .prepare("INSERT INTO side VALUES (?, ?, ?)")
    .run("by Wilhelmina Quux", '{"a":[{"b":"Wilhelmina Quux"}]}', Buffer.from("Wilhelmina Quux"));
  expect(strayWords(connection)).toHaveLength(3);
});
