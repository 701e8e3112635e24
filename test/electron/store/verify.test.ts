import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { rebuildProjections } from "../../../electron/store/projections/rebuild.ts";
import { createBareTables } from "../../../electron/store/projections/tables.ts";
import { openForReading, type VerifyReport, verifyDesk } from "../../../electron/store/verify.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { copyAsCrashed, freshFile, NOON, openDesk, record, tamper } from "../../support/store/desk.ts";
import { logged, note, simpleProjection } from "../../support/store/events.ts";

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
const PAYLOADS_OPEN = "DROP TRIGGER payload_stays; DROP TRIGGER payload_only_erased;";

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
    ["who did it", `${EVENTS_OPEN} UPDATE event SET actor = 'person:rowan' WHERE position = 4`, ["chain"]],
    ["a link and its hash", `${EVENTS_OPEN} UPDATE event SET hash = zeroblob(32) WHERE position = 4`, ["chain"]],
    [
      "where it stands in its ticket",
      `${EVENTS_OPEN} UPDATE event SET version = 4 WHERE position = 9`,
      ["chain", "versions", "commands"],
    ],
    [
      "a commitment",
      `${EVENTS_OPEN} UPDATE event SET commitment = zeroblob(32) WHERE position = 4`,
      ["chain", "payloads"],
    ],
    [
      "what was written",
      `${PAYLOADS_OPEN} UPDATE event_payload SET payload = replace(payload, 'second', 'nothing') WHERE position = 6`,
      ["payloads", "projections"],
    ],
    [
      "a payload, taken away",
      `${PAYLOADS_OPEN} DELETE FROM event_payload WHERE position = 6`,
      ["payloads", "projections"],
    ],
    [
      "an erasure nobody ordered",
      `${PAYLOADS_OPEN} UPDATE event_payload SET salt = NULL, payload = '{}', erased_by = 1 WHERE position = 9`,
      ["payloads"],
    ],
    [
      "an event in the middle, taken out",
      `${EVENTS_OPEN} ${PAYLOADS_OPEN} PRAGMA foreign_keys = OFF;
       DELETE FROM event_payload WHERE position = 6; DELETE FROM event WHERE position = 6`,
      ["chain", "commands", "projections"],
    ],
    [
      "the last event, cut off",
      `${EVENTS_OPEN} ${PAYLOADS_OPEN} PRAGMA foreign_keys = OFF;
       DELETE FROM event_payload WHERE position = 9; DELETE FROM event WHERE position = 9`,
      ["commands", "projections"],
    ],
    [
      "a command, forgotten",
      "PRAGMA foreign_keys = OFF; DROP TRIGGER command_stays; DELETE FROM command WHERE command_id = 'log-t2'",
      ["references", "commands"],
    ],
    [
      "a row of the queue",
      "UPDATE queue_row SET row = json_set(row, '$.priority', 'P1') WHERE ticket_id = 't2'",
      ["projections"],
    ],
    ["a column of the queue", "UPDATE queue_row SET due_order = 1 WHERE ticket_id = 't2'", ["projections"]],
    ["a row of the queue, gone", "DELETE FROM queue_row WHERE ticket_id = 't2'", ["projections"]],
    ["a text of the search", "UPDATE search_text SET text = 'other' WHERE number = 2", ["projections"]],
    ["a due moment", "DELETE FROM due_moment WHERE ticket_id = 't2'", ["projections"]],
    ["who called", "UPDATE ticket_caller SET phone = '999' WHERE number = 2", ["projections"]],
    ["whom the desk offers", "UPDATE known_caller SET name = 'Nobody'", ["projections"]],
    ["a due moment of nobody", "INSERT INTO due_moment VALUES ('nobody', 'x', 1, '{}')", ["projections"]],
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
      "CREATE TRIGGER own AFTER INSERT ON event_payload BEGIN SELECT 1; END",
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
    createBareTables(store.connection, "_fresh");
    expect(verified(file).isSound).toBe(true);
  });

  test("a history made up anew from the middle on does not fit the desk it claims to be", () => {
    const file = closedDesk();
    tamper(file, "UPDATE station SET desk_id = 'another desk'");
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
      "Ticket t1: It cannot be made from the log: There is no version 7 of stockport.",
    ]);
  });

  test("a ticket this version cannot read whole is not judged", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const rest =
      "schema_version, happened_at, recorded_at, actor, station, command_id, '9.0.0', commitment, hash, hash";
    store.connection.exec(`
      INSERT INTO event SELECT 2, category, stream, 2, 'later', 'TicketTeleported', ${rest} FROM event;
      INSERT INTO event_payload SELECT 2, salt, payload, NULL FROM event_payload;
      UPDATE queue_row SET priority = 'P0'`);
    expect(store.readTicket(asId("t1")).readOnlyBecause).not.toBeNull();
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
