import { randomBytes } from "node:crypto";
import { copyFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  disownFile,
  ensureOwnStation,
  identityOf,
  readOwnStation,
} from "../../../../electron/store/log/own-station.ts";
import { verifyLog } from "../../../../electron/store/log/verify-log.ts";
import { freshFolder } from "../../../support/store/desk.ts";
import { append, idOf, NOON, openLogFile, say } from "../../../support/store/log-file.ts";

const settings = { now: NOON, randomBytes };
const HERE = Buffer.from("here");

describe("which station writes into a file", () => {
  test("a file that is where it was keeps its station", () => {
    const { db } = openLogFile();
    const before = readOwnStation(db);
    expect(ensureOwnStation(db, { ...settings, identity: HERE })).toBe("as before");
    expect(readOwnStation(db)).toEqual(before);
  });

  test.each([
    ["a copy", Buffer.from("there"), false],
    ["a backup put back where the desk was", HERE, true],
  ])("%s is a new station of the same desk, with a new code, whose numbers begin anew", (_what, identity, isBackup) => {
    const file = openLogFile();
    append(file, { t1: [say("TicketLogged", null)] });
    file.db.exec("UPDATE own_station SET next_reference = 7");
    const before = readOwnStation(file.db);
    if (isBackup) disownFile(file.db);
    expect(ensureOwnStation(file.db, { ...settings, identity })).toBe("copy or backup");
    const after = readOwnStation(file.db);
    expect(after?.deskId).toBe(before?.deskId);
    expect(after?.id).not.toBe(before?.id);
    expect(after?.code).not.toBe(before?.code);
    expect(file.db.prepare("SELECT last_number, next_reference FROM own_station").get()).toEqual({
      last_number: 0,
      next_reference: 1,
    });
    expect(file.log.readStream({ category: "ticket", stream: idOf("t1") }).events[0]?.station).toBe(before?.id);
    expect(verifyLog(file.db).broken).toEqual([]);
    expect(ensureOwnStation(file.db, { ...settings, identity })).toBe("as before");
  });

  test("a code that another station of the desk has is not given again", () => {
    const { db } = openLogFile();
    const code = readOwnStation(db)?.code;
    let calls = 0;
    // The first code drawn is the one that is taken.
    const taken = db.prepare<[], string>("SELECT code FROM station").pluck().all();
    const draw = (length: number): Buffer => {
      calls += 1;
      return length === 6 && calls === 1 ? Buffer.alloc(6) : randomBytes(length);
    };
    db.exec("DROP TRIGGER station_keeps; UPDATE station SET code = '222'");
    ensureOwnStation(db, { now: NOON, randomBytes: draw, identity: Buffer.from("there") });
    expect(taken).toEqual([code]);
    expect(readOwnStation(db)?.code).not.toBe("222");
    expect(calls).toBeGreaterThan(2);
  });

  test("a copy is another file, a renamed file is the same one, and so is one that grew", () => {
    const folder = freshFolder();
    const [file, copy, moved] = ["a", "b", "c"].map((name) => join(folder, name));
    if (file === undefined || copy === undefined || moved === undefined) throw new Error("Three files");
    writeFileSync(file, "desk");
    const identity = identityOf(file);
    copyFileSync(file, copy);
    expect(identityOf(copy).equals(identity)).toBe(false);
    writeFileSync(file, "desk that grew");
    expect(identityOf(file).equals(identity)).toBe(true);
    renameSync(file, moved);
    expect(identityOf(moved).equals(identity)).toBe(true);
  });
});
