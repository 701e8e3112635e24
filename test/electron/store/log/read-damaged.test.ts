import { readFileSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { ticketKey } from "../../../../electron/core/ticket-stream.ts";
import { copyAsCrashed, freshFile, NOON, openDesk, record } from "../../../support/store/desk.ts";
import { logged, note } from "../../../support/store/events.ts";
import { ticketId } from "../../../support/store/ids.ts";
import { tamper } from "../../../support/store/tamper.ts";

/** A closed desk of two tickets whose events take turns in the log. */
function closedDesk(): string {
  const store = openDesk();
  for (const ticket of ["t1", "t2"]) record(store, ticket, [logged(ticket, NOON)]);
  for (const ticket of ["t1", "t2", "t1"]) record(store, ticket, [note("Rang back", NOON)]);
  const file = freshFile();
  copyAsCrashed(store.file, file);
  store.close();
  return file;
}

const damageOf = (file: string, ticket: string): string | null => {
  const store = openDesk(file);
  const { damage } = store.readStream(ticketKey(ticketId(ticket)));
  store.close();
  return damage;
};

const ALL_GUARDS = ["event_keeps", "event_stays", "words_only_erased"].map((name) => `DROP TRIGGER IF EXISTS ${name}`);

/** Gives event 3 a type of its own that differs from the one it was written with; others keep theirs. */
const ofType = (columns: string): string =>
  `INSERT INTO event_type (format, type, schema_version, written_by)
     SELECT ${columns} FROM event_type WHERE number = (SELECT type FROM event WHERE position = 3);
   UPDATE event SET type = (SELECT max(number) FROM event_type) WHERE position = 3`;

/** The same with who acted. */
const byActor = (columns: string): string =>
  `INSERT INTO actor (kind, id) SELECT ${columns} FROM actor WHERE number = (SELECT actor FROM event WHERE position = 3);
   UPDATE event SET actor = (SELECT max(number) FROM actor) WHERE position = 3`;

describe("a record of which a part was changed past every guard", () => {
  test("is sound before, so that this test can fail", () => {
    const file = closedDesk();
    expect([damageOf(file, "t1"), damageOf(file, "t2")]).toEqual([null, null]);
  });

  test.each([
    "UPDATE event SET happened_at = happened_at - 60000 WHERE position = 3",
    "UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 3",
    "UPDATE event SET type = (SELECT type FROM event WHERE position = 1) WHERE position = 3",
    ofType("format, 'TicketResolved', schema_version, written_by"),
    ofType("format, 'TicketTeleported', schema_version, written_by"),
    ofType("format, type, 9, written_by"),
    `UPDATE event SET facts = '{"priority":"P1"}' WHERE position = 1`,
    "UPDATE event SET facts = '{' WHERE position = 1",
    byActor("'nobody', id"),
    byActor("'import', id"),
    byActor("kind, NULL"),
    byActor("kind, x'00'"),
    "PRAGMA foreign_keys = OFF; UPDATE event SET actor = 99 WHERE position = 3",
    "UPDATE event SET command_id = randomblob(16) WHERE position = 3",
    ofType("format, type, schema_version, 'me'"),
    "UPDATE event SET seen = 0 WHERE position = 3",
    "UPDATE event SET station_no = 99 WHERE position = 3",
    "UPDATE event SET ordered_after = 1 WHERE position = 3",
    "UPDATE event SET link = randomblob(32) WHERE position = 3",
    "UPDATE words SET words = replace(words, 'Rang', 'Sang') WHERE position = 3",
    "UPDATE words SET salt = randomblob(16) WHERE position = 3",
    "UPDATE words SET words = NULL, salt = NULL WHERE position = 3",
    "DELETE FROM words WHERE position = 3",
  ])("%s: says so, and the other is read as ever", (statement) => {
    const file = closedDesk();
    tamper(file, ...ALL_GUARDS, "DROP TRIGGER IF EXISTS words_stay", "PRAGMA ignore_check_constraints = ON", statement);
    expect(damageOf(file, "t1")).toMatch(/can be read only/);
    if (!statement.includes("link")) expect(damageOf(file, "t2")).toBeNull();
  });
});

describe("a page of the file that holds nothing any more", () => {
  /** A closed desk of so many calls, each with a long note, of whose words one page is emptied. */
  function deskWithoutAPage(calls: number): string {
    const file = freshFile();
    const store = openDesk(file);
    for (let call = 0; call < calls; call += 1) {
      record(store, `t${call}`, [logged(`t${call}`, NOON), note("Rang back. ".repeat(60), NOON)]);
    }
    store.close();
    const db = new Database(file);
    const pages = db.prepare("SELECT pageno FROM dbstat WHERE name = 'words' AND pagetype = 'leaf'").pluck().all();
    const size = Number(db.pragma("page_size", { simple: true }));
    db.close();
    const bytes = readFileSync(file);
    const at = (Number(pages[Math.floor(pages.length / 2)]) - 1) * size;
    writeFileSync(file, bytes.fill(0, at, at + size));
    return file;
  }

  test("makes the records on it read-only, and none but those", () => {
    const file = deskWithoutAPage(30);
    const store = openDesk(file);
    const read = Array.from({ length: 30 }, (_, call) => store.readStream(ticketKey(ticketId(`t${call}`))));
    store.close();
    const damaged = read.filter(({ damage }) => damage !== null);
    expect(damaged.length).toBeGreaterThan(0);
    expect(damaged.length).toBeLessThan(10);
    for (const { damage } of damaged) expect(damage).toMatch(/can be read only: part of it is damaged/);
  });
});
