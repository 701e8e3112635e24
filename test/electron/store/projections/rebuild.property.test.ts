import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeskStore } from "../../../../electron/store/desk-store.ts";
import { projectionDifferences } from "../../../../electron/store/projections/differences.ts";
import { rebuildProjections } from "../../../../electron/store/projections/rebuild.ts";
import { verifyDesk } from "../../../../electron/store/verify.ts";
import { QueueFilter } from "../../../../shared/contract/queue-filter.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { copyAsCrashed, freshFile, NOON, openDesk, readTicket, record } from "../../../support/store/desk.ts";
import { logged, note, simpleProjection } from "../../../support/store/events.ts";
import { type Happening, histories } from "../../../support/store/histories.ts";
import { ticketId } from "../../../support/store/ids.ts";

function live(store: DeskStore, history: readonly Happening[]): void {
  for (const { ticket, event } of history) {
    const isFirst = readTicket(store, ticket).events.length === 0;
    record(store, ticket, [event(isFirst)]);
  }
}

/** Everything anyone can read from the projections. */
function everythingShown(store: DeskStore): unknown {
  const all = (text: string) => store.queue(QueueFilter.parse({ statuses: [], text }), 0, 100);
  const texts = ["", "printer", "cafe", "uber", "a", "🔥", "слово", "ST4K7T3"];
  return {
    pages: texts.map(all),
    counts: store.counts(QueueFilter.parse({}), asId("asha"), NOON),
    similar: store
      .similar("printer network login", "Hillside", 8)
      .map(({ id }) => id)
      .toSorted(),
    moments: store.momentsUntil(Number.MAX_SAFE_INTEGER, 1_000),
    tables: ["queue_row", "search_text", "due_moment", "ticket_caller", "known_caller"].map((name) =>
      store.connection.prepare(`SELECT * FROM ${name} ORDER BY 1`).all(),
    ),
  };
}

const schemaOf = (store: DeskStore): readonly unknown[] =>
  store.connection
    .prepare<[], { name: string; sql: string | null }>("SELECT name, sql FROM sqlite_schema ORDER BY type, name")
    .all()
    .map(({ name, sql }) => `${name}: ${sql?.replaceAll(/["'\s]/g, "").toUpperCase()}`);

describe("projections built anew from the log", () => {
  test("are what they were when they grew event by event, over random histories", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(histories, (history) => {
        const store = openDesk();
        live(store, history);
        expect([...projectionDifferences(store.connection, simpleProjection)]).toEqual([]);
        const grown = everythingShown(store);
        rebuildProjections(store, simpleProjection);
        expect(everythingShown(store)).toEqual(grown);
        expect([...projectionDifferences(store.connection, simpleProjection)]).toEqual([]);
        store.close();
      }),
      { numRuns: process.env["DESKWATCH_NIGHTLY"] === "1" ? 2_000 : 40 },
    );
  });

  test("stand in tables of the same shape, and go on growing", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const shape = schemaOf(store);
    rebuildProjections(store, simpleProjection);
    rebuildProjections(store, simpleProjection);
    expect(schemaOf(store)).toEqual(shape);
    record(store, "t1", [note("the toner is empty", NOON)]);
    expect(store.queue(QueueFilter.parse({ text: "toner" }), 0, 9).total).toBe(1);
    expect(verifyDesk(store.file, store.connection, simpleProjection).isSound).toBe(true);
  });

  test("repair whatever had gone wrong with the old ones", () => {
    const store = openDesk();
    for (const ticket of ["t1", "t2"]) record(store, ticket, [logged(ticket, NOON)]);
    store.connection.exec("DELETE FROM queue_row WHERE stream = 1; DELETE FROM due_moment");
    rebuildProjections(store, simpleProjection);
    expect(store.rows([ticketId("t1"), ticketId("t2")])).toHaveLength(2);
    expect(store.momentsUntil(Number.MAX_SAFE_INTEGER, 9)).toHaveLength(4);
  });

  test("a bug half-way leaves the old ones as they are", () => {
    const store = openDesk();
    for (const ticket of ["t1", "t2"]) record(store, ticket, [logged(ticket, NOON)]);
    const before = everythingShown(store);
    let made = 0;
    const failing: typeof simpleProjection = (key, stream) => {
      made += 1;
      if (made === 2) throw new Error("a bug");
      return simpleProjection(key, stream);
    };
    expect(() => rebuildProjections(store, failing)).toThrow("a bug");
    expect(everythingShown(store)).toEqual(before);
    expect(rebuildProjections(store, simpleProjection)).toBe(2);
  });

  test("a power cut half-way leaves the old ones as they are", () => {
    const store = openDesk();
    record(store, "t1", [logged("t1", NOON)]);
    const before = everythingShown(store);
    const crashed = freshFile();
    rebuildProjections(store, simpleProjection, { progressed: () => copyAsCrashed(store.file, crashed) });
    const again = openDesk(crashed);
    expect(everythingShown(again)).toEqual(before);
    expect(rebuildProjections(again, simpleProjection)).toBe(1);
    expect(schemaOf(again)).toEqual(schemaOf(store));
  });

  test("tell how far they are", () => {
    const store = openDesk();
    for (const ticket of ["t1", "t2", "t3"]) record(store, ticket, [logged(ticket, NOON)]);
    const told: string[] = [];
    rebuildProjections(store, simpleProjection, { progressed: (done, total) => told.push(`${done} of ${total}`) });
    expect(told).toEqual(["3 of 3"]);
  });
});
