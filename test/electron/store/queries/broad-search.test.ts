import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ticketKey } from "../../../../electron/core/ticket-stream.ts";
import type { DeskStore } from "../../../../electron/store/desk-store.ts";
import { openStore } from "../../../../electron/store/open.ts";
import { QueueFilter, type QueueFilterInput } from "../../../../shared/contract/queue-filter.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";
import { appendToTicket } from "../../../support/store/append-ticket.ts";
import { freshFile, NOON, openDesk, record } from "../../../support/store/desk.ts";
import { ASHA, logged, simpleProjection } from "../../../support/store/events.ts";
import { commandId, ticketId } from "../../../support/store/ids.ts";

const TICKETS = 4_200;
const MINUTE = 60_000;

function fill(file: string): void {
  const store = expectOk(openStore({ file, now: () => NOON }), "The store opens");
  store.transact((transaction) => {
    for (let number = 0; number < TICKETS; number += 1) {
      const ticket = `t${number}`;
      const summary = number % 2 === 0 ? "the printer in room 4" : "the till";
      const site = number % 3 === 0 ? "Hillside" : "Moor End";
      const events = [logged(ticket, NOON + number * MINUTE, { summary, site, priority: "P3" })];
      appendToTicket(transaction, {
        ticketId: ticketId(ticket),
        commandId: commandId(ticket),
        by: ASHA,
        expectedVersion: 0,
        recordedAt: NOON + number * MINUTE,
        seen: store.position(),
        events,
      });
      const key = ticketKey(ticketId(ticket));
      const { projection } = simpleProjection(key, transaction.readStream(key));
      if (projection !== null) transaction.project(projection);
    }
  });
  store.close();
}

/** What stands in most tickets is searched for another way than what stands in few: both must say the same. */
describe("searching for what stands in nearly every ticket", () => {
  // Made once and copied for each test: 4,200 tickets take seconds to store.
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-broad-"));
  const filled = join(folder, "filled.db");
  beforeAll(() => fill(filled), 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let store: DeskStore;
  beforeEach(() => {
    const file = freshFile();
    copyFileSync(filled, file);
    store = openDesk(file);
  });
  const shown = (input: QueueFilterInput, offset = 0, limit = 3) => {
    const { rows, total } = store.queue(QueueFilter.parse(input), offset, limit);
    return { ids: rows.map(({ id }) => id), total };
  };

  test("a page, and how many there are", () => {
    expect(shown({ text: "the" })).toEqual({ ids: ["t0", "t1", "t2"].map(ticketId), total: TICKETS });
    expect(shown({ text: "the", statuses: [] }, 4_000, 2)).toEqual({
      ids: ["t4000", "t4001"].map(ticketId),
      total: TICKETS,
    });
    expect(shown({ text: "printer" })).toEqual({ ids: ["t0", "t2", "t4"].map(ticketId), total: TICKETS / 2 });
    expect(shown({ text: "printer", statuses: ["closed"] })).toEqual({ ids: [], total: 0 });
  });

  test("together with what else narrows the queue", () => {
    expect(shown({ text: "the", sites: ["Hillside"] })).toEqual({
      ids: ["t0", "t3", "t6"].map(ticketId),
      total: TICKETS / 3,
    });
    expect(shown({ text: "printer", sites: ["Hillside"] })).toEqual({
      ids: ["t0", "t6", "t12"].map(ticketId),
      total: TICKETS / 6,
    });
  });

  test("two words of which one is short", () => {
    expect(shown({ text: "the in" })).toEqual({ ids: ["t0", "t2", "t4"].map(ticketId), total: TICKETS / 2 });
    expect(shown({ text: "till in" })).toEqual({ ids: [], total: 0 });
  });

  test("the counts beside the views count what is found", () => {
    const all = (text: string): number => store.counts(QueueFilter.parse({ text }), undefined, NOON).all;
    expect([all("printer"), all("the"), all("till in")]).toEqual([TICKETS / 2, TICKETS, 0]);
  });

  test("what was written since is found, and one search does not answer for another", () => {
    expect(shown({ text: "till" }).total).toBe(TICKETS / 2);
    record(store, "new", [logged("new", NOON - MINUTE, { summary: "the till again" })]);
    expect(shown({ text: "till" })).toEqual({ ids: ["new", "t1", "t3"].map(ticketId), total: TICKETS / 2 + 1 });
    expect(shown({ text: "printer" }).ids).toEqual(["t0", "t2", "t4"].map(ticketId));
    expect(shown({ text: "till" }).ids).toEqual(["new", "t1", "t3"].map(ticketId));
  });
});
