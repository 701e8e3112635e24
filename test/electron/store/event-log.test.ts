import { describe, expect, test } from "vitest";
import { commitmentOf, genesisHash, hashOf } from "../../../electron/store/event-hash.ts";
import { VersionConflict } from "../../../electron/store/event-log.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { NOON, openDesk, record } from "../../support/store/desk.ts";
import { logged, note } from "../../support/store/events.ts";

const APPEND_ONLY = /append-only|never deleted|never replaced|only by an erasure/;

describe("the event log keeps what happened", () => {
  test("an event comes back as it was recorded, with when, where and by which command", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON - 5), note("called back", NOON - 1)], "command-1");
    const { events, readOnlyBecause } = store.readTicket(asId("t1"));
    expect(readOnlyBecause).toBeNull();
    expect(events.map(({ event }) => event)).toEqual([logged("t1", NOON - 5), note("called back", NOON - 1)]);
    expect(events[1]).toMatchObject({ version: 2, recordedAt: NOON, station: store.stationId, commandId: "command-1" });
    expect(store.position()).toBe(2);
  });

  test("text with quotes, line breaks, NUL, emoji and half an emoji survives", () => {
    const store = openDesk();
    const text = 'a"b\n\0\u{1f525}\ud83d\u202e';
    record(store, "t1", [logged("t1", NOON), note(text, NOON)]);
    expect(store.readTicket(asId("t1")).events[1]?.event).toEqual(note(text, NOON));
  });

  test.each([
    "UPDATE event SET type = 'Nothing'",
    "UPDATE OR REPLACE event SET position = 1 WHERE position = 2",
    "DELETE FROM event WHERE position = 2",
    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE position = 2",
    "REPLACE INTO event SELECT 99, category, stream, version, 'other', type, schema_version, happened_at, recorded_at, actor, station, command_id, written_by, commitment, previous_hash, hash FROM event WHERE position = 2",
    "INSERT OR REPLACE INTO event SELECT 99, category, stream, 99, event_id, type, schema_version, happened_at, recorded_at, actor, station, command_id, written_by, commitment, previous_hash, hash FROM event WHERE position = 2",
    "INSERT OR IGNORE INTO event SELECT * FROM event WHERE position = 2",
    "UPDATE event_payload SET payload = '{}'",
    "UPDATE event_payload SET payload = '{}', salt = NULL, erased_by = 1",
    "DELETE FROM event_payload",
    "INSERT OR REPLACE INTO event_payload (position, salt, payload) VALUES (1, x'00', '{}')",
    "UPDATE command SET version = 9",
    "DELETE FROM command",
    "INSERT OR REPLACE INTO command (command_id, stream, version, recorded_at) VALUES ('command-1', 't1', 9, 9)",
  ])("refused: %s", (statement) => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON), note("first", NOON)], "command-1");
    for (const recursive of ["ON", "OFF"]) {
      store.connection.pragma(`recursive_triggers = ${recursive}`);
      expect(() => store.connection.exec(statement)).toThrow(APPEND_ONLY);
    }
    expect(store.readTicket(asId("t1")).events.map(({ event }) => event)).toEqual([
      logged("t1", NOON),
      note("first", NOON),
    ]);
  });

  test("a column takes only its own kind of value", () => {
    const { connection } = openDesk();
    const insert = "INSERT INTO command (command_id, stream, version, recorded_at) VALUES ('x', 't', 'many', 1)";
    expect(() => connection.exec(insert)).toThrow(/cannot store TEXT value in INTEGER column/);
  });

  test("no name and nothing that was said stands outside the payload", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON, { caller: { name: "Zebedee Quux" }, summary: "Zebedee cannot log in" })]);
    const rows = store.connection.prepare("SELECT * FROM event").all();
    expect(JSON.stringify(rows)).not.toMatch(/Zebedee|Asha/);
    expect(JSON.stringify(rows)).toContain("person:asha");
  });

  test("each event's hash is made of the one before, what the log says of it, and a salted commitment", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON), note("first", NOON)]);
    const sql = "SELECT * FROM event JOIN event_payload USING (position) ORDER BY position";
    // The columns as the migration made them.
    const rows = store.connection.prepare(sql).all() as Record<string, never>[];
    let previous = genesisHash(store.log.station.deskId);
    for (const row of rows) {
      const commitment = commitmentOf(row["salt"] ?? Buffer.alloc(0), row["payload"] ?? "");
      const metadata = {
        position: row["position"],
        category: row["category"],
        stream: row["stream"],
        version: row["version"],
        eventId: row["event_id"],
        type: row["type"],
        schemaVersion: row["schema_version"],
        happenedAt: row["happened_at"],
        recordedAt: row["recorded_at"],
        actor: row["actor"],
        station: row["station"],
        commandId: row["command_id"],
        writtenBy: row["written_by"],
      };
      previous = hashOf(previous, metadata as unknown as Parameters<typeof hashOf>[1], commitment);
      expect(previous.equals(row["hash"] ?? Buffer.alloc(0))).toBe(true);
    }
    expect(rows).toHaveLength(2);
  });

  test("two events that say the same have different commitments, so nobody can guess one from the other", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON), note("same", NOON), note("same", NOON)]);
    const found = store.connection.prepare("SELECT DISTINCT commitment FROM event WHERE type = 'NoteAdded'").all();
    expect(found).toHaveLength(2);
  });
});

describe("commands", () => {
  test("a command that was carried out is known by its id, with what came of it", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON), note("first", NOON)], "command-1");
    store.transact((transaction) => {
      expect(transaction.commandOutcome("command-1")).toEqual({ commandId: "command-1", ticketId: "t1", version: 2 });
      expect(transaction.commandOutcome("command-2")).toBeUndefined();
    });
  });

  test("the same command is never stored twice, even if somebody forgets to ask", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)], "command-1");
    expect(() => record(store, "t1", [note("again", NOON)], "command-1")).toThrow(/append-only/);
    expect(store.position()).toBe(1);
  });

  test("events for a version that is already there are a conflict and nothing is stored", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const late = { ticketId: asId<"ticket">("t1"), expectedVersion: 0, commandId: "late", recordedAt: NOON };
    const append = () => store.transact((transaction) => transaction.append({ ...late, events: [note("x", NOON)] }));
    expect(append).toThrow(VersionConflict);
    expect(store.position()).toBe(1);
    expect(store.transact((transaction) => transaction.commandOutcome("late"))).toBeUndefined();
  });

  test("a bug half-way through leaves nothing: neither events nor command nor reference number", () => {
    const store = openDesk();
    const number = store.transact((transaction) => transaction.nextReferenceNumber());
    expect(() =>
      store.transact((transaction) => {
        transaction.nextReferenceNumber();
        transaction.append({
          ticketId: asId("t1"),
          expectedVersion: 0,
          commandId: "c",
          recordedAt: NOON,
          events: [logged("t1", NOON)],
        });
        throw new Error("a bug");
      }),
    ).toThrow("a bug");
    expect(store.position()).toBe(0);
    expect(store.transact((transaction) => transaction.nextReferenceNumber())).toBe(number + 1);
  });

  test("a threshold is recorded once, whatever command tries it again", () => {
    const store = openDesk();
    const threshold = {
      type: "ThresholdReached",
      thresholdId: asId<"threshold">("t1:fix:100:99"),
      promise: "fix",
      percent: 100,
      thresholdAt: 99,
      dueAt: 99,
      to: [],
      isLate: false,
      at: NOON,
      by: { kind: "timer" },
    } as const;
    record(store, "t1", [logged("t1", NOON), threshold]);
    expect(store.readTicket(asId("t1")).events[1]?.eventId).toBe("t1:fix:100:99");
    expect(() => record(store, "t1", [threshold])).toThrow(/append-only/);
    expect(store.readTicket(asId("t1")).events).toHaveLength(2);
  });

  test("a transaction inside a transaction is refused: it could be half undone", () => {
    const store = openDesk();
    expect(() => store.transact(() => store.transact(() => 1))).toThrow("inside another");
  });
});

describe("events of another version", () => {
  test("an event this version does not know makes its ticket read-only and says who wrote it", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const rest =
      "schema_version, happened_at, recorded_at, actor, station, command_id, '9.0.0', commitment, hash, hash";
    store.connection.exec(`
      INSERT INTO event SELECT 2, category, stream, 2, 'later', 'TicketTeleported', ${rest} FROM event;
      INSERT INTO event_payload SELECT 2, salt, payload, NULL FROM event_payload`);
    const { events, readOnlyBecause } = store.readTicket(asId("t1"));
    expect(events).toHaveLength(1);
    expect(readOnlyBecause).toMatch(/TicketTeleported/);
    expect(readOnlyBecause).toMatch(/9\.0\.0/);
  });
});
