import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, test } from "vitest";
import { APPLICATION_ID, type Connection, pragmaNumber } from "../../../../electron/store/connection.ts";
import { openEventLog } from "../../../../electron/store/log/append.ts";
import { ensureOwnStation, readOwnStation } from "../../../../electron/store/log/own-station.ts";
import { verifyLog } from "../../../../electron/store/log/verify-log.ts";
import { CURRENT_FORMAT, FIRST_FORMAT, MIGRATIONS } from "../../../../electron/store/migrations/all-migrations.ts";
import { runMigrations } from "../../../../electron/store/migrations/run-migrations.ts";
import { rebuildProjections } from "../../../../electron/store/projections/rebuild.ts";
import { openForReading, verifyDesk } from "../../../../electron/store/verify.ts";
import { encodeEvent } from "../../../../shared/kernel/event-codec.ts";
import { ticketEvents } from "../../../../shared/ticket/events.ts";
import { freshFile, NOON, openDesk, readTicket, refusalOf, tamper } from "../../../support/store/desk.ts";
import { ASHA, logged, note, simpleProjection } from "../../../support/store/events.ts";
import { commandId, idOf } from "../../../support/store/ids.ts";

const open: Connection[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

/** A file as the version that knew only the steps up to `format` would have made it; one below the first is empty. */
function fileOfFormat(format: number): Connection {
  const db = new Database(freshFile());
  open.push(db);
  runMigrations(db, format);
  return db;
}

const tablesOf = (db: Connection): readonly unknown[] =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'trigger') ORDER BY name").pluck().all();

/** Two tickets in a file of the first format, which has the log and nothing else. */
function oldDesk(): string {
  const db = fileOfFormat(FIRST_FORMAT);
  let drawn = 0;
  const randomBytes = (length: number): Buffer => Buffer.alloc(length, (drawn += 1));
  ensureOwnStation(db, { now: NOON, randomBytes, identity: Buffer.from("the same file") });
  const station = readOwnStation(db);
  if (station === undefined) throw new Error("There is no station");
  const log = openEventLog(db, { station: () => station, productVersion: "0.0.1", randomBytes });
  for (const ticket of ["t1", "t2"]) {
    const events = [logged(ticket, NOON), note("from the old days", NOON)];
    const encoded = events.map((event) => ({ ...encodeEvent(ticketEvents, event), at: NOON }));
    const streams = [{ category: "ticket", stream: idOf(ticket), expectedVersion: 0, events: encoded }];
    const said = { by: ASHA, recordedAt: NOON, clockOffsetMs: null, seen: 0, streams, claims: [] };
    db.transaction(() => log.append({ commandId: commandId(`old-${ticket}`), ...said })).immediate();
  }
  db.close();
  return db.name;
}

describe("the steps from an empty file to today's format", () => {
  test("are numbered on from the first without a gap, one file each", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_step, index) => FIRST_FORMAT + index));
    const files = readdirSync(new URL("../../../../electron/store/migrations", import.meta.url));
    const numbered = files.filter((file) => /^\d{3}-/.test(file)).map((file) => Number(file.slice(0, 3)));
    expect(numbered.toSorted((one, other) => one - other)).toEqual(MIGRATIONS.map(({ version }) => version));
  });

  test.each(MIGRATIONS.map((migration) => [migration.version, migration.does] as const))(
    "step %i %s and leaves a whole file of its number",
    (version) => {
      const before = fileOfFormat(version - 1);
      const had = tablesOf(before);
      runMigrations(before, version);
      expect(pragmaNumber(before, "user_version")).toBe(version);
      expect(pragmaNumber(before, "application_id")).toBe(APPLICATION_ID);
      expect(tablesOf(before)).toEqual(expect.arrayContaining([...had]));
      expect(tablesOf(before).length).toBeGreaterThan(had.length);
      expect(before.pragma("integrity_check", { simple: true })).toBe("ok");
    },
  );

  test("the log is the first thing there is: without it nothing else could be built", () => {
    expect(tablesOf(fileOfFormat(FIRST_FORMAT))).toEqual(
      expect.arrayContaining(["event", "words", "claim", "station"]),
    );
  });

  test("a step that fails leaves the file exactly as it was", () => {
    const db = fileOfFormat(FIRST_FORMAT);
    db.exec("CREATE TABLE draft (in_the_way)");
    const had = tablesOf(db);
    expect(() => runMigrations(db)).toThrow(/already exists/);
    expect(pragmaNumber(db, "user_version")).toBe(FIRST_FORMAT);
    expect(tablesOf(db)).toEqual(had);
  });
});

describe("opening a desk of an older format", () => {
  const backupsOf = (file: string): readonly string[] =>
    readdirSync(dirname(file)).filter((name) => name.startsWith(basename(file)) && name.endsWith(".backup"));
  const backup = `desk.db.format-${FIRST_FORMAT}.20260327T120000000Z.backup`;

  test("makes a verified backup first, then brings it up to date with nothing lost", () => {
    const file = oldDesk();
    const store = openDesk(file);
    expect(pragmaNumber(store.connection, "user_version")).toBe(CURRENT_FORMAT);
    expect(readTicket(store, "t2").events[1]?.event).toEqual(note("from the old days", NOON));
    expect(backupsOf(file)).toEqual([backup]);
    const copy = new Database(`${dirname(file)}/${backup}`, { readonly: true });
    open.push(copy);
    expect(pragmaNumber(copy, "user_version")).toBe(FIRST_FORMAT);
    expect(verifyLog(copy)).toMatchObject({ events: 4, broken: [], changedWords: [] });
  });

  test("says that the queue is to be built from the log, and after that it is sound", () => {
    const store = openDesk(oldDesk());
    expect(store.projectionsAreOutdated).toBe(true);
    expect(rebuildProjections(store, simpleProjection)).toBe(2);
    expect(store.projectionsAreOutdated).toBe(false);
    expect(verifyDesk(store.file, store.connection, simpleProjection).isSound).toBe(true);
  });

  test("a second start makes no second backup", () => {
    const file = oldDesk();
    openDesk(file).close();
    openDesk(file);
    expect(backupsOf(file)).toHaveLength(1);
  });

  test("if the backup is not sound, nothing is changed and the sentence says so", () => {
    const file = oldDesk();
    tamper(file, "DROP TRIGGER event_keeps", "UPDATE event SET link = zeroblob(32) WHERE position = 2");
    const refusal = refusalOf(file);
    expect(refusal).toMatchObject({ kind: "backup-failed", message: expect.stringContaining("Nothing was changed") });
    expect(backupsOf(file)).toEqual([]);
    const db = new Database(file, { readonly: true });
    open.push(db);
    expect(pragmaNumber(db, "user_version")).toBe(FIRST_FORMAT);
  });

  test("a desk that is only to be read is not changed: it is refused with what to do", () => {
    expect(openForReading(oldDesk())).toMatchObject({ ok: false, error: { kind: "unreachable" } });
  });

  test.each([1, FIRST_FORMAT - 1])("a file of trial format %i is refused in words and left as it is", (format) => {
    const trial = freshFile();
    const db = new Database(trial);
    open.push(db);
    db.exec(
      `CREATE TABLE event (position); PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${format}`,
    );
    expect(refusalOf(trial)).toMatchObject({ kind: "too-old", fileVersion: format });
    expect(refusalOf(trial).message).toMatch(/trial version.*Nothing was changed.*begin a new desk/);
    expect(openForReading(trial)).toMatchObject({ ok: false, error: { kind: "too-old" } });
    expect(tablesOf(db)).toEqual(["event"]);
    expect(pragmaNumber(db, "user_version")).toBe(format);
  });
});
