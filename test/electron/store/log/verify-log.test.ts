import { describe, expect, test } from "vitest";
import { verifyLog } from "../../../../electron/store/log/verify-log.ts";
import {
  append,
  erasure,
  idOf,
  type LogFile,
  NOON,
  openLogFile,
  say,
  tamperWith,
} from "../../../support/store/log-file.ts";

/** Three commands over two records, one of them over both, then an erasure and an event after it. */
function writtenLog(): LogFile {
  const file = openLogFile();
  append(file, { t1: [say("TicketLogged", "it broke", { priority: "P1" }), say("NoteAdded", "first")] });
  append(file, { t1: [say("NoteAdded", "second")], t2: [say("TicketLogged", "it too")] });
  append(file, { desk: [erasure(["t2"])] });
  append(file, { t1: [say("NoteAdded", "third")] });
  return file;
}

const found = (file: LogFile) => {
  const { broken, changedWords, versionGaps, commands } = verifyLog(file.db);
  const kinds = { broken, changedWords, versionGaps, commands };
  return Object.entries(kinds).flatMap(([kind, faults]) => (faults.length > 0 ? [kind] : []));
};

describe("the log is read from end to end", () => {
  test("an untouched log is sound, and its last link is told", () => {
    const findings = verifyLog(writtenLog().db);
    expect(findings).toMatchObject({ events: 6, erased: 1, broken: [], changedWords: [], versionGaps: [] });
    expect(findings.commands).toEqual([]);
    expect(findings.lastHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("an empty log is sound and ends where the desk began", () => {
    const [one, other] = [openLogFile(), openLogFile()].map(({ db }) => verifyLog(db));
    expect(one).toMatchObject({ events: 0, broken: [], commands: [] });
    expect(one?.lastHash).not.toBe(other?.lastHash);
  });

  test.each([
    ["command_id", "zeroblob(16)", ["broken", "commands"]],
    ["command_index", "1", ["broken", "commands"]],
    ["command_count", "3", ["broken", "commands"]],
    ["happened_at", "1", ["broken"]],
    ["recorded_at", `${NOON + 1}`, ["broken"]],
    ["clock_offset", "0", ["broken"]],
    ["station_no", "1", ["broken", "commands"]],
    ["station_no", "NULL", ["broken"]],
    ["seen", "0", ["broken"]],
    ["facts", "'{\"x\":1}'", ["broken"]],
    ["commitment", "zeroblob(32)", ["broken", "changedWords"]],
    ["commitment", "NULL", ["broken", "changedWords"]],
    ["ordered_after", "1", ["broken"]],
    ["type", "1", ["broken"]],
    ["type", "99", ["broken", "versionGaps", "commands"]],
    ["link", "zeroblob(32)", ["broken"]],
    ["version", "9", ["broken", "versionGaps"]],
  ])("someone changed an event's %s to %s: it is found", (column, value, expected) => {
    const file = writtenLog();
    tamperWith(file.db, `UPDATE event SET ${column} = ${value} WHERE position = 3`);
    expect(found(file)).toEqual(expected);
  });

  test.each([
    ["which record an event is of", "UPDATE event SET stream = 3 WHERE position = 6", ["broken", "versionGaps"]],
    ["what kind of record it is", "UPDATE stream SET category = 'change' WHERE number = 1", ["broken"]],
    ["whose record it is", "UPDATE stream SET id = zeroblob(16) WHERE number = 1", ["broken"]],
    ["what a type is called", "UPDATE event_type SET type = 'NoteErased' WHERE number = 2", ["broken"]],
    ["the version of its schema", "UPDATE event_type SET schema_version = 2 WHERE number = 2", ["broken"]],
    ["which product wrote", "UPDATE event_type SET written_by = '9.9.9'", ["broken"]],
    ["how its body is written", "UPDATE event_type SET format = 2 WHERE number = 2", ["broken"]],
    ["what kind of actor it was", "UPDATE actor SET kind = 'import'", ["broken"]],
    ["who acted", "UPDATE actor SET id = zeroblob(16)", ["broken"]],
    ["that somebody acted", "UPDATE actor SET id = NULL", ["broken"]],
    ["which station wrote", "UPDATE station SET id = zeroblob(16)", ["broken"]],
    ["which desk it is", "UPDATE own_station SET desk_id = zeroblob(16)", ["broken"]],
    ["what was said", 'UPDATE words SET words = \'{"text":"none"}\' WHERE position = 2', ["changedWords"]],
    ["a salt", "UPDATE words SET salt = zeroblob(16) WHERE position = 2", ["changedWords"]],
    ["words, taken away", "DELETE FROM words WHERE position = 2", ["changedWords"]],
    ["words nobody recorded", "INSERT INTO words VALUES (5, zeroblob(16), '{}', NULL)", ["changedWords"]],
    [
      "an erasure nobody ordered",
      "UPDATE words SET salt = NULL, words = NULL, erased_by = 5 WHERE position = 2",
      ["changedWords"],
    ],
    [
      "an event in the middle, taken out",
      "DELETE FROM event WHERE position = 2",
      ["broken", "versionGaps", "commands"],
    ],
    ["half of the last command, cut off", "DELETE FROM event WHERE position > 3", ["commands"]],
    [
      "two events, exchanged",
      "UPDATE event SET position = 99 WHERE position = 2; UPDATE event SET position = 2 WHERE position = 6; UPDATE event SET position = 6 WHERE position = 99",
      ["broken", "versionGaps", "commands"],
    ],
  ])("someone changed %s: it is found", (_what, statement, expected) => {
    const file = writtenLog();
    tamperWith(file.db, "DELETE FROM words WHERE position > 4", statement);
    if (statement.includes("position > 3")) tamperWith(file.db, "DELETE FROM words WHERE position > 3");
    expect(found(file)).toEqual(expect.arrayContaining(expected));
  });

  test("a record whose words were changed is read as damaged, the others as they are", () => {
    const file = writtenLog();
    tamperWith(file.db, "UPDATE words SET words = '{}' WHERE position = 2");
    expect(file.log.readStream({ category: "ticket", stream: idOf("t1") }).damage).toMatch(/read only.*event 2/);
    expect(file.log.readStream({ category: "ticket", stream: idOf("t2") }).damage).toBeNull();
  });

  test("a record that lost words is read as damaged", () => {
    const file = writtenLog();
    tamperWith(file.db, "DELETE FROM words WHERE position = 2");
    const { events, damage } = file.log.readStream({ category: "ticket", stream: idOf("t1") });
    expect(damage).toMatch(/has lost/);
    expect(events).toHaveLength(4);
  });
});
