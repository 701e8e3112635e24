import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, test } from "vitest";
import { APPLICATION_ID, type Connection, pragmaNumber } from "../../../../electron/store/connection.ts";
import { openEventLog } from "../../../../electron/store/event-log.ts";
import { CURRENT_FORMAT, MIGRATIONS } from "../../../../electron/store/migrations/all-migrations.ts";
import { runMigrations } from "../../../../electron/store/migrations/run-migrations.ts";
import { rebuildProjections } from "../../../../electron/store/projections/rebuild.ts";
import { createStation } from "../../../../electron/store/station.ts";
import { openForReading, verifyDesk } from "../../../../electron/store/verify.ts";
import { verifyChain } from "../../../../electron/store/verify-chain.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { freshFile, NOON, openDesk, refusalOf, tamper } from "../../../support/store/desk.ts";
import { logged, note, simpleProjection } from "../../../support/store/events.ts";

const zeros = (length: number): Buffer => Buffer.alloc(length, 7);
const context = { now: () => NOON, randomBytes: zeros };
const open: Connection[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

/** A file as the version that knew only the first `format` steps would have made it. */
function fileOfFormat(format: number): Connection {
  const db = new Database(freshFile());
  open.push(db);
  runMigrations(db, context, format);
  return db;
}

const tablesOf = (db: Connection): readonly unknown[] =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'trigger') ORDER BY name").pluck().all();

/** Two tickets in a file of the first format, which has the log and nothing else. */
function oldDesk(): string {
  const db = fileOfFormat(1);
  const station = createStation(db, NOON, (length) => Buffer.alloc(length, length));
  let salt = 0;
  const log = openEventLog(db, {
    station,
    productVersion: "0.0.1",
    randomBytes: (length) => Buffer.alloc(length, (salt += 1)),
  });
  for (const ticket of ["t1", "t2"]) {
    const ticketId = asId<"ticket">(ticket);
    const events = [logged(ticket, NOON), note("from the old days", NOON)];
    db.transaction(() =>
      log.append({ ticketId, expectedVersion: 0, commandId: `old-${ticket}`, recordedAt: NOON, events }),
    ).immediate();
  }
  db.close();
  return db.name;
}

describe("the steps from an empty file to today's format", () => {
  test("are numbered from 1 without a gap, one file each", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_step, index) => index + 1));
    const files = readdirSync(new URL("../../../../electron/store/migrations", import.meta.url));
    const numbered = files.filter((file) => /^\d{3}-/.test(file)).map((file) => Number(file.slice(0, 3)));
    expect(numbered.toSorted((one, other) => one - other)).toEqual(MIGRATIONS.map(({ version }) => version));
  });

  test.each(MIGRATIONS.map((migration) => [migration.version, migration.does] as const))(
    "step %i %s and leaves a whole file of its number",
    (version) => {
      const before = fileOfFormat(version - 1);
      const had = tablesOf(before);
      runMigrations(before, context, version);
      expect(pragmaNumber(before, "user_version")).toBe(version);
      expect(pragmaNumber(before, "application_id")).toBe(APPLICATION_ID);
      expect(tablesOf(before)).toEqual(expect.arrayContaining([...had]));
      expect(before.pragma("integrity_check", { simple: true })).toBe("ok");
    },
  );

  test("the log is the first thing there is: without it nothing else could be built", () => {
    expect(tablesOf(fileOfFormat(1))).toEqual(expect.arrayContaining(["event", "event_payload", "command", "station"]));
    expect(tablesOf(fileOfFormat(2))).toEqual(expect.arrayContaining(["queue_row", "due_moment", "search_words"]));
    expect(tablesOf(fileOfFormat(3))).toEqual(expect.arrayContaining(["desk_setting", "call_draft", "saved_view"]));
  });

  test("a call half taken down before forms were kept goes on as a draft of its own", () => {
    const db = fileOfFormat(6);
    db.exec("INSERT INTO call_draft (id, saved_at, fields) VALUES ('d1', 7, '{}')");
    runMigrations(db, context);
    expect(db.prepare("SELECT * FROM draft").all()).toEqual([
      { subject: "call", form: "d1", saved_at: 7, fields: "{}" },
    ]);
    expect(db.prepare("SELECT count(*) FROM call_draft").pluck().get()).toBe(0);
  });

  test("each changes something: a table, or what is to be made anew from the log", () => {
    const isIdle = ({ version, outdatesProjections }: (typeof MIGRATIONS)[number]): boolean =>
      outdatesProjections !== true &&
      tablesOf(fileOfFormat(version)).length === tablesOf(fileOfFormat(version - 1)).length;
    expect(MIGRATIONS.filter(isIdle)).toEqual([]);
  });

  test("a desk from before callers were known gets their tables, and its queue is to be built anew", () => {
    const file = oldDesk();
    const store = new Database(file);
    runMigrations(store, context, 3);
    store.exec("DROP TABLE ticket_caller; DROP TABLE known_caller; UPDATE projection_state SET is_outdated = 0");
    store.close();
    const opened = openDesk(file);
    expect(opened.projectionsAreOutdated).toBe(true);
    rebuildProjections(opened, simpleProjection);
    expect(opened.findCallers("r", "", 8)).toHaveLength(1);
  });

  test("a step that fails leaves the file exactly as it was", () => {
    const db = fileOfFormat(1);
    db.exec("CREATE TABLE queue_row (in_the_way)");
    const had = tablesOf(db);
    expect(() => runMigrations(db, context)).toThrow(/already exists/);
    expect(pragmaNumber(db, "user_version")).toBe(1);
    expect(tablesOf(db)).toEqual(had);
  });
});

describe("opening a desk of an older format", () => {
  const backupsOf = (file: string): readonly string[] =>
    readdirSync(dirname(file)).filter((name) => name.startsWith(basename(file)) && name.endsWith(".backup"));

  test("makes a verified backup first, then brings it up to date with nothing lost", () => {
    const file = oldDesk();
    const store = openDesk(file);
    expect(pragmaNumber(store.connection, "user_version")).toBe(CURRENT_FORMAT);
    expect(store.readTicket(asId("t2")).events[1]?.event).toEqual(note("from the old days", NOON));
    expect(backupsOf(file)).toEqual(["desk.db.format-1.20260327T120000000Z.backup"]);
    const backup = new Database(`${file}.format-1.20260327T120000000Z.backup`, { readonly: true });
    open.push(backup);
    expect(pragmaNumber(backup, "user_version")).toBe(1);
    expect(verifyChain(backup)).toMatchObject({ events: 4, broken: [], changedPayloads: [] });
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
    tamper(file, "DROP TRIGGER event_keeps", "UPDATE event SET actor = 'person:rowan' WHERE position = 2");
    const refusal = refusalOf(file);
    expect(refusal).toMatchObject({ kind: "backup-failed", message: expect.stringContaining("Nothing was changed") });
    expect(backupsOf(file)).toEqual([]);
    const db = new Database(file, { readonly: true });
    open.push(db);
    expect(pragmaNumber(db, "user_version")).toBe(1);
  });

  test("a desk that is only to be read is not changed: it is refused with what to do", () => {
    expect(openForReading(oldDesk())).toMatchObject({ ok: false, error: { kind: "unreachable" } });
  });
});
