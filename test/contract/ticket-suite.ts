import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Push } from "../../shared/contract/contract.ts";
import { ask, CALL, logCall, setUp } from "../support/ticket/calls.ts";
import { type Bench, eventually } from "./bench.ts";

/** What a host does with calls and with what is asked of tickets. */
export function ticketSuite(bench: Bench): void {
  describe("a call", () => {
    test("becomes a row with its promise, and every window hears of it", async () => {
      const pushes: Push[] = [];
      bench.bridge.subscribe((push) => pushes.push(push));
      await setUp(bench.bridge);
      const done = await logCall(bench.bridge);
      expect(done).toMatchObject({ wasRepeat: false, version: 1, row: { site: "Bramhall High", status: "open" } });
      const page = await ask(bench.bridge, "queue.list", { filter: {} });
      expect(page).toMatchObject({ total: 1, asOf: bench.desk.now() });
      expect(page.rows).toEqual([done.row]);
      expect(page.rows[0]?.next).toMatchObject({ promise: "response", state: "running" });
      await eventually(() => pushes.some(({ name }) => name === "tickets.changed"));
      expect(pushes).toContainEqual({
        name: "tickets.changed",
        data: { ids: [done.ticketId], position: page.position },
      });
    });

    test("sent twice is logged once, and the second answer says so", async () => {
      await setUp(bench.bridge);
      const input = { commandId: randomUUID(), ticketId: randomUUID(), command: CALL };
      const first = await ask(bench.bridge, "ticket.command", input);
      const second = await ask(bench.bridge, "ticket.command", input);
      expect(second).toEqual({ ...first, wasRepeat: true });
      expect((await ask(bench.bridge, "queue.list", { filter: {} })).total).toBe(1);
    });

    test("under an agreement that is not in use is refused in a sentence", async () => {
      await setUp(bench.bridge);
      const command = { ...CALL, agreementId: "sips" } as typeof CALL;
      const input = { commandId: randomUUID(), ticketId: randomUUID(), command };
      expect(await bench.bridge.request("ticket.command", input)).toMatchObject({
        ok: false,
        error: { kind: "refused", rejection: "AgreementNotInUse" },
      });
    });

    test("shows its events, its search finds it, and so does its reference as it was heard", async () => {
      const actor = await setUp(bench.bridge);
      const { ticketId, reference } = await logCall(bench.bridge);
      const view = await ask(bench.bridge, "ticket.open", { id: ticketId });
      expect(view.events.map(({ event }) => event.type)).toEqual(["TicketLogged"]);
      expect(view.events[0]?.event.by).toEqual({ kind: "person", id: actor });
      expect(view.names).toEqual({ [actor]: "Asha Bello" });
      const heard = reference.toLowerCase().replaceAll("-", " ");
      expect((await ask(bench.bridge, "ticket.find", { reference: heard })).row.id).toBe(ticketId);
      expect(await ask(bench.bridge, "ticket.similar", { text: "internet" })).toHaveLength(1);
      expect(await ask(bench.bridge, "queue.rows", { ids: [ticketId, randomUUID()] })).toHaveLength(1);
    });

    test("what was searched for is shown where it stands, if no row shows it", async () => {
      await setUp(bench.bridge);
      const details = "Since nine this morning the switch in the loft blinks red and nobody can get through to it.";
      const { ticketId } = await logCall(bench.bridge, { details });
      const found = await ask(bench.bridge, "queue.excerpts", { ids: [ticketId, randomUUID()], text: "Switch loft" });
      expect(found).toEqual([{ id: ticketId, text: expect.stringContaining("the switch in the loft blinks red") }]);
      expect(await ask(bench.bridge, "queue.excerpts", { ids: [ticketId], text: " " })).toEqual([]);
      const page = await ask(bench.bridge, "queue.list", { filter: { text: "witch" } });
      expect(page).toMatchObject({ total: 1, whole: 0 });
    });

    test("who called before is found by the beginning of a name, with what is known of them", async () => {
      await setUp(bench.bridge);
      await logCall(bench.bridge, { caller: { name: "Jo Lee", phone: "0161 496 0000" } });
      await logCall(bench.bridge, { caller: { name: "Joan Park" }, site: "Moor End" });
      const found = await ask(bench.bridge, "caller.find", { text: "jo", site: "Bramhall High" });
      expect(found.map(({ name }) => name)).toEqual(["Jo Lee", "Joan Park"]);
      expect(found[0]).toEqual({
        name: "Jo Lee",
        phone: "0161 496 0000",
        email: "",
        site: "Bramhall High",
        lastCalledAt: expect.any(Number),
      });
      expect(await ask(bench.bridge, "caller.find", { text: "nobody" })).toEqual([]);
      expect(await bench.bridge.request("caller.find", { text: "x".repeat(201) })).toMatchObject({ ok: false });
    });

    test("a misheard reference is told from one that does not exist", async () => {
      await setUp(bench.bridge);
      const { reference } = await logCall(bench.bridge);
      const swapped = reference.slice(0, -1) + (reference.endsWith("2") ? "3" : "2");
      const answer = await bench.bridge.request("ticket.find", { reference: swapped });
      expect(answer).toMatchObject({ ok: false, error: { kind: "not-found" } });
      expect(await bench.bridge.request("ticket.open", { id: randomUUID() })).toMatchObject({
        ok: false,
        error: { kind: "not-found" },
      });
    });

    test("counts by view", async () => {
      const actor = await setUp(bench.bridge);
      await logCall(bench.bridge);
      const counts = await ask(bench.bridge, "queue.counts", { filter: { me: actor } });
      expect(counts).toMatchObject({ all: 1, mine: 0, unassigned: 1 });
    });

    test.each(["'", '"', "*", "(", "AND OR", "a -b", "NEAR(", "☃ 🦄", "%_\\", ":", "  "])(
      "any text is a search: %s",
      async (text) => {
        await setUp(bench.bridge);
        await logCall(bench.bridge);
        expect(await bench.bridge.request("queue.list", { filter: { text } })).toMatchObject({ ok: true });
        expect(await bench.bridge.request("ticket.similar", { text })).toMatchObject({ ok: true });
      },
    );
  });
}
