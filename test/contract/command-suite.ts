import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ask, type CALL, logCall, setUp } from "../support/ticket/calls.ts";
import type { Bench } from "./bench.ts";

/** What a host does with commands that are not allowed, outdated, or late. */
export function commandSuite(bench: Bench): void {
  describe("a command", () => {
    const send = (ticketId: string, command: typeof CALL, more: object = {}) =>
      bench.bridge.request("ticket.command", { commandId: randomUUID(), ticketId, command, ...more });
    const resolve = { type: "ResolveTicket", how: "fix", text: "Switch restarted" } as const;

    test("the ticket's rules do not allow is refused with the fact and a sentence, and stores nothing", async () => {
      await setUp(bench.bridge);
      const { ticketId } = await logCall(bench.bridge);
      const answer = await send(ticketId, { type: "ReopenTicket", reason: "it is back" });
      expect(answer).toMatchObject({ ok: false, error: { kind: "refused", rejection: expect.any(String) } });
      expect((await ask(bench.bridge, "ticket.open", { id: ticketId })).events).toHaveLength(1);
    });

    test("by nobody, or on a ticket nobody has, is refused", async () => {
      await setUp(bench.bridge);
      const { ticketId } = await logCall(bench.bridge);
      expect(await send(randomUUID(), resolve)).toMatchObject({ ok: false, error: { kind: "not-found" } });
      await ask(bench.bridge, "session.signOut", {});
      expect(await send(ticketId, resolve)).toMatchObject({ ok: false, error: { rejection: "NobodySignedIn" } });
    });

    test.each([
      { type: "CloseAfterTime" } as const,
      { type: "ResolveWithoutAnswer" } as const,
      {
        type: "RecordThreshold",
        promise: "fix",
        percent: 100,
        thresholdAt: 1,
        dueAt: 1,
        to: [],
        isLate: false,
      } as const,
    ])("that is the timers' own ($type) is forbidden to a person", async (command) => {
      await setUp(bench.bridge);
      const { ticketId } = await logCall(bench.bridge);
      expect(await send(ticketId, command)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    });

    test("from an outdated screen is a conflict, unless what came between cannot matter", async () => {
      await setUp(bench.bridge);
      const { ticketId, version } = await logCall(bench.bridge);
      expect((await send(ticketId, { type: "AddNote", text: "Rang back" })).ok).toBe(true);
      const contacted = { type: "AcknowledgeTicket", how: "phone", text: "Told Jo" } as const;
      expect(await send(ticketId, contacted, { expectedVersion: version })).toMatchObject({ ok: true });
      expect(await send(ticketId, resolve, { expectedVersion: version })).toMatchObject({
        ok: false,
        error: { kind: "conflict" },
      });
    });

    test("noted down afterwards keeps the moment it happened; the future is refused", async () => {
      await setUp(bench.bridge);
      const { ticketId } = await logCall(bench.bridge, {});
      const loggedAt = bench.desk.now();
      bench.desk.setTime(loggedAt + 3_600_000);
      const note = { type: "AddNote", text: "Caller rang" } as const;
      expect((await send(ticketId, note, { happenedAt: loggedAt + 60_000 })).ok).toBe(true);
      const [, recorded] = (await ask(bench.bridge, "ticket.open", { id: ticketId })).events;
      expect(recorded).toMatchObject({ recordedAt: bench.desk.now(), event: { at: loggedAt + 60_000 } });
      expect(await send(ticketId, note, { happenedAt: bench.desk.now() + 3_600_000 })).toMatchObject({
        ok: false,
        error: { rejection: "HappenedInFuture" },
      });
    });
  });
}
