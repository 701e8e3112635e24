import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ERASURE } from "../../../../electron/store/log/erasures.ts";
import { eventName } from "../../../../electron/store/log/read-log.ts";
import { verifyLog } from "../../../../electron/store/log/verify-log.ts";
import { deskEvents, deskKind } from "../../../../shared/desk/desk-settings.ts";
import { encodeEvent } from "../../../../shared/kernel/event-codec.ts";
import { append, erasure, idOf, type LogFile, openLogFile, say } from "../../../support/store/log-file.ts";

const wordsOf = ({ log }: LogFile, name: string, category = "ticket") =>
  log.readStream({ category, stream: idOf(name) }).events.map(({ words, isErased }) => (isErased ? "erased" : words));

function deskWithZebedee(): LogFile {
  const file = openLogFile();
  append(file, { t1: [say("TicketLogged", "Zebedee rang"), say("NoteAdded", "Zebedee again")] });
  append(file, { t2: [say("TicketLogged", "it broke")], t1: [say("NoteAdded", null)] });
  return file;
}

describe("erasing what people said", () => {
  test("words and salts of the record are gone, and nothing else was touched", () => {
    const file = deskWithZebedee();
    const eventsBefore = file.db.prepare("SELECT * FROM event").all();
    const linkBefore = verifyLog(file.db).lastHash;
    append(file, { desk: [erasure(["t1"])] });
    expect(wordsOf(file, "t1")).toEqual(["erased", "erased", null]);
    expect(wordsOf(file, "t2")).toEqual(['{"text":"it broke"}']);
    expect(file.db.prepare("SELECT salt, words, erased_by FROM words WHERE position < 3").all()).toEqual([
      { salt: null, words: null, erased_by: 5 },
      { salt: null, words: null, erased_by: 5 },
    ]);
    expect(file.db.prepare("SELECT * FROM event WHERE position < 5").all()).toEqual(eventsBefore);
    expect(linkBefore).not.toBe(verifyLog(file.db).lastHash);
    expect(verifyLog(file.db)).toMatchObject({ erased: 2, broken: [], changedWords: [] });
  });

  test("single events are erased by their names, wherever they stand in their command", () => {
    const file = deskWithZebedee();
    const second = file.log.readStream({ category: "ticket", stream: idOf("t1") }).events[1];
    if (second === undefined) throw new Error("There is no second event");
    append(file, { desk: [erasure([], [eventName(second)])] });
    expect(wordsOf(file, "t1")).toEqual(['{"text":"Zebedee rang"}', "erased", null]);
    expect(verifyLog(file.db)).toMatchObject({ erased: 1, changedWords: [] });
  });

  test("a name that no event has erases nothing, and no event of the command after it", () => {
    const file = deskWithZebedee();
    const [first] = file.log.readStream({ category: "ticket", stream: idOf("t1") }).events;
    append(file, { desk: [erasure([], [`${first?.commandId}:2`, `${idOf("nobody")}:0`])] });
    expect(verifyLog(file.db)).toMatchObject({ erased: 0, changedWords: [] });
  });

  test("what is said later by somebody who had not seen the erasure is erased as it comes; other words are kept", () => {
    const file = deskWithZebedee();
    const seenBefore = file.log.position();
    append(file, { desk: [erasure(["t1"])] });
    const [late] = append(file, { t1: [say("NoteAdded", "Zebedee, from afar")] }, { seen: seenBefore });
    expect(late).toMatchObject({ words: null, isErased: true });
    append(file, { t1: [say("NoteAdded", "closed with thanks")] });
    append(file, { t2: [say("NoteAdded", "not about him")] }, { seen: seenBefore });
    expect(wordsOf(file, "t1")).toEqual(["erased", "erased", null, "erased", '{"text":"closed with thanks"}']);
    expect(wordsOf(file, "t2").at(-1)).toBe('{"text":"not about him"}');
    expect(verifyLog(file.db)).toMatchObject({ erased: 3, changedWords: [] });
  });

  test("an erasure that was carried out before erases again what came since, and nothing twice", () => {
    const file = deskWithZebedee();
    append(file, { desk: [erasure(["t1"])] });
    append(file, { t1: [say("NoteAdded", "Zebedee once more")] });
    append(file, { desk: [erasure(["t1"])] });
    expect(wordsOf(file, "t1")).toEqual(["erased", "erased", null, "erased"]);
    expect(file.db.prepare("SELECT erased_by FROM words WHERE position IN (1, 6)").pluck().all()).toEqual([5, 7]);
  });

  test("an erasure of one record does not open the door to another, nor to what its words are replaced by", () => {
    const file = deskWithZebedee();
    append(file, { desk: [erasure(["t1"])] });
    append(file, { t1: [say("NoteAdded", "kept")] });
    const set = (what: string, where: number) => () =>
      file.db.exec(`UPDATE words SET ${what} WHERE position = ${where}`);
    expect(set("salt = NULL, words = NULL, erased_by = 5", 3)).toThrow(/only by an erasure/);
    expect(set("salt = NULL, words = NULL, erased_by = 5", 6)).toThrow(/only by an erasure/);
    expect(set("salt = x'00', words = '{}', erased_by = NULL", 1)).toThrow(/only by an erasure/);
    expect(set("erased_by = 1", 1)).toThrow(/only by an erasure/);
  });

  test("no byte of the words is left in the file", () => {
    const file = deskWithZebedee();
    const bytes = () => [file.db.name, `${file.db.name}-wal`].map((each) => readFileSync(each, "latin1")).join("");
    expect(bytes()).toContain("Zebedee");
    append(file, { desk: [erasure(["t1"])] });
    file.db.pragma("wal_checkpoint(TRUNCATE)");
    expect(bytes()).not.toContain("Zebedee");
  });
});

test("the store knows an erasure by the names the desk's own records give it", () => {
  expect(ERASURE).toEqual({ category: deskKind.category, type: deskEvents.WordsErased.type });
  const order = { type: "WordsErased", streams: [idOf("t1")], events: [`${idOf("c1")}:0`], order: null };
  expect(JSON.parse(encodeEvent(deskEvents, order).facts)).toEqual({
    streams: [idOf("t1")],
    events: [`${idOf("c1")}:0`],
    order: null,
  });
});
