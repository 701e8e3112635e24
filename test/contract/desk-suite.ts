import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Push } from "../../shared/contract/contract.ts";
import { ask, setUp } from "../support/ticket/calls.ts";
import { type Bench, eventually } from "./bench.ts";

/** What a host does about the desk itself: who is here, under which agreements, and what is kept beside tickets. */
export function deskSuite(bench: Bench): void {
  describe("setting up", () => {
    test("names the first person, the agreements and the sites", async () => {
      await setUp(bench.bridge);
      expect(await ask(bench.bridge, "desk.status", {})).toMatchObject({
        isSetUp: true,
        agreementsInUse: ["stockport", "coventry"],
        people: [{ name: "Asha Bello", team: "Service Desk" }],
        teams: ["Service Desk"],
        sites: ["Bramhall High"],
      });
    });

    test("has nothing to tell of what came due before", async () => {
      await setUp(bench.bridge);
      expect(await ask(bench.bridge, "notice.recent", {})).toEqual([]);
      expect(await ask(bench.bridge, "notice.heard", { upTo: 0 })).toEqual({ upTo: 0 });
    });

    test("happens once", async () => {
      await setUp(bench.bridge);
      const again = { agreements: ["sips"], person: "Eve", team: "x" };
      expect(await bench.bridge.request("desk.setUp", again)).toMatchObject({
        ok: false,
        error: { kind: "refused", rejection: "DeskAlreadySetUp" },
      });
    });

    test("an agreement nobody has is named by its place", async () => {
      const input = { agreements: ["stockport", "atlantis"], person: "Asha", team: "Desk" };
      expect(await bench.bridge.request("desk.setUp", input)).toMatchObject({
        ok: false,
        error: { kind: "invalid", faults: [{ path: "agreements[1]" }] },
      });
    });

    test("a colleague is added once, and everybody hears of it", async () => {
      const pushes: Push[] = [];
      bench.bridge.subscribe((push) => pushes.push(push));
      await setUp(bench.bridge);
      const person = await ask(bench.bridge, "people.add", { name: "Ben Okafor", team: "Field" });
      expect(person).toMatchObject({ name: "Ben Okafor", team: "Field" });
      expect(await bench.bridge.request("people.add", { name: "Ben Okafor", team: "Field" })).toMatchObject({
        ok: false,
        error: { rejection: "PersonAlreadyThere" },
      });
      expect((await ask(bench.bridge, "desk.status", {})).people).toHaveLength(2);
      await eventually(() => pushes.some(({ name }) => name === "desk.changed"));
      expect(pushes.map(({ name }) => name)).toContain("desk.changed");
    });

    test("agreements in use stand apart from those that could be", async () => {
      await setUp(bench.bridge);
      const before = await ask(bench.bridge, "agreement.list", {});
      expect(new Set(before.inUse.map(({ id }) => id))).toEqual(new Set(["stockport", "coventry"]));
      const after = await ask(bench.bridge, "agreement.use", { agreements: ["sips"] });
      expect(after.inUse.map(({ id }) => id)).toEqual(["sips"]);
      expect(after.available.map(({ id }) => id)).toContain("stockport");
    });
  });

  describe("what a desk keeps beside tickets", () => {
    test("a draft call is kept as typed until it is discarded", async () => {
      const place = { subject: "call", form: randomUUID() };
      await ask(bench.bridge, "draft.save", { ...place, fields: '{"summary":"No int' });
      expect(await ask(bench.bridge, "draft.list", { subject: "call" })).toEqual([
        { ...place, fields: '{"summary":"No int', savedAt: bench.desk.now() },
      ]);
      expect(await ask(bench.bridge, "draft.list", { subject: randomUUID() })).toEqual([]);
      expect(await ask(bench.bridge, "draft.discard", place)).toEqual([]);
    });

    test("a saved view keeps its filter", async () => {
      await setUp(bench.bridge);
      const id = randomUUID();
      const [view] = await ask(bench.bridge, "view.save", { id, name: "Urgent", filter: { priorities: ["P1"] } });
      expect(view?.filter).toMatchObject({ priorities: ["P1"] });
      expect(await ask(bench.bridge, "view.list", {})).toMatchObject([{ id, name: "Urgent" }]);
      expect(await ask(bench.bridge, "view.remove", { id })).toEqual([]);
      expect(await ask(bench.bridge, "view.remove", { id })).toEqual([]);
    });

    test("a view saved under a name in use takes its place: two of one name could not be told apart", async () => {
      await setUp(bench.bridge);
      const [first, second] = [randomUUID(), randomUUID()];
      await ask(bench.bridge, "view.save", { id: first, name: "Urgent", filter: { priorities: ["P1"] } });
      const filter = { priorities: ["P2"] };
      const views = await ask(bench.bridge, "view.save", { id: second, name: "urgent ", filter });
      expect(views).toMatchObject([{ id: second, filter }]);
    });

    test("the clocks are checked when asked, and the status says when", async () => {
      expect((await ask(bench.bridge, "timers.check", {})).clocksCheckedAt).toBe(bench.desk.now());
      expect(bench.desk.checks()).toBe(1);
    });
  });

  test("a bug is answered with the number under which the log tells more, and nothing of its inside", async () => {
    bench.desk.store.close();
    const answer = await bench.bridge.request("queue.list", { filter: {} });
    if (answer.ok || answer.error.kind !== "fault") throw new Error(`answered ${JSON.stringify(answer)}`);
    expect(answer.error.message).toContain(answer.error.logNumber);
    expect(answer.error.message).not.toMatch(/database|sqlite|stack/i);
    expect(bench.desk.logged.join("\n")).toContain(answer.error.logNumber);
  });

  test("a listener that left hears nothing more", async () => {
    const heard: Push[] = [];
    const leave = bench.bridge.subscribe((push) => heard.push(push));
    leave();
    const others: Push[] = [];
    bench.bridge.subscribe((push) => others.push(push));
    await setUp(bench.bridge);
    await eventually(() => others.length > 0);
    expect(others).not.toEqual([]);
    expect(heard).toEqual([]);
  });
}
