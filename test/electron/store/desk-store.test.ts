import { describe, expect, test } from "vitest";
import { VersionConflict } from "../../../electron/store/log/append.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { NOON, openDesk, readTicket, record } from "../../support/store/desk.ts";
import { ASHA, logged, note } from "../../support/store/events.ts";
import { commandId, idOf, ticketId } from "../../support/store/ids.ts";

describe("what is stored of tickets", () => {
  test("an event comes back as it was recorded, with when, where and by which command", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON - 5), note("called back", NOON - 1)], "command-1");
    const { events, readOnlyBecause } = readTicket(store, "t1");
    expect(readOnlyBecause).toBeNull();
    expect(events.map(({ event }) => event)).toEqual([logged("t1", NOON - 5), note("called back", NOON - 1)]);
    expect(events[1]).toMatchObject({
      version: 2,
      eventId: `${idOf("command-1")}:1`,
      recordedAt: NOON,
      station: store.stationId,
      commandId: idOf("command-1"),
    });
    expect(store.position()).toBe(2);
  });

  test("text with quotes, line breaks, NUL, emoji and half an emoji survives", () => {
    const store = openDesk();
    const text = 'a"b\n\0\u{1f525}\ud83d\u202e';
    record(store, "t1", [logged("t1", NOON), note(text, NOON)]);
    expect(readTicket(store, "t1").events[1]?.event).toEqual(note(text, NOON));
  });

  test("no name and nothing that was said stands outside the words", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON, { caller: { name: "Zebedee Quux" }, summary: "Zebedee cannot log in" })]);
    const rows = store.connection.prepare("SELECT * FROM event").all();
    expect(JSON.stringify(rows)).not.toMatch(/Zebedee|Asha|cannot/);
    expect(JSON.stringify(store.connection.prepare("SELECT words FROM words").all())).toContain("Zebedee");
  });

  test("a reference belongs to the ticket that was logged under it, and no other ticket can be", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    store.transact(({ claimant }) => {
      expect(claimant("ST4K7T1")).toEqual({ category: "ticket", stream: idOf("t1") });
    });
    expect(() => record(store, "t2", [logged("t2", NOON, { reference: "ST-4K7-T1" })])).toThrow(/is taken/);
    expect(store.position()).toBe(1);
  });

  test("an event this version does not know makes its ticket read-only and says who wrote it", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const event = { type: "TicketTeleported", schemaVersion: 1, facts: "{}", words: null, at: NOON };
    const streams = [{ category: "ticket", stream: idOf("t1"), expectedVersion: 1, events: [event] }];
    const said = { by: ASHA, recordedAt: NOON, clockOffsetMs: null, seen: 1, streams, claims: [] };
    store.transact((transaction) => transaction.append({ commandId: commandId("later"), ...said }));
    const { events, readOnlyBecause } = readTicket(store, "t1");
    expect(events).toHaveLength(1);
    expect(readOnlyBecause).toMatch(/TicketTeleported/);
    expect(readOnlyBecause).toMatch(/1\.2\.3/);
  });
});

describe("transactions", () => {
  test("reference numbers go up and none is issued twice, across restarts (COV-19)", () => {
    const first = openDesk();
    const next = (store: typeof first) => store.transact((transaction) => transaction.nextReferenceNumber());
    const before = [next(first), next(first)];
    first.close();
    expect([...before, next(openDesk(first.file))]).toEqual([1, 2, 3]);
  });

  test("events for a version that is already there are a conflict and nothing is stored", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const event = { type: "NoteAdded", schemaVersion: 2, facts: "{}", words: null, at: NOON };
    const streams = [{ category: "ticket", stream: ticketId("t1"), expectedVersion: 0, events: [event] }];
    const said = { by: ASHA, recordedAt: NOON, clockOffsetMs: null, seen: 1, streams, claims: [] };
    const append = () => store.transact((transaction) => transaction.append({ commandId: commandId("late"), ...said }));
    expect(append).toThrow(VersionConflict);
    expect(store.position()).toBe(1);
    expect(store.outcomeOf(commandId("late"))).toBeUndefined();
  });

  test("a bug half-way through leaves nothing: neither events nor command nor reference number", () => {
    const store = openDesk();
    const number = store.transact((transaction) => transaction.nextReferenceNumber());
    expect(() =>
      store.transact((transaction) => {
        transaction.nextReferenceNumber();
        const streams = [
          {
            category: "ticket",
            stream: idOf("t1"),
            expectedVersion: 0,
            events: [{ type: "TicketLogged", schemaVersion: 2, facts: "{}", words: null, at: NOON }],
          },
        ];
        const said = { by: ASHA, recordedAt: NOON, clockOffsetMs: null, seen: 0, streams, claims: [] };
        transaction.append({ commandId: commandId("c"), ...said });
        throw new Error("a bug");
      }),
    ).toThrow("a bug");
    expect(store.position()).toBe(0);
    expect(store.transact((transaction) => transaction.nextReferenceNumber())).toBe(number + 1);
  });

  test("a transaction inside a transaction is refused: it could be half undone", () => {
    const store = openDesk();
    expect(() => store.transact(() => store.transact(() => 1))).toThrow("inside another");
  });

  test("nothing can be kept for fast reading of a record that is not in the log", () => {
    const store = openDesk();
    const nobody = { category: "ticket", stream: idOf("nobody"), rows: {}, moments: [], search: null };
    expect(() => store.transact((transaction) => transaction.project(nobody))).toThrow(/There is no ticket/);
  });
});

describe("what passwords are checked against", () => {
  test("is kept apart, can be replaced and taken away, and goes with a count of what was tried in vain", () => {
    const { verifiers } = openDesk();
    const asha = asId<"person">(idOf("asha"));
    expect(verifiers.verifier(asha)).toBeUndefined();
    expect(verifiers.tries("recovery")).toEqual({ failed: 0, waitUntil: 0 });
    verifiers.saveTries(asha, { failed: 3, waitUntil: NOON });
    verifiers.saveVerifier(asha, "$argon2id$1");
    expect(verifiers.verifier(asha)).toBe("$argon2id$1");
    expect(verifiers.tries(asha)).toEqual({ failed: 3, waitUntil: NOON });
    verifiers.saveVerifier(asha, null);
    expect(verifiers.verifier(asha)).toBeUndefined();
    expect(verifiers.verifier("recovery")).toBeUndefined();
  });
});
