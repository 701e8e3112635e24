import { describe, expect, test } from "vitest";
import { ClaimConflict, VersionConflict } from "../../../../electron/store/log/append.ts";
import { eventName } from "../../../../electron/store/log/read-log.ts";
import { derivedId, momentCommandId } from "../../../../shared/kernel/derived-ids.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { ASHA, append, idOf, type LogFile, NOON, openLogFile, say } from "../../../support/store/log-file.ts";

const APPEND_ONLY = /append-only|never deleted|never replaced|only by an erasure|waits until/;
const key = (name: string) => ({ category: "ticket", stream: idOf(name) });
const textsOf = ({ log }: LogFile, name: string) => log.readStream(key(name)).events.map(({ words }) => words);

describe("the log keeps what happened", () => {
  test("an event comes back as it was recorded, with when, where, by whom and by which command", () => {
    const file = openLogFile();
    const commandId = asId<"command">(idOf("command"));
    const happened = { ...say("NoteAdded", "called back", { ofPriority: "P1" }), at: NOON - 5 };
    const differs = { commandId, clockOffsetMs: -90_000, seen: 0 };
    const written = append(file, { t1: [say("TicketLogged", "it broke"), happened] }, differs);
    const { events, damage } = file.log.readStream(key("t1"));
    expect(damage).toBeNull();
    expect(events).toEqual(written);
    expect(events[1]).toEqual({
      category: "ticket",
      stream: idOf("t1"),
      type: "NoteAdded",
      schemaVersion: 1,
      facts: '{"ofPriority":"P1"}',
      words: '{"text":"called back"}',
      writtenBy: "1.2.3",
      isErased: false,
      at: NOON - 5,
      by: ASHA,
      position: 2,
      seen: 0,
      station: events[0]?.station,
      stationNo: 1,
      version: 2,
      commandId,
      commandIndex: 1,
      commandCount: 2,
      recordedAt: NOON,
    });
    expect(file.log.position()).toBe(2);
  });

  test("an event without words is without words, and one whose words are empty is not", () => {
    const file = openLogFile();
    append(file, { t1: [say("TicketLogged", null), say("NoteAdded", "")] });
    expect(textsOf(file, "t1")).toEqual([null, '{"text":""}']);
    expect(file.db.prepare("SELECT count(*) FROM words").pluck().get()).toBe(1);
  });

  test("text with quotes, line breaks, NUL, emoji and half an emoji survives", () => {
    const file = openLogFile();
    const text = 'a"b\n\0\u{1f525}\ud83d\u202e';
    append(file, { t1: [say("NoteAdded", text, { code: text })] });
    const [event] = file.log.readStream(key("t1")).events;
    expect(JSON.parse(event?.words ?? "")).toEqual({ text });
    expect(JSON.parse(event?.facts ?? "")).toEqual({ code: text });
  });

  test("timers and imports act without a name: a timer has no number either", () => {
    const file = openLogFile();
    append(file, { t1: [say("ThresholdReached", null)] }, { by: { kind: "timer" } });
    append(file, { t1: [say("NoteAdded", null)] }, { by: { kind: "import", id: asId(idOf("import")) } });
    const { events } = file.log.readStream(key("t1"));
    expect(events.map(({ by, stationNo }) => ({ by, stationNo }))).toEqual([
      { by: { kind: "timer" }, stationNo: null },
      { by: { kind: "import", id: idOf("import") }, stationNo: 1 },
    ]);
  });

  test("records of one id and two kinds are two streams", () => {
    const file = openLogFile();
    append(file, { t1: [say("TicketLogged", "one")] });
    const streams = [
      { category: "change", stream: idOf("t1"), expectedVersion: 0, events: [say("ChangeRaised", "x")] },
    ];
    append(file, {}, { streams });
    expect(file.log.readStream(key("t1")).events).toHaveLength(1);
    expect(file.log.versionOf({ category: "change", stream: idOf("t1") })).toBe(1);
    expect([...file.log.streams()]).toHaveLength(2);
    expect([...file.log.streams("change")]).toEqual([{ number: 2, category: "change", stream: idOf("t1") }]);
  });

  test.each([
    "UPDATE event SET type = 1",
    "UPDATE event_type SET type = 'Nothing'",
    "DELETE FROM event_type",
    "INSERT OR REPLACE INTO event_type SELECT number, format, 'Nothing', 1, '' FROM event_type",
    "UPDATE actor SET id = NULL",
    "DELETE FROM actor",
    "INSERT OR REPLACE INTO actor SELECT number, 'import', id FROM actor",
    "UPDATE OR REPLACE event SET position = 1 WHERE position = 2",
    "DELETE FROM event WHERE position = 2",
    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE position = 2",
    "INSERT OR IGNORE INTO event SELECT * FROM event WHERE position = 2",
    "UPDATE words SET words = '{}'",
    "UPDATE words SET words = NULL, salt = NULL, erased_by = 1",
    "DELETE FROM words",
    "INSERT OR REPLACE INTO words (position, salt, words) VALUES (1, x'00', '{}')",
    "UPDATE stream SET category = 'change'",
    "DELETE FROM stream",
    "INSERT OR REPLACE INTO stream SELECT number, zeroblob(16), category FROM stream",
    "UPDATE claim SET claim = 'other'",
    "DELETE FROM claim",
    "INSERT OR REPLACE INTO claim SELECT claim, stream, 1 FROM claim",
    "UPDATE station SET code = '999'",
    "DELETE FROM station",
    "INSERT OR REPLACE INTO station SELECT number, zeroblob(16), '9X9', 1 FROM station",
  ])("refused: %s", (statement) => {
    const file = openLogFile();
    const claims = [{ ...key("t1"), claim: "ST-1" }];
    append(file, { t1: [say("TicketLogged", "it broke"), say("NoteAdded", "first")] }, { claims });
    for (const recursive of ["ON", "OFF"]) {
      file.db.pragma(`recursive_triggers = ${recursive}`);
      expect(() => file.db.exec(statement)).toThrow(APPEND_ONLY);
    }
    expect(textsOf(file, "t1")).toEqual(['{"text":"it broke"}', '{"text":"first"}']);
  });

  test.each([
    ["leaves a gap", "position = 4, version = 3, command_id = zeroblob(16)"],
    ["leaves a gap in its record", "position = 3, version = 4, command_id = zeroblob(16)"],
    ["takes up a command that is over", "position = 3, version = 3"],
    [
      "goes on with a command that never began",
      "position = 3, version = 3, command_id = zeroblob(16), command_index = 1, command_count = 2",
    ],
  ])("an event that %s is refused", (_what, differs) => {
    const file = openLogFile();
    append(file, { t1: [say("TicketLogged", null)] });
    append(file, { t1: [say("NoteAdded", null)] });
    file.db.exec("CREATE TEMP TABLE made AS SELECT * FROM event WHERE position = 2");
    file.db.exec(`UPDATE made SET ${differs}`);
    expect(() => file.db.exec("INSERT INTO event SELECT * FROM made")).toThrow(/append-only/);
  });

  test("a column takes only its own kind of value", () => {
    const { db } = openLogFile();
    expect(() => db.exec("INSERT INTO stream (id, category) VALUES ('not a blob', 'ticket')")).toThrow(/cannot store/);
  });
});

describe("commands", () => {
  test("one command may change several records: all of it or nothing, numbered through", () => {
    const file = openLogFile();
    append(file, { t1: [say("TicketLogged", "it broke")] });
    const commandId = asId<"command">(idOf("both"));
    const written = append(
      file,
      { t1: [say("TicketConverted", "a change")], t2: [say("TicketLogged", "a"), say("TicketLinked", null)] },
      { commandId },
    );
    expect(written.map(({ commandIndex, commandCount, version }) => [commandIndex, commandCount, version])).toEqual([
      [0, 3, 2],
      [1, 3, 1],
      [2, 3, 2],
    ]);
    expect(file.log.outcomeOf(commandId)).toEqual({
      commandId,
      streams: [
        { ...key("t1"), version: 2 },
        { ...key("t2"), version: 2 },
      ],
    });
    expect(written.map(eventName)).toEqual([0, 1, 2].map((index) => `${commandId}:${index}`));
  });

  test("what came of a command stays what it was, whatever came later", () => {
    const file = openLogFile();
    const commandId = asId<"command">(idOf("first"));
    append(file, { t1: [say("TicketLogged", null)] }, { commandId });
    append(file, { t1: [say("NoteAdded", null)] });
    expect(file.log.outcomeOf(commandId)?.streams).toEqual([{ ...key("t1"), version: 1 }]);
    expect(file.log.outcomeOf(asId(idOf("never")))).toBeUndefined();
  });

  test("the same command is never stored twice, even if somebody forgets to ask", () => {
    const file = openLogFile();
    const commandId = asId<"command">(idOf("twice"));
    append(file, { t1: [say("TicketLogged", null)] }, { commandId });
    expect(() => append(file, { t1: [say("NoteAdded", null)] }, { commandId })).toThrow(/carried out before/);
    expect(file.log.position()).toBe(1);
  });

  test("if one record has moved on, nothing is stored for any of them", () => {
    const file = openLogFile();
    append(file, { t1: [say("TicketLogged", null)] });
    const streams = [
      { ...key("t2"), expectedVersion: 0, events: [say("TicketLogged", null)] },
      { ...key("t1"), expectedVersion: 0, events: [say("NoteAdded", null)] },
    ];
    expect(() => append(file, {}, { streams })).toThrow(VersionConflict);
    expect(file.log.position()).toBe(1);
    expect(file.log.versionOf(key("t2"))).toBe(0);
  });

  test("what may exist once on the desk is had by the first who claims it", () => {
    const file = openLogFile();
    const claims = (name: string) => [{ ...key(name), claim: "ST-4K7-1" }];
    append(file, { t1: [say("TicketLogged", null)] }, { claims: claims("t1") });
    expect(file.log.claimant("ST-4K7-1")).toEqual(key("t1"));
    expect(file.log.claimant("ST-4K7-2")).toBeUndefined();
    expect(() => append(file, { t2: [say("TicketLogged", null)] }, { claims: claims("t2") })).toThrow(ClaimConflict);
    expect(file.log.position()).toBe(1);
  });

  test("nothing is recorded before it happened, and nobody has seen what is not there yet", () => {
    const file = openLogFile();
    const early = { ...say("NoteAdded", null), at: NOON + 1 };
    expect(() => append(file, { t1: [early] })).toThrow(/before it happened/);
    expect(() => append(file, { t1: [say("NoteAdded", null)] }, { seen: 1 })).toThrow(/has seen/);
    expect(file.log.position()).toBe(0);
  });

  test("an actor, a record or a command whose id is none is a bug, and nothing is stored", () => {
    const file = openLogFile();
    const nobody = { kind: "person", id: asId<"person">("asha") } as const;
    expect(() => append(file, { t1: [say("NoteAdded", null)] }, { by: nobody })).toThrow(/is no UUID/);
    expect(() => append(file, { t1: [say("NoteAdded", null)] }, { commandId: asId("c1") })).toThrow(/is no UUID/);
    expect(file.log.position()).toBe(0);
  });

  test("each command of this station has its own number, also after one that failed", () => {
    const file = openLogFile();
    append(file, { t1: [say("TicketLogged", null), say("NoteAdded", null)] });
    expect(() => append(file, { t1: [{ ...say("NoteAdded", null), at: NOON + 1 }] })).toThrow(/before it happened/);
    append(file, { t1: [say("NoteAdded", null)] });
    expect(file.log.readStream(key("t1")).events.map(({ stationNo }) => stationNo)).toEqual([1, 1, 2]);
  });

  test("ids made in deciding come from the command: the same again, and others for another number", () => {
    const [one, two] = [idOf("one"), idOf("two")];
    const made = [derivedId(one, 0), derivedId(one, 1), derivedId(two, 0)];
    expect(new Set(made).size).toBe(3);
    expect(derivedId(one, 0)).toBe(made[0]);
    expect(momentCommandId("t1:fix:100")).toBe(momentCommandId("t1:fix:100"));
    expect(momentCommandId("t1:fix:100")).not.toBe(momentCommandId("t1:fix:90"));
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
