import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { openStore } from "../../../electron/store/open.ts";
import type { FileLoss } from "../../../shared/contract/troubles.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import {
  copyAsCrashed,
  freshFile,
  freshFolder,
  NOON,
  openDesk,
  readTicket,
  record,
  refusalOf,
} from "../../support/store/desk.ts";
import { logged, note } from "../../support/store/events.ts";
import { tamper } from "../../support/store/tamper.ts";

/** A desk with one ticket, and what it says when its file is lost. */
function watchedDesk() {
  const losses: FileLoss[] = [];
  const file = freshFile();
  const store = expectOk(openStore({ file, now: () => NOON, fileLost: (loss) => losses.push(loss) }), "opens");
  record(store, "t1", [logged("t1", NOON)]);
  return { store, file: store.file, losses };
}

/** Another desk under the same name, as a sync program brings it. */
function replace(file: string): string {
  const other = openDesk();
  record(other, "t9", [logged("t9", NOON)]);
  const brought = join(freshFolder(), "brought.desk");
  copyAsCrashed(other.file, brought);
  other.close();
  renameSync(brought, file);
  return brought;
}

const LOSSES: readonly (readonly [FileLoss, (file: string) => unknown])[] = [
  ["deleted", (file) => rmSync(file)],
  ["moved", (file) => renameSync(file, `${file}.elsewhere`)],
  ["replaced", replace],
  ["deleted", (file) => rmSync(dirname(file), { recursive: true })],
  ["log-gone", (file) => rmSync(`${file}-wal`)],
];

describe.skipIf(process.platform === "win32")("the file of an open desk is taken away", () => {
  test.each(LOSSES)("%s: nothing more is accepted as stored", async (loss, take) => {
    const { store, file, losses } = watchedDesk();
    take(file);
    const writes = [
      () => record(store, "t1", [note("lost", NOON)]),
      () => store.saveDraft({ subject: "call", form: "d", savedAt: NOON, fields: "{}" }),
      () => store.discardDraft({ subject: "call", form: "d" }),
      () => store.recordClockJump({ at: NOON, byMs: 1 }),
      () => store.recordCheck(NOON),
    ];
    for (const write of writes) expect(write).toThrow(expect.objectContaining({ code: "DESK_FILE_LOST", loss }));
    await expect.poll(() => losses).toEqual([loss]);
    expect(readTicket(store, "t1").events, "what was accepted can still be read").toHaveLength(1);
    store.close();
  });

  test("a mere look finds it as well", async () => {
    const { store, file, losses } = watchedDesk();
    expect(store.lookAtFile()).toBeNull();
    rmSync(file);
    expect(store.lookAtFile()).toBe("deleted");
    await expect.poll(() => losses).toEqual(["deleted"]);
    store.close();
  });

  test("taken away in the midst of a write, the write is not acknowledged", () => {
    const { store, file } = watchedDesk();
    const work = (): void =>
      store.transact((transaction) => {
        transaction.nextReferenceNumber();
        rmSync(file);
      });
    expect(work).toThrow(expect.objectContaining({ code: "DESK_FILE_LOST", isWritten: true }));
    store.close();
  });

  test("put back, it is not trusted: others may have written to it meanwhile", () => {
    const { store, file } = watchedDesk();
    renameSync(file, `${file}.away`);
    expect(store.lookAtFile()).toBe("moved");
    renameSync(`${file}.away`, file);
    expect(() => record(store, "t1", [note("lost", NOON)])).toThrow("file is lost: moved");
    store.close();
    expect(readTicket(openDesk(file), "t1").events).toHaveLength(1);
  });

  test("moved, it takes everything that was accepted along", () => {
    const { store, file } = watchedDesk();
    const elsewhere = join(freshFolder(), "moved.desk");
    renameSync(file, elsewhere);
    expect(store.lookAtFile()).toBe("moved");
    store.close();
    expect(readTicket(openDesk(elsewhere), "t1").events).toHaveLength(1);
  });

  test("replaced, the other file and its log are left as they were brought", () => {
    const { store, file } = watchedDesk();
    const brought = replace(file);
    renameSync(`${brought}-wal`, `${file}-wal`);
    const before = [readFileSync(file), readFileSync(`${file}-wal`)];
    expect(store.lookAtFile()).toBe("replaced");
    store.close();
    expect(readFileSync(file).equals(before[0] ?? Buffer.of())).toBe(true);
    expect(readFileSync(`${file}-wal`).equals(before[1] ?? Buffer.of())).toBe(true);
    expect(readTicket(openDesk(file), "t9").events).toHaveLength(1);
  });

  test("without its log, everything accepted is in the file once the loss was noticed", () => {
    const { store, file } = watchedDesk();
    rmSync(`${file}-wal`);
    expect(store.lookAtFile()).toBe("log-gone");
    const copy = join(freshFolder(), "copy.desk");
    copyFileSync(file, copy);
    expect(readTicket(openDesk(copy), "t1").events).toHaveLength(1);
    store.close();
  });
});

describe("one file, several names", () => {
  test("a file with more than one name is refused, whichever is used, and the other one is named", () => {
    const store = openDesk();
    store.close();
    const other = join(dirname(store.file), "other.desk");
    linkSync(store.file, other);
    for (const name of [store.file, other]) {
      const refusal = refusalOf(name);
      expect(refusal).toMatchObject({ kind: "linked", message: expect.stringContaining("more than one name") });
    }
    expect(refusalOf(store.file).message).toContain("other.desk");
    rmSync(other);
    expect(openDesk(store.file).position()).toBe(0);
  });

  test("a second name left by a backup that broke off is taken away", () => {
    const store = openDesk();
    store.close();
    linkSync(store.file, `${store.file}.99999999.partial`);
    expect(openDesk(store.file).position()).toBe(0);
    expect(existsSync(`${store.file}.99999999.partial`)).toBe(false);
  });

  test.skipIf(process.platform === "win32")("renamed while it is open, it cannot be opened under the new name", () => {
    const store = openDesk();
    const renamed = join(freshFolder(), "renamed.desk");
    renameSync(store.file, renamed);
    expect(refusalOf(renamed)).toMatchObject({ kind: "held", holder: { host: "test", pid: process.pid } });
    store.close();
    expect(openDesk(renamed).position()).toBe(0);
  });
});

describe("a desk whose file is gone", () => {
  test.each([
    ["its lock", "-lock"],
    ["its log", ".log"],
    ["an older log", ".log.old"],
    ["its write-ahead log", "-wal"],
    ["a backup", ".format-3.20260327T120000000Z.backup"],
  ])("%s is there: no empty desk is begun in silence", (_what, ending) => {
    const file = freshFile();
    writeFileSync(`${file}${ending}`, "");
    const before = readdirSync(dirname(file)).toSorted();
    expect(refusalOf(file)).toMatchObject({
      kind: "gone",
      message: expect.stringContaining(`${basename(file)}${ending}`),
    });
    expect(readdirSync(dirname(file)).toSorted(), "and nothing was made").toEqual(before);
    rmSync(`${file}${ending}`);
    expect(openDesk(file).position()).toBe(0);
  });

  test("after a desk was used and its file deleted", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.close();
    rmSync(store.file);
    expect(refusalOf(store.file).kind).toBe("gone");
    expect(existsSync(store.file)).toBe(false);
  });

  test("two hosts that begin the same new desk at once: the second is told who has it", () => {
    const store = openDesk();
    expect(refusalOf(store.file).kind).toBe("held");
  });
});

describe("a file another program holds", () => {
  test("is said as that when it is opened", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.close();
    const tool = new Database(store.file);
    tool.exec("BEGIN IMMEDIATE");
    expect(refusalOf(store.file)).toMatchObject({
      kind: "held",
      message: expect.stringContaining("open in another program"),
    });
    tool.close();
    expect(openDesk(store.file).position()).toBe(1);
  });
});

describe("a refused file", () => {
  test.each([
    ["that is another program's database", (file: string) => tamper(file, "CREATE TABLE song (title TEXT)")],
    [
      "that is another program's, in WAL mode",
      (file: string) => tamper(file, "PRAGMA journal_mode = WAL", "CREATE TABLE song (title TEXT)"),
    ],
    ["that has another program's id", (file: string) => tamper(file, "PRAGMA application_id = 7")],
    ["that is no database", (file: string) => writeFileSync(file, "Dear all".repeat(1000))],
    ["that is empty", (file: string) => writeFileSync(file, "")],
    ["that is a folder", (file: string) => mkdirSync(file)],
  ])("%s is left without anything beside it, and as it was", (_what, make) => {
    const file = freshFile();
    make(file);
    const before = statSync(file, { bigint: true });
    refusalOf(file);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
    expect(statSync(file, { bigint: true }).mtimeNs).toBe(before.mtimeNs);
  });
});
