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

describe("a record of which a part was changed past every guard", () => {
  test("is sound before, so that this test can fail", () => {
    const file = closedDesk();
    expect([damageOf(file, "t1"), damageOf(file, "t2")]).toEqual([null, null]);
  });

  test.each([
    "UPDATE event SET happened_at = happened_at - 60000 WHERE position = 3",
    "UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 3",
    "UPDATE event SET type = 'TicketResolved' WHERE position = 3",
    "UPDATE event SET type = 'TicketTeleported' WHERE position = 3",
    "UPDATE event SET schema_version = 9 WHERE position = 3",
    `UPDATE event SET facts = '{"priority":"P1"}' WHERE position = 1`,
    "UPDATE event SET facts = '{' WHERE position = 1",
    "UPDATE event SET actor_kind = 'nobody' WHERE position = 3",
    "UPDATE event SET actor = NULL WHERE position = 3",
    "UPDATE event SET actor = x'00' WHERE position = 3",
    "UPDATE event SET command_id = randomblob(16) WHERE position = 3",
    "UPDATE event SET written_by = 'me' WHERE position = 3",
    "UPDATE event SET seen = 0 WHERE position = 3",
    "UPDATE event SET station_no = 99 WHERE position = 3",
    "UPDATE event SET ordered_at = 0 WHERE position = 3",
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
