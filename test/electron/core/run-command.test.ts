import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAgreementShelf } from "../../../electron/core/agreement-shelf.ts";
import { projectTicket } from "../../../electron/core/project-ticket.ts";
import { recordMoment } from "../../../electron/core/ticket-moments.ts";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { ask, CALL } from "../../support/ticket/calls.ts";

const note = { type: "AddNote", text: "Rang back" } as const;

describe("the one way to write about a ticket", () => {
  let desk: WorkingDesk;
  beforeEach(async () => {
    desk = await openWorkingDesk();
  });
  afterEach(() => desk.close());

  const pushesOf = (name: Push["name"]): readonly Push[] => desk.pushes.filter((push) => push.name === name);

  test("tells windows after the commit: whoever asks at once is given what was stored", async () => {
    const seen: number[] = [];
    desk.subscribe((push) => {
      if (push.name === "tickets.changed")
        seen.push(desk.store.rows(push.data.ids.map((id) => asId<"ticket">(id))).length);
    });
    await desk.log("stockport", "P2");
    expect(seen).toEqual([1]);
    expect(desk.commits()).toBe(1);
  });

  test("says nothing to anyone when it refused, or had done it before", async () => {
    const ticketId = await desk.log("stockport", "P2");
    const commandId = randomUUID();
    const input = { commandId, ticketId, command: note };
    await desk.bridge.request("ticket.command", input);
    const [told, commits] = [pushesOf("tickets.changed").length, desk.commits()];
    await desk.bridge.request("ticket.command", input);
    const again = { ...input, commandId: randomUUID(), command: { type: "ReopenTicket", reason: "x" } as const };
    await desk.bridge.request("ticket.command", again);
    expect([pushesOf("tickets.changed").length, desk.commits()]).toEqual([told, commits]);
  });

  test("stores nothing at all when anything about it fails", async () => {
    const before = desk.store.position();
    const broken = { ...CALL, caller: { name: "\uD800" } } as typeof CALL;
    const input = { commandId: randomUUID(), ticketId: randomUUID(), command: broken };
    expect((await desk.bridge.request("ticket.command", input)).ok).toBe(false);
    expect(desk.store.position()).toBe(before);
    expect(desk.store.queue({ ...EMPTY_FILTER }, 0, 10).total).toBe(0);
  });

  test("gives each call a reference of its own, with this station's code", async () => {
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.push(await desk.log("stockport", "P3"));
    const references = await Promise.all(ids.map(async (id) => (await desk.row(id)).reference));
    expect(new Set(references).size).toBe(5);
    const status = await desk.bridge.request("desk.status", {});
    const code = status.ok ? status.value.stationCode : "";
    for (const reference of references) expect(reference).toMatch(new RegExp(`^ST-${code}-`));
  });

  test("a ticket keeps the version it was logged under, whatever comes into force later (Coventry 1.1 and 1.2)", async () => {
    desk.setTime(Date.UTC(2021, 5, 1, 9));
    const old = await desk.log("coventry", "P2");
    desk.setTime(Date.UTC(2026, 2, 25, 10));
    const fresh = await desk.log("coventry", "P2");
    const renewed = await desk.act(old, note);
    expect(renewed.agreementVersion).toBe("1.1");
    expect((await desk.row(fresh)).agreementVersion).toBe("1.2");
  });

  test("the row it keeps is the row a rebuild from the events would make, after every step", async () => {
    const shelf = createAgreementShelf(bundledAgreements());
    const id = await desk.log("stockport", "P1");
    const steps = [
      note,
      { type: "AcknowledgeTicket", how: "phone", text: "Told Jo" },
      { type: "ChangePriority", priority: "P2", reason: "One block only" },
      { type: "ResolveTicket", how: "workaround", text: "Second line" },
      { type: "ReopenTicket", reason: "It failed again" },
    ] as const;
    for (const [index, step] of steps.entries()) {
      desk.setTime(desk.now() + index * 600_000);
      const row = await desk.act(id, step);
      const rebuilt = projectTicket(shelf, readTicket(desk.store, asId<"ticket">(id)).events);
      expect({ ...rebuilt.row, owner: null }).toEqual({ ...row, owner: null });
      expect(
        desk.store.momentsUntil(Number.MAX_SAFE_INTEGER, 100).toSorted((a, b) => a.id.localeCompare(b.id)),
      ).toEqual(rebuilt.moments.map(recordMoment).toSorted((a, b) => a.id.localeCompare(b.id)));
    }
  });

  test("an owner goes by the name this desk knows, and a stranger cannot own a ticket", async () => {
    const ticketId = await desk.log("stockport", "P2");
    const id = (await ask(desk.bridge, "desk.status", {})).people[0]?.id ?? asId<"person">("");
    const row = await desk.act(ticketId, { type: "AssignTicket", owner: id });
    expect(row.owner).toEqual({ id, name: "Asha Bello" });
    const stranger = { type: "AssignTicket", owner: asId<"person">("nobody") } as const;
    await expect(desk.act(ticketId, stranger)).rejects.toThrow("UnknownOwner");
  });

  test("a link needs a ticket that is there", async () => {
    const ticketId = await desk.log("stockport", "P2");
    const other = await desk.log("stockport", "P3");
    const link = (to: string) => ({ type: "LinkTicket", other: asId<"ticket">(to), relation: "related-to" }) as const;
    await expect(desk.act(ticketId, link(randomUUID()))).rejects.toThrow("LinkedTicketMissing");
    expect((await desk.act(ticketId, link(other))).version).toBe(2);
  });

  test("a site first heard of in a call is offered from then on, once", async () => {
    await desk.log("stockport", "P2", { site: "Hazel Grove High" });
    await desk.log("stockport", "P2", { site: "Hazel Grove High" });
    expect((await ask(desk.bridge, "desk.status", {})).sites).toEqual(["Hazel Grove High"]);
  });

  test("everything written about a ticket is found by searching", async () => {
    const id = await desk.log("stockport", "P2", { details: "Error 0x80070035" });
    await desk.act(id, { type: "AddNote", text: "Zebra crossing the road" });
    const found = async (text: string) => desk.store.queue({ ...EMPTY_FILTER, text }, 0, 10).total;
    for (const word of ["0x80070035", "zebra", "Bramhall", "Lee"]) expect([word, await found(word)]).toEqual([word, 1]);
    expect(await found("giraffe")).toBe(0);
  });
});

const EMPTY_FILTER = {
  view: "all",
  agreements: [],
  priorities: [],
  statuses: ["unverified", "open"],
  kinds: [],
  owners: [],
  sites: [],
  text: "",
} as const;
