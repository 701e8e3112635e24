import { chmodSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { APPLICATION_ID, makeDurable, pragmaNumber } from "../../../electron/store/connection.ts";
import { CURRENT_FORMAT } from "../../../electron/store/migrations/all-migrations.ts";
import {
  copyAsCrashed,
  freshFile,
  freshFolder,
  NOON,
  openDesk,
  readTicket,
  record,
  refusalOf,
  tamper,
} from "../../support/store/desk.ts";
import { logged } from "../../support/store/events.ts";
import { ticketId } from "../../support/store/ids.ts";

describe("opening a desk file", () => {
  test("a new file is made, is ours, and says so", () => {
    const store = openDesk();
    expect(pragmaNumber(store.connection, "application_id")).toBe(APPLICATION_ID);
    expect(pragmaNumber(store.connection, "user_version")).toBe(CURRENT_FORMAT);
    expect(store.stationCode).toMatch(/^[2-9A-Z]{3}$/);
    expect(store.position()).toBe(0);
    expect(store.projectionsAreOutdated).toBe(false);
  });

  test("commits are durable: every setting that makes them so is on", () => {
    const { connection } = openDesk();
    expect(connection.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(pragmaNumber(connection, "synchronous")).toBe(2);
    expect(pragmaNumber(connection, "foreign_keys")).toBe(1);
    expect(pragmaNumber(connection, "recursive_triggers")).toBe(1);
  });

  test("every table takes only its own kinds of values", () => {
    const { connection } = openDesk();
    const loose = connection
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0")
      .pluck()
      .all();
    expect(loose).toEqual(["sqlite_schema"]);
  });

  test("closed and opened again it is the same desk with the same station", () => {
    const first = openDesk();
    record(first, "t1", [logged("t1", NOON)]);
    first.close();
    const again = openDesk(first.file);
    expect(again.stationId).toBe(first.stationId);
    expect(again.stationCode).toBe(first.stationCode);
    expect(readTicket(again, "t1").events).toHaveLength(1);
    expect(again.rows([ticketId("t1")])).toHaveLength(1);
  });

  test("two desks have different stations", () => {
    expect(openDesk().stationId).not.toBe(openDesk().stationId);
  });
});

describe("what is refused, in a sentence, and left alone", () => {
  test("a file that is no database", () => {
    const file = freshFile();
    writeFileSync(file, "Dear all, the printer is broken again. ".repeat(100));
    expect(refusalOf(file)).toMatchObject({ kind: "foreign", message: expect.stringContaining("is not a desk file") });
    expect(readFileSync(file, "utf8")).toMatch(/^Dear all/);
  });

  test("a database of another program", () => {
    const file = freshFile();
    tamper(file, "CREATE TABLE song (title TEXT)");
    const before = readFileSync(file);
    expect(refusalOf(file)).toMatchObject({ kind: "foreign" });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("a database of another program with its own application id and no tables yet", () => {
    const file = freshFile();
    tamper(file, "PRAGMA application_id = 252006675");
    expect(refusalOf(file)).toMatchObject({ kind: "foreign" });
  });

  test("a desk written by a newer version, saying which", () => {
    const store = openDesk();
    store.close();
    tamper(store.file, `PRAGMA user_version = ${CURRENT_FORMAT + 4}`);
    const refusal = refusalOf(store.file);
    expect(refusal).toMatchObject({ kind: "newer", fileVersion: CURRENT_FORMAT + 4 });
    expect(refusal.message).toContain(`format ${CURRENT_FORMAT + 4}; this one reads up to ${CURRENT_FORMAT}`);
  });

  test("a damaged file", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.close();
    const bytes = readFileSync(store.file);
    bytes.fill(0x5a, 100);
    writeFileSync(store.file, bytes);
    expect(refusalOf(store.file)).toMatchObject({ kind: "corrupt", message: expect.stringContaining("newest backup") });
  });

  test("a file cut short", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.close();
    truncateSync(store.file, 8192);
    expect(refusalOf(store.file).kind).toBe("corrupt");
  });

  test("a desk that has lost a table", () => {
    const store = openDesk();
    store.close();
    tamper(store.file, "DROP TABLE due_moment");
    expect(refusalOf(store.file).kind).toBe("corrupt");
  });

  test("a log whose last event does not follow the one before it", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.close();
    tamper(store.file, "DROP TRIGGER event_keeps", "UPDATE event SET link = zeroblob(32)");
    expect(refusalOf(store.file)).toMatchObject({ kind: "corrupt", message: expect.stringContaining("event 1") });
  });

  test.each([
    ["DROP TRIGGER words_only_erased", "the guard words_only_erased is missing"],
    [
      "DROP TRIGGER event_stays; CREATE TRIGGER event_stays BEFORE DELETE ON event WHEN 0 BEGIN SELECT 1; END",
      "the guard event_stays was changed",
    ],
  ])("a desk whose log could be changed, because of %s", (statement, words) => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.close();
    const db = new Database(store.file);
    db.exec(statement);
    db.close();
    expect(refusalOf(store.file)).toMatchObject({ kind: "corrupt", message: expect.stringContaining(words) });
  });

  test("an empty file, which is more likely a copy that broke off than a desk to begin", () => {
    const file = freshFile();
    writeFileSync(file, "");
    expect(refusalOf(file)).toMatchObject({ kind: "corrupt", message: expect.stringContaining("is there but empty") });
    expect(readFileSync(file)).toHaveLength(0);
    rmSync(file);
    expect(openDesk(file).position()).toBe(0);
  });

  test("a folder, and a file in a folder that does not exist", () => {
    const folder = freshFolder();
    expect(refusalOf(folder).kind).toBe("unreachable");
    expect(refusalOf(join(folder, "none", "desk.db")).kind).toBe("unreachable");
  });

  test("a name that SQLite would silently shorten", () => {
    expect(refusalOf(`${freshFile()} `).message).toContain("space");
  });

  test("after a refusal the file is free: nothing stays locked", () => {
    const file = freshFile();
    tamper(file, "CREATE TABLE song (title TEXT)");
    refusalOf(file);
    tamper(file, "DROP TABLE song");
    expect(openDesk(file).position()).toBe(0);
  });
});

describe.skipIf(process.platform === "win32")("what the system does not allow", () => {
  /** Nothing is forbidden to the system's administrator: there the test acts as nobody. */
  function asOrdinaryUser<Value>(work: () => Value): Value {
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.("nobody");
    try {
      return work();
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  }
  const closedDesk = (): string => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.close();
    chmodSync(dirname(store.file), 0o777);
    rmSync(`${store.file}-lock`);
    return store.file;
  };

  test("a file that may not be written is refused as such, not opened for reading", () => {
    const file = closedDesk();
    chmodSync(file, 0o444);
    const refusal = asOrdinaryUser(() => refusalOf(file));
    expect(refusal).toMatchObject({ kind: "unreachable", message: expect.stringContaining("it is write-protected") });
    chmodSync(file, 0o666);
    expect(openDesk(file).position()).toBe(1);
  });

  test("a folder that may not be written is refused in words that name it", () => {
    const file = closedDesk();
    chmodSync(dirname(file), 0o555);
    expect(asOrdinaryUser(() => refusalOf(file)).message).toContain("it, or its folder, may not be read or written");
    chmodSync(dirname(file), 0o777);
  });
});

describe("one writer", () => {
  test("a second host is told who has the file, and since when", () => {
    const store = openDesk();
    expect(refusalOf(store.file)).toMatchObject({
      kind: "held",
      holder: { product: "Deskwatch", host: "test", pid: process.pid, since: NOON },
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  test("the same file by another name is the same file", () => {
    const store = openDesk();
    const link = join(freshFolder(), "other name.db");
    symlinkSync(store.file, link);
    expect(refusalOf(link).kind).toBe("held");
  });

  test("a note left behind by a dead host locks nobody out", () => {
    const { file, close } = openDesk();
    close();
    writeFileSync(
      `${file}-holder`,
      JSON.stringify({ product: "Deskwatch", host: "x", computer: "y", pid: 1, since: 1 }),
    );
    writeFileSync(`${file}-lock`, "");
    expect(openDesk(file).position()).toBe(0);
  });

  test("without a readable note it is still refused, only with less to say", () => {
    const store = openDesk();
    writeFileSync(`${store.file}-holder`, "{ torn");
    expect(refusalOf(store.file)).toMatchObject({ kind: "held", holder: null });
  });

  test("closed, the next host may have it; closing twice is harmless", () => {
    const store = openDesk();
    store.close();
    store.close();
    expect(openDesk(store.file).position()).toBe(0);
  });
});

describe("after a power cut", () => {
  test("everything committed is there, from the log beside the file alone", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const crashed = freshFile();
    copyAsCrashed(store.file, crashed);
    const again = openDesk(crashed);
    expect(readTicket(again, "t1").events).toHaveLength(1);
  });

  test("a torn last write costs that write alone", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const whole = readFileSync(`${store.file}-wal`).length;
    record(store, "t2", [logged("t2", NOON)]);
    const crashed = freshFile();
    copyAsCrashed(store.file, crashed);
    truncateSync(`${crashed}-wal`, whole + 5000);
    const again = openDesk(crashed);
    expect(readTicket(again, "t1").events).toHaveLength(1);
    expect(readTicket(again, "t2").events).toHaveLength(0);
    expect(again.position()).toBe(1);
  });
});

describe("settings that do not hold are noticed, because SQLite refuses them in silence", () => {
  test("a place without a write-ahead log", () => {
    const memory = new Database(":memory:");
    expect(makeDurable(memory)).toContain("write-ahead log");
    memory.close();
  });

  test.each(["synchronous = FULL", "recursive_triggers = ON", "foreign_keys = ON"])("%s", (setting) => {
    const db = new Database(freshFile());
    for (const off of ["synchronous = NORMAL", "recursive_triggers = OFF", "foreign_keys = OFF"]) db.pragma(off);
    const deaf = {
      pragma: (text: string, options?: object) => (text === setting ? undefined : db.pragma(text, options)),
    };
    expect(makeDurable(deaf as Database.Database)).toBe(`The setting ${setting.replaceAll(" ", "")} did not hold.`);
    expect(makeDurable(db)).toBeNull();
    db.close();
  });
});
