import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { backupTo } from "../../../electron/store/backup.ts";
import type { Connection } from "../../../electron/store/connection.ts";
import { openForReading, verifyDesk } from "../../../electron/store/verify.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { freshFolder, NOON, openDesk, readTicket, record, tamper } from "../../support/store/desk.ts";
import { logged, note, simpleProjection } from "../../support/store/events.ts";
import { startStoreProcess } from "../../support/store/process.ts";

const smallDesk = () => {
  const store = openDesk();
  record(store, "t1", [logged("t1", NOON), note("first", NOON)]);
  return store;
};

describe("backing up", () => {
  test("gives one whole file that is a desk like the one it was made from", () => {
    const store = smallDesk();
    const folder = freshFolder();
    const to = join(folder, "friday.backup");
    const done = backupTo(store.connection, to);
    if (!done.ok) throw new Error(done.error.message);
    expect(done.value).toMatchObject({ file: to, events: 2 });
    expect(readdirSync(folder)).toEqual(["friday.backup"]);
    const report = verifyDesk(to, openDesk(to).connection, simpleProjection);
    expect(report).toMatchObject({ isSound: true, lastHash: done.value.lastHash });
  });

  test("holds the desk as it was then; what comes later is not in it", () => {
    const store = smallDesk();
    const to = join(freshFolder(), "friday.backup");
    backupTo(store.connection, to);
    record(store, "t2", [logged("t2", NOON)]);
    const restored = openDesk(to);
    expect(restored.position()).toBe(2);
    expect(readTicket(restored, "t1").events).toHaveLength(2);
  });

  test("can be made while a host has the desk open, from a connection that may only read", () => {
    const store = smallDesk();
    const reader = openForReading(store.file);
    if (!reader.ok) throw new Error(reader.error.message);
    const to = join(freshFolder(), "beside.backup");
    expect(backupTo(reader.value.connection, to)).toMatchObject({ ok: true, value: { events: 2 } });
    reader.value.close();
  });

  test("holds while twenty people go on writing, with everything acknowledged before it began", async () => {
    const { file, close } = openDesk();
    close();
    const crowd = startStoreProcess(file, "crowd", "crowd");
    await crowd.ready;
    const folder = freshFolder();
    for (let turn = 0; turn < 22; turn += 1) {
      const reader = expectOk(openForReading(file), "can be read beside the host");
      const acknowledged = crowd.lines().length - 1;
      const done = expectOk(backupTo(reader.connection, join(folder, `${turn}.backup`)), `backup ${turn}`);
      reader.close();
      expect(done.events).toBeGreaterThanOrEqual(acknowledged);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await crowd.kill();
    const written = crowd.lines().length - 1;
    expect(written, "they were writing all the while").toBeGreaterThan(100);
    const last = openDesk(join(folder, "21.backup"));
    expect(verifyDesk(last.file, last.connection, simpleProjection).isSound).toBe(true);
  });

  test("never overwrites", () => {
    const store = smallDesk();
    const to = join(freshFolder(), "friday.backup");
    writeFileSync(to, "the only copy of something else");
    expect(backupTo(store.connection, to)).toMatchObject({ ok: false, error: { kind: "exists" } });
    expect(backupTo(store.connection, store.file)).toMatchObject({ ok: false, error: { kind: "exists" } });
  });

  test("into a folder that is not there is refused in a sentence", () => {
    const to = join(freshFolder(), "none", "friday.backup");
    expect(backupTo(smallDesk().connection, to)).toMatchObject({ ok: false, error: { kind: "unwritable" } });
  });

  test("does not say done when what it wrote is not sound, and leaves nothing behind", () => {
    const store = smallDesk();
    store.close();
    tamper(store.file, "DROP TRIGGER words_only_erased", "UPDATE words SET words = '{}' WHERE position = 2");
    const folder = freshFolder();
    const done = backupTo(openDesk(store.file).connection, join(folder, "friday.backup"));
    expect(done).toMatchObject({ ok: false, error: { kind: "unsound" } });
    expect(readdirSync(folder)).toEqual([]);
  });

  /** The desk's connection as a backup uses it; `meanwhile` happens whenever it turns to the desk. */
  const watched = (connection: Connection, meanwhile: () => void): Connection => {
    const prepare = (sql: string) => {
      meanwhile();
      return connection.prepare(sql);
    };
    return { prepare } as Connection; // a backup asks it for statements alone
  };

  test("killed at any moment it leaves nothing under its name that could be taken for a desk", () => {
    const to = join(freshFolder(), "friday.backup");
    const seen: boolean[] = [];
    const from = watched(smallDesk().connection, () => seen.push(existsSync(to)));
    expect(backupTo(from, to).ok).toBe(true);
    expect(seen).toEqual([false, false]);
    expect(existsSync(to)).toBe(true);
  });

  test("does not overwrite what came to stand under its name meanwhile", () => {
    const folder = freshFolder();
    const to = join(folder, "friday.backup");
    const from = watched(smallDesk().connection, () => writeFileSync(to, "somebody else's"));
    expect(backupTo(from, to)).toMatchObject({ ok: false, error: { kind: "exists" } });
    expect(readFileSync(to, "utf8")).toBe("somebody else's");
    expect(readdirSync(folder)).toEqual(["friday.backup"]);
  });

  test("pieces left by backups that were killed are swept up; those of one that still runs are not", () => {
    const folder = freshFolder();
    const to = join(folder, "friday.backup");
    const gone = spawnSync(process.execPath, ["--version"]).pid;
    for (const pid of [gone, process.ppid]) writeFileSync(`${to}.${pid}.partial`, "half of something");
    expect(backupTo(smallDesk().connection, to).ok).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(["friday.backup", `friday.backup.${process.ppid}.partial`]);
  });
});
