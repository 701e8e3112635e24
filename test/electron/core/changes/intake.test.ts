import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ChangeDesk } from "../../../support/change/change-desk.ts";
import { assess } from "../../../support/change/change-scene.ts";
import { ask, logCall } from "../../../support/ticket/calls.ts";

let desk: ChangeDesk;
beforeEach(async () => {
  desk = await ChangeDesk.open();
});
afterEach(() => desk.close());

const list = (who: Parameters<ChangeDesk["as"]>[0], filter: object = {}) =>
  ask(desk.as(who), "change.list", { filter });

describe("a change that is asked for", () => {
  test("on the phone stands in the list with what comes next and who has it (STK-16, STK-59)", async () => {
    const id = await desk.log("2026-03-02T09:00");
    const page = await list("asha");
    expect(page).toMatchObject({ total: 1, counts: { open: 1, ended: 0 } });
    expect(page.rows[0]).toMatchObject({
      id,
      reference: expect.stringMatching(/^CH-/),
      status: "logged",
      summary: "Replace core firewall",
      site: "Bramhall High",
      next: { step: { kind: "filter" }, with: { person: null, role: "change-manager" } },
    });
    expect((await list("maya", { list: "to-decide" })).rows.map((row) => row.id)).toEqual([id]);
    expect((await list("okafor", { list: "to-decide" })).rows).toEqual([]);
  });

  test("by a web form is refused with the clause, and leaves no trace (STK-16)", async () => {
    const changeId = randomUUID();
    const position = desk.core.store.position();
    desk.at("2026-03-02T09:00");
    const refused = desk.log("2026-03-02T09:00", { channel: "web" });
    await expect(refused).rejects.toThrow(/ChannelNotForChanges/);
    expect(desk.core.store.position()).toBe(position);
    expect(await desk.as("asha").request("change.open", { id: changeId })).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
  });

  test("is found by its words, and by its reference as it is spoken", async () => {
    const id = await desk.log("2026-03-02T09:00");
    const { change } = await desk.view(id);
    for (const text of ["firewall", "town hall", change.reference, change.reference.replaceAll("-", "")]) {
      expect(
        (await list("asha", { text })).rows.map((row) => row.id),
        text,
      ).toEqual([id]);
    }
    expect((await list("asha", { text: "photocopier" })).rows).toEqual([]);
  });

  test("rejected at the filter is explained, and what comes next is telling the customer (STK-60)", async () => {
    const id = await desk.log("2026-03-02T09:00");
    await desk.act("2026-03-02T09:30", "maya", id, { type: "FilterOutChange", explanation: "No plan was given." });
    const [row] = (await list("asha", { list: "with-customer" })).rows;
    expect(row).toMatchObject({
      status: "rejected",
      next: { step: { kind: "tell-customer", about: "filter-rejection" } },
    });
    const told = { about: "filter-rejection", whom: "Sam Caller", how: "phone", text: "No plan was given." } as const;
    const view = await desk.act("2026-03-02T09:40", "maya", id, { type: "TellCustomer", ...told });
    expect(view.change.told).toMatchObject([told]);
    expect((await list("asha", { list: "ended" })).rows.map((each) => each.id)).toEqual([id]);
  });

  test("may be accepted by nobody but who filters (STK-60)", async () => {
    const id = await desk.log("2026-03-02T09:00");
    const refused = await desk.refusal("2026-03-02T09:30", "asha", id, { type: "AcceptChange" });
    expect(refused).toEqual({ rejection: "forbidden", message: "Only a team leader or a change manager may do this." });
  });
});

describe("the level", () => {
  test("is proposed from the three answers, and agreed between change manager and customer (STK-62, STK-63)", async () => {
    const id = await desk.agreed();
    const { change } = await desk.view(id);
    expect(change.assessment).toMatchObject({ customers: 94, notImplementing: "No security updates after March." });
    expect(change.level).toMatchObject({ agreement: "agreed", level: "high", agreedWith: "Sam Caller", how: "phone" });
  });

  test("that is disputed goes to the team leader's list, and routing waits for it (STK-63)", async () => {
    const id = await desk.log("2026-03-02T09:00");
    await desk.act("2026-03-02T09:30", "maya", id, { type: "AcceptChange" });
    await desk.act("2026-03-02T10:00", "maya", id, assess());
    await desk.act("2026-03-02T10:05", "maya", id, {
      type: "DisputeLevel",
      wants: "low",
      customerSays: "It can wait.",
    });
    expect((await list("lena", { list: "to-decide" })).rows.map((row) => row.id)).toEqual([id]);
    const route = { type: "RouteToChangeManager", reason: "Small." } as const;
    expect(await desk.refusal("2026-03-02T10:06", "maya", id, route)).toMatchObject({ rejection: "LevelNotAgreed" });
    await desk.act("2026-03-02T10:10", "lena", id, {
      type: "SettleLevel",
      level: "medium",
      reason: "Between the two.",
    });
    const { change } = await desk.act("2026-03-02T10:20", "maya", id, route);
    expect(change).toMatchObject({ status: "deciding", route: { to: "change-manager", reason: "Small." } });
  });
});

describe("an emergency", () => {
  const emergency = (canWait: boolean | null) => assess({ level: "emergency", urgency: "now", canWait }) as never;

  test("is raised by a specialist alone, linked to a critical incident, once it is said that it cannot wait (STK-64, STK-65, STK-72, STK-73)", async () => {
    const id = await desk.log("2026-03-02T09:00");
    await desk.act("2026-03-02T09:05", "maya", id, { type: "AcceptChange" });
    const bySomebodyElse = await desk.refusal("2026-03-02T09:10", "maya", id, emergency(false));
    expect(bySomebodyElse.rejection).toBe("EmergencyNeedsSpecialist");
    expect(bySomebodyElse.message).toContain("Change Prioritisation");
    const unlinked = await desk.refusal("2026-03-02T09:11", "sven", id, emergency(false));
    expect(unlinked.rejection).toBe("EmergencyNeedsLink");
    expect(unlinked.message).toContain("Emergency Change Advisory Board");
    const link = async (minute: string, priority: string): Promise<void> => {
      const { ticketId: other } = await logCall(desk.as("asha"), { priority });
      await desk.act(minute, "sven", id, { type: "LinkChange", other, relation: "resolves-critical-incident" });
    };
    await link("2026-03-02T09:12", "P3");
    expect(await desk.refusal("2026-03-02T09:13", "sven", id, emergency(false))).toMatchObject({
      rejection: "EmergencyLinkNotCritical",
    });
    await link("2026-03-02T09:14", "Critical");
    const silent = await desk.refusal("2026-03-02T09:15", "sven", id, emergency(null));
    expect(silent.rejection).toBe("EmergencyUnanswered");
    const waiting = await desk.refusal("2026-03-02T09:16", "sven", id, emergency(true));
    expect(waiting.rejection).toBe("EmergencyCanWait");
    expect(waiting.message).toContain("Emergency Change Advisory Board");
    const { change } = await desk.act("2026-03-02T09:20", "sven", id, emergency(false));
    expect(change.level).toMatchObject({ level: "emergency", agreement: "proposed" });
  });
});
