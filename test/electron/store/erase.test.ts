import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { ERASED } from "../../../shared/kernel/event-definition.ts";
import { erase, NOON, openDesk, readTicket, record, tamper } from "../../support/store/desk.ts";
import { ASHA, logged, note, simpleProjection } from "../../support/store/events.ts";
import { idOf } from "../../support/store/ids.ts";

function deskWithZebedee(): DeskStore {
  const store = openDesk();
  const caller = { name: "Zebedee Quux", phone: "0161 496 0000" };
  record(store, "t1", [logged("t1", NOON, { caller, summary: "Zebedee cannot log in" })]);
  record(store, "t1", [
    note("Zebedee rang again", NOON),
    { type: "TicketAssigned", owner: ASHA.id, team: "Field", at: NOON, by: ASHA },
    { type: "TicketResolved", how: "workaround", text: "Gave Zebedee a new password", at: NOON, by: ASHA },
  ]);
  record(store, "t2", [logged("t2", NOON)]);
  return store;
}

const bytesOf = (file: string): string =>
  [file, `${file}-wal`].map((each) => (existsSync(each) ? readFileSync(each, "latin1") : "")).join("");

describe("erasing what a person said", () => {
  test("names and sentences go, what clocks and figures need stays", () => {
    const store = deskWithZebedee();
    expect(erase(store, "t1")).toBe(4);
    const [first, second, assigned, resolved] = readTicket(store, "t1").events.map(({ event }) => event);
    expect(first).toMatchObject({
      priority: "P3",
      at: NOON,
      site: ERASED,
      caller: { name: ERASED },
      summary: ERASED,
    });
    expect(second).toMatchObject({ type: "NoteAdded", text: ERASED, by: { kind: "person", id: ASHA.id } });
    expect(assigned).toMatchObject({ owner: ASHA.id, team: null });
    expect(resolved).toMatchObject({ how: "workaround", text: ERASED });
  });

  test("the chain still verifies, and the report says how many were erased", () => {
    const store = deskWithZebedee();
    erase(store, "t1");
    const report = verifyDesk(store.file, store.connection, simpleProjection);
    expect(report.checks.flatMap(({ faults }) => faults)).toEqual([]);
    expect(report).toMatchObject({ isSound: true, erased: 4 });
  });

  test("the name is in no byte of the file, nor in its log, nor in what was half written about the ticket", () => {
    const store = deskWithZebedee();
    store.saveDraft({ subject: idOf("t1"), form: "note", savedAt: NOON, fields: '{"text":"Zebedee is' });
    expect(bytesOf(store.file)).toContain("Zebedee");
    erase(store, "t1");
    expect(bytesOf(store.file).match(/zebedee|quux|0161/i)).toBeNull();
    expect(store.queue(QueueFilter.parse({ text: "Zebedee", statuses: [] }), 0, 9).total).toBe(0);
    expect(store.similar("Zebedee", "", 9)).toEqual([]);
  });

  test("it is done once; the other tickets are as they were", () => {
    const store = deskWithZebedee();
    erase(store, "t1");
    expect(erase(store, "t1")).toBe(0);
    expect(readTicket(store, "t2").events[0]?.event).toEqual(logged("t2", NOON));
  });

  test("after an erasure the ticket lives on", () => {
    const store = deskWithZebedee();
    erase(store, "t1");
    record(store, "t1", [note("closed with thanks", NOON)]);
    expect(readTicket(store, "t1").events).toHaveLength(5);
    expect(verifyDesk(store.file, store.connection, simpleProjection).isSound).toBe(true);
  });

  test("what was left by an erasure cannot be changed later without being found", () => {
    const store = deskWithZebedee();
    erase(store, "t1");
    store.close();
    const change = "UPDATE words SET salt = zeroblob(16), words = '{}', erased_by = NULL WHERE position = 1";
    expect(() => tamper(store.file, change)).toThrow(/only by an erasure/);
    tamper(store.file, "DROP TRIGGER words_only_erased", change);
    const report = verifyDesk(store.file, openDesk(store.file).connection, null);
    expect(report.checks.find(({ name }) => name === "words")?.isSound).toBe(false);
  });

  test("an order for one event does not open the door to another", () => {
    const store = deskWithZebedee();
    erase(store, "t1");
    const order = store.connection.prepare("SELECT max(erased_by) FROM words").pluck().get();
    const steal = `UPDATE words SET salt = NULL, words = NULL, erased_by = ${Number(order)} WHERE position = 5`;
    expect(() => store.connection.exec(steal)).toThrow(/only by an erasure/);
  });
});
