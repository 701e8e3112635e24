import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { ask } from "../../support/ticket/calls.ts";

const reason = "The school buys from Coventry";
const toCoventry = { type: "CorrectAgreement", agreementId: "coventry", priority: "P2", reason } as const;

let desk: WorkingDesk;
beforeEach(async () => {
  desk = await openWorkingDesk();
});
afterEach(() => desk.close());

const agreementOf = async (site: string) =>
  (await ask(desk.bridge, "desk.status", {})).customers.find(({ name }) => name === site)?.agreement;

describe("the agreement a school calls under", () => {
  test("is the one of its first call", async () => {
    await desk.log("calderdale", "P2", { site: "Elm Grove" });
    expect(await agreementOf("Elm Grove")).toBe("calderdale");
    await desk.log("stockport", "P2", { site: "Elm Grove" });
    expect(await agreementOf("Elm Grove")).toBe("calderdale");
  });

  test("is put right with the ticket that had the wrong one, and the ticket's row says so", async () => {
    const id = await desk.log("stockport", "P1", { site: "Elm Grove" });
    const row = await desk.act(id, toCoventry);
    expect(row).toMatchObject({ agreementId: "coventry", priority: "P2", priorityAgreement: "proposed" });
    expect(await agreementOf("Elm Grove")).toBe("coventry");
    const right = await desk.row(await desk.log("coventry", "P2", { site: "Elm Grove" }));
    expect(row.next).toEqual(right.next);
  });

  test("stays where only the ticket was wrong", async () => {
    await desk.log("coventry", "P2", { site: "Elm Grove" });
    const id = await desk.log("stockport", "P1", { site: "Elm Grove" });
    await desk.act(id, toCoventry);
    expect(await agreementOf("Elm Grove")).toBe("coventry");
  });

  test("must be in use at this desk before a ticket can be put under it", async () => {
    const id = await desk.log("stockport", "P1");
    await expect(desk.act(id, { ...toCoventry, agreementId: "nowhere" })).rejects.toThrow("nowhere");
  });
});

describe("a call that was taken down wrongly", () => {
  test("is found by what it says now and by what it said before, and its caller is offered as corrected", async () => {
    const id = await desk.log("stockport", "P2", { site: "Elm Green", caller: { name: "Sam Caller" } });
    const row = await desk.act(id, { type: "CorrectCall", site: "Elm Grove", caller: { name: "Sam Carter" } });
    expect(row).toMatchObject({ site: "Elm Grove", caller: "Sam Carter" });
    const found = async (text: string) =>
      (await ask(desk.bridge, "queue.list", { filter: { text } })).rows.map(({ id: one }) => one);
    expect(await found("Grove")).toEqual([id]);
    expect(await found("Green")).toEqual([id]);
    const callers = await ask(desk.bridge, "caller.find", { text: "Sam" });
    expect(callers.map(({ name, site }) => [name, site])).toEqual([["Sam Carter", "Elm Grove"]]);
  });
});
