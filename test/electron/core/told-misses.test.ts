import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dueMoment } from "../../../electron/core/ticket-moments.ts";
import type { RequestInput } from "../../../shared/contract/contract.ts";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { WEDNESDAY_TEN } from "../../support/core/desk.ts";
import { ask } from "../../support/ticket/calls.ts";

const HOUR = 3_600_000;
const RESOLVE = { type: "ResolveTicket", how: "fix", text: "Switch restarted" } as const;

let desk: WorkingDesk;
let id: string;
let missedAt: number;
beforeEach(async () => {
  desk = await openWorkingDesk();
  id = await desk.log("stockport", "P1");
  await desk.act(id, { type: "AcknowledgeTicket", how: "phone", text: "Told the school" });
  for (;;) {
    const [moment] = desk.store.momentsUntil(Number.MAX_SAFE_INTEGER, 1);
    if (moment === undefined) throw new Error("Its fix was never missed");
    desk.setTime(Math.max(desk.now(), moment.at));
    desk.core.runTimerCommand({ moment, isLate: false });
    const due = dueMoment(moment);
    if (due?.promise === "fix" && due.percent === 100) break;
  }
  missedAt = desk.now();
});
afterEach(() => desk.close());

const events = async () => (await ask(desk.bridge, "ticket.open", { id })).events.map(({ event }) => event);
const send = (extra: Partial<RequestInput<"ticket.command">>) =>
  desk.bridge.request("ticket.command", {
    commandId: randomUUID(),
    ticketId: id,
    command: RESOLVE,
    ...extra,
  });

describe("a promise people were told is missed", () => {
  test.each([60_000, 3 * HOUR, 24 * HOUR])("stays missed when the PC's clock is set back by %i ms", async (byMs) => {
    desk.setTime(missedAt - byMs);
    const row = await desk.act(id, RESOLVE);
    expect(row).toMatchObject({ status: "resolved", verdict: "missed" });
    const resolved = (await events()).find(({ type }) => type === "TicketResolved");
    expect(resolved?.at).toBeGreaterThanOrEqual(missedAt);
  });

  test("is not said to be kept without a reason, and nothing is stored then", async () => {
    desk.setTime(missedAt + HOUR);
    const before = desk.store.position();
    const refused = await send({ happenedAt: WEDNESDAY_TEN + HOUR / 2 });
    expect(refused).toMatchObject({ ok: false, error: { rejection: "MissToldAlready" } });
    expect(!refused.ok && refused.error.message).toContain("People have been told that the fix was missed");
    expect(desk.store.position()).toBe(before);
  });

  test("is kept after all where a person says so, with the reason; what was told stays beside it", async () => {
    desk.setTime(missedAt + HOUR);
    const happenedAt = WEDNESDAY_TEN + HOUR / 2;
    const done = await send({ happenedAt, happenedBecause: "The technician fixed it on his round and forgot to ring" });
    expect(done).toMatchObject({ ok: true, value: { row: { status: "resolved", verdict: "kept" } } });
    const all = await events();
    expect(all).toContainEqual(expect.objectContaining({ type: "ThresholdReached", promise: "fix", percent: 100 }));
    expect(all).toContainEqual(expect.objectContaining({ type: "TicketResolved", at: happenedAt }));
    expect(all.at(-1)).toMatchObject({
      type: "NoteAdded",
      text: "Said to have happened before the miss was told: The technician fixed it on his round and forgot to ring",
      at: missedAt + HOUR,
    });
  });

  test("needs no reason for what happened after it, or changes nothing about it", async () => {
    desk.setTime(missedAt + HOUR);
    const note = { type: "AddNote", text: "Rang the school" } as const;
    expect(await send({ happenedAt: WEDNESDAY_TEN + 60_000, command: note })).toMatchObject({ ok: true });
    expect(await send({ happenedAt: missedAt + 60_000 })).toMatchObject({
      ok: true,
      value: { row: { verdict: "missed" } },
    });
    expect((await events()).filter(({ type }) => type === "NoteAdded")).toHaveLength(1);
  });
});
