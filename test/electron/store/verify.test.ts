import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { rebuildProjections } from "../../../electron/store/projections/rebuild.ts";
import { PROJECTIONS } from "../../../electron/store/projections/registry.ts";
import { openForReading, type VerifyReport, verifyDesk } from "../../../electron/store/verify.ts";
import { copyAsCrashed, freshFile, NOON, openDesk, readTicket, record, tamper } from "../../support/store/desk.ts";
import { logged, note, simpleProjection } from "../../support/store/events.ts";
import { idOf } from "../../support/store/ids.ts";

function verified(file: string): VerifyReport {
  const desk = openForReading(file);
  if (!desk.ok) throw new Error(desk.error.message);
  try {
    return verifyDesk(file, desk.value.connection, simpleProjection);
  } finally {
    desk.value.close();
  }
}

const unsound = (report: VerifyReport) => report.checks.filter((check) => !check.isSound).map(({ name }) => name);

/** A closed desk of three tickets, for someone to tamper with. */
function closedDesk(): string {
  const file = freshFile();
  const store = openDesk(file);
  for (const ticket of ["t1", "t2", "t3"]) {
    record(store, ticket, [logged(ticket, NOON), note("first", NOON)], `log-${ticket}`);
    record(store, ticket, [note("second", NOON)], `note-${ticket}`);
  }
  store.close();
  return file;
}

const EVENTS_OPEN = "DROP TRIGGER event_keeps; DROP TRIGGER event_stays;";
const WORDS_OPEN = "DROP TRIGGER words_stay; DROP TRIGGER words_only_erased;";

describe("verifying a desk", () => {
  test("an untouched desk is sound, in sentences", () => {
    const report = verified(closedDesk());
    expect(report).toMatchObject({ isSound: true, events: 9, erased: 0 });
    expect(report.checks.map(({ sentence }) => sentence)).toContain("All 9 events form one unbroken chain.");
    expect(report.lastHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("it is verified while a host has it open, up to the last commit", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    expect(verified(store.file)).toMatchObject({ isSound: true, events: 1 });
    record(store, "t1", [note("more", NOON)]);
    expect(verified(store.file)).toMatchObject({ isSound: true, events: 2 });
  });

  test.each([
    [
      "when something happened",
      `${EVENTS_OPEN} UPDATE event SET happened_at = 1 WHERE position = 4`,
      ["chain", "projections"],
    ],
    [
      "who did it",
      `${EVENTS_OPEN} PRAGMA foreign_keys = OFF; DROP TRIGGER actor_keeps; UPDATE actor SET id = zeroblob(16)`,
      ["chain"],
    ],
    ["a link", `${EVENTS_OPEN} UPDATE event SET link = zeroblob(32) WHERE position = 4`, ["chain"]],
    [
      "where it stands in its ticket",
      `${EVENTS_OPEN} UPDATE event SET version = 4 WHERE position = 9`,
      ["chain", "versions"],
    ],
    [
      "a commitment",
      `${EVENTS_OPEN} UPDATE event SET commitment = zeroblob(32) WHERE position = 4`,
      ["chain", "words"],
    ],
    [
      "what was written",
      `${WORDS_OPEN} UPDATE words SET words = replace(words, 'second', 'nothing') WHERE position = 6`,
      ["words"],
    ],
    ["words, taken away", `${WORDS_OPEN} DELETE FROM words WHERE position = 6`, ["words"]],
    [
      "an erasure nobody ordered",
      `${WORDS_OPEN} UPDATE words SET salt = NULL, words = NULL, erased_by = 1 WHERE position = 9`,
      ["words", "projections"],
    ],
    [
      "an event in the middle, taken out",
      `${EVENTS_OPEN} ${WORDS_OPEN} PRAGMA foreign_keys = OFF;
       DELETE FROM words WHERE position = 6; DELETE FROM event WHERE position = 6`,
      ["chain", "projections"],
    ],
    [
      "the last event, cut off",
      `${EVENTS_OPEN} ${WORDS_OPEN} PRAGMA foreign_keys = OFF;
       DELETE FROM words WHERE position = 9; DELETE FROM event WHERE position = 9`,
      ["commands", "projections"],
    ],
    [
      "a reference, given to another ticket",
      "DROP TRIGGER claim_keeps; UPDATE claim SET stream = 3 WHERE stream = 2",
      ["claims"],
    ],
    [
      "a station, forgotten",
      "PRAGMA foreign_keys = OFF; DROP TRIGGER station_stays; DELETE FROM station",
      ["references", "chain", "projections"],
    ],
    [
      "a row of the queue",
      "UPDATE queue_row SET row = json_set(row, '$[4]', 'else') WHERE stream = 2",
      ["projections"],
    ],
    ["a column of the queue", "UPDATE queue_row SET due_order = 1 WHERE stream = 2", ["projections"]],
    ["a row of the queue, gone", "DELETE FROM queue_row WHERE stream = 2", ["projections"]],
    ["a text of the search", "UPDATE search_text SET digest = zeroblob(12) WHERE stream = 2", ["projections"]],
    ["a due moment", "DELETE FROM due_moment WHERE stream = 2", ["projections"]],
    ["who called", "UPDATE ticket_caller SET phone = '999' WHERE stream = 2", ["projections"]],
    ["whom the desk offers", "UPDATE known_caller SET name = 'Nobody'", ["projections"]],
    ["a due moment of nobody", "INSERT INTO due_moment VALUES (99, 'x', 1, '{}')", ["projections"]],
  ])("someone with a database tool changed %s: it is found", (_what, statement, expected) => {
    const file = closedDesk();
    tamper(file, statement);
    const report = verified(file);
    expect(report.isSound).toBe(false);
    expect(unsound(report)).toEqual(expected);
    for (const check of report.checks) expect(check.isSound).toBe(check.faults.length === 0);
  });

  test.each([
    ["a guard that is gone", "DROP TRIGGER event_keeps", "The guard event_keeps is missing."],
    [
      "a guard that guards nothing",
      "DROP TRIGGER event_keeps; CREATE TRIGGER event_keeps BEFORE UPDATE ON event WHEN 0 BEGIN SELECT 1; END",
      "The guard event_keeps was changed.",
    ],
    [
      "a trigger of somebody else's",
      "CREATE TRIGGER own AFTER INSERT ON words BEGIN SELECT 1; END",
      "The guard own is none of ours.",
    ],
    ["an index that is gone", "DROP INDEX queue_row_shown", "The index queue_row_shown is missing."],
  ])("%s is found, though nothing else was changed yet", (_what, statement, sentence) => {
    const file = closedDesk();
    const db = new Database(file);
    db.exec(statement);
    db.close();
    const report = verified(file);
    expect(unsound(report)).toEqual(["schema"]);
    expect(report.checks.find(({ name }) => name === "schema")?.faults).toEqual([sentence]);
  });

  test("a rebuild of the queue, also an interrupted one, is no tampering", () => {
    const file = closedDesk();
    const store = openDesk(file);
    rebuildProjections(store, simpleProjection);
    for (const projection of PROJECTIONS) projection.create(store.connection, "_fresh");
    expect(verified(file).isSound).toBe(true);
  });

  test("a history made up anew from the middle on does not fit the desk it claims to be", () => {
    const file = closedDesk();
    tamper(file, "UPDATE own_station SET desk_id = zeroblob(16)");
    expect(unsound(verified(file))).toContain("chain");
  });

  test("it is verified as a crash left it, before anyone has opened it again", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const crashed = freshFile();
    copyAsCrashed(store.file, crashed);
    expect(verified(crashed)).toMatchObject({ isSound: true, events: 1 });
  });

  test("a ticket that cannot be made from the log any more is named, not passed over", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const report = verifyDesk(store.file, store.connection, () => {
      throw new Error("There is no version 7 of stockport.");
    });
    expect(report.checks.at(-1)?.faults).toEqual([
      `ticket ${idOf("t1")}: It cannot be made from the log: There is no version 7 of stockport.`,
    ]);
  });

  test("a ticket this version cannot read whole is not judged", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.connection.exec(`
      CREATE TEMP TABLE later AS SELECT * FROM event;
      UPDATE later SET position = 2, version = 2, command_id = zeroblob(16), type = 99, commitment = NULL;
      INSERT INTO event_type VALUES (99, 1, 'TicketTeleported', 1, '9.0.0');
      INSERT INTO event SELECT * FROM later;
      UPDATE queue_row SET priority = 'P0'`);
    expect(readTicket(store, "t1").readOnlyBecause).not.toBeNull();
    expect(unsound(verifyDesk(store.file, store.connection, simpleProjection))).not.toContain("projections");
  });

  test("without a projector the queue is left out, and the report does not claim otherwise", () => {
    const store = openDesk();
    expect(verifyDesk(store.file, store.connection, null).checks.map(({ name }) => name)).not.toContain("projections");
  });

  test("a file that is not there, or empty, is refused in a sentence", () => {
    const file = closedDesk();
    rmSync(file);
    expect(openForReading(file)).toMatchObject({ ok: false, error: { kind: "unreachable" } });
  });
});
