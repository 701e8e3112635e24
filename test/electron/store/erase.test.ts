import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { erasePersonalData } from "../../../electron/store/erase.ts";
import { verifyDesk } from "../../../electron/store/verify.ts";
import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { ERASED } from "../../../shared/kernel/event-definition.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { NOON, openDesk, record, tamper } from "../../support/store/desk.ts";
import { ASHA, logged, note, simpleProjection } from "../../support/store/events.ts";

const ORDER = { ticketId: asId<"ticket">("t1"), actor: "asha", at: NOON, reason: "request 2026/14" };

function deskWithZebedee(): DeskStore {
  const store = openDesk();
  const caller = { name: "Zebedee Quux", phone: "0161 496 0000" };
  record(store, "t1", [logged("t1", NOON, { caller, summary: "Zebedee cannot log in" })]);
  record(store, "t1", [
    note("Zebedee rang again", NOON),
    { type: "TicketAssigned", owner: asId("asha"), team: "Field", at: NOON, by: ASHA },
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
    expect(erasePersonalData(store, { ...ORDER, commandId: "erase" }, simpleProjection)).toBe(4);
    const [first, second, assigned, resolved] = store.readTicket(asId("t1")).events.map(({ event }) => event);
    expect(first).toMatchObject({
      priority: "P3",
      at: NOON,
      site: ERASED,
      caller: { name: ERASED },
      summary: ERASED,
    });
    expect(second).toMatchObject({ type: "NoteAdded", text: ERASED, by: { kind: "person", id: "asha" } });
    expect(assigned).toMatchObject({ owner: "asha", team: null });
    expect(resolved).toMatchObject({ how: "workaround", text: ERASED });
  });

  test("the chain still verifies, and the report says how many were erased", () => {
    const store = deskWithZebedee();
    erasePersonalData(store, { ...ORDER, commandId: "erase" }, simpleProjection);
    const report = verifyDesk(store.file, store.connection, simpleProjection);
    expect(report.checks.flatMap(({ faults }) => faults)).toEqual([]);
    expect(report).toMatchObject({ isSound: true, erased: 4 });
  });

  test("the name is in no byte of the file, nor in its log, nor in what was half written about the ticket", () => {
    const store = deskWithZebedee();
    store.saveDraft({ subject: "t1", form: "note", savedAt: NOON, fields: '{"text":"Zebedee is' });
    expect(bytesOf(store.file)).toContain("Zebedee");
    erasePersonalData(store, { ...ORDER, commandId: "erase" }, simpleProjection);
    expect(bytesOf(store.file).match(/zebedee|quux|0161/i)).toBeNull();
    expect(store.queue(QueueFilter.parse({ text: "Zebedee", statuses: [] }), 0, 9).total).toBe(0);
    expect(store.similar("Zebedee", "", 9)).toEqual([]);
  });

  test("it is done once; the other tickets are as they were", () => {
    const store = deskWithZebedee();
    erasePersonalData(store, { ...ORDER, commandId: "erase" }, simpleProjection);
    expect(erasePersonalData(store, { ...ORDER, commandId: "again" }, simpleProjection)).toBe(0);
    expect(store.readTicket(asId("t2")).events[0]?.event).toEqual(logged("t2", NOON));
  });

  test("after an erasure the ticket lives on", () => {
    const store = deskWithZebedee();
    erasePersonalData(store, { ...ORDER, commandId: "erase" }, simpleProjection);
    record(store, "t1", [note("closed with thanks", NOON)]);
    expect(store.readTicket(asId("t1")).events).toHaveLength(5);
    expect(verifyDesk(store.file, store.connection, simpleProjection).isSound).toBe(true);
  });

  test("what was left by an erasure cannot be changed later without being found", () => {
    const store = deskWithZebedee();
    erasePersonalData(store, { ...ORDER, commandId: "erase" }, simpleProjection);
    store.close();
    const change = "UPDATE event_payload SET payload = replace(payload, 'P3', 'P1') WHERE position = 1";
    expect(() => tamper(store.file, change)).toThrow(/only by an erasure/);
    tamper(store.file, "DROP TRIGGER payload_only_erased", change);
    const report = verifyDesk(store.file, openDesk(store.file).connection, null);
    expect(report.checks.find(({ name }) => name === "payloads")?.isSound).toBe(false);
  });

  test("an order for one event does not open the door to another", () => {
    const store = deskWithZebedee();
    erasePersonalData(store, { ...ORDER, commandId: "erase" }, simpleProjection);
    const order = store.connection
      .prepare("SELECT max(position) FROM event WHERE type = 'PayloadErased'")
      .pluck()
      .get();
    const steal = `UPDATE event_payload SET salt = NULL, payload = '{}', erased_by = ${Number(order)} WHERE position = 5`;
    expect(() => store.connection.exec(steal)).toThrow(/only by an erasure/);
  });
});
