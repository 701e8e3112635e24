import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectionDifferences } from "../../../../electron/store/projections/differences.ts";
import { NOON, openDesk, record } from "../../../support/store/desk.ts";
import { logged, simpleProjection } from "../../../support/store/events.ts";

const differences = (store: ReturnType<typeof openDesk>): readonly string[] =>
  [...projectionDifferences(store.connection, simpleProjection)].map(({ message }) => message);

describe("the search index, compared with the records it was made of", () => {
  test("a sound one holds every word and every piece of every text there can be", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 200 }), { maxLength: 8 }), (texts) => {
        const store = openDesk();
        for (const [index, text] of texts.entries()) {
          const said = text.isWellFormed() ? text : text.toWellFormed();
          record(store, `t${index}`, [logged(`t${index}`, NOON, { summary: `s ${said}`, details: said })]);
        }
        expect(differences(store)).toEqual([]);
        store.close();
      }),
      { numRuns: 30 },
    );
  });

  test.each(["search_words", "search_titles", "search_parts"])(
    "a text that went missing from %s is noticed",
    (index) => {
      const store = openDesk();
      for (const ticket of ["t1", "t2", "t3"]) record(store, ticket, [logged(ticket, NOON)]);
      const { connection } = store;
      const stream = connection
        .prepare("SELECT stream FROM search_text ORDER BY stream LIMIT 1 OFFSET 1")
        .pluck()
        .get();
      connection.prepare(`DELETE FROM ${index} WHERE rowid = ?`).run(stream);
      expect(differences(store)).toEqual(["It is not found by all that stands in it."]);
    },
  );

  test("so are words that were changed inside the index's own pages", () => {
    const store = openDesk();
    for (const ticket of ["t1", "t2"]) record(store, ticket, [logged(ticket, NOON, { summary: "Zebra crossing" })]);
    const { connection } = store;
    connection.unsafeMode();
    const blocks = connection
      .prepare<[], { id: number; block: Buffer }>("SELECT id, block FROM search_words_data WHERE id > 10")
      .all();
    let changed = 0;
    for (const { id, block } of blocks) {
      const at = block.indexOf("zebra");
      if (at < 0) continue;
      block.write("zibra", at);
      connection.prepare("UPDATE search_words_data SET block = ? WHERE id = ?").run(block, id);
      changed += 1;
    }
    expect(changed).toBeGreaterThan(0);
    connection.exec("INSERT INTO search_words (search_words) VALUES ('flush')");
    expect(differences(store).length).toBeGreaterThan(0);
  });
});
