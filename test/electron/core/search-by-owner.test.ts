import { describe, expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { ask } from "../../support/ticket/calls.ts";

async function deskOfTwo() {
  const desk = await openWorkingDesk();
  const zoe = await ask(desk.bridge, "people.add", { name: "Zoë O’Brien-Smith", team: "Desk" });
  const printer = await desk.log("stockport", "P2", { summary: "Printer jams", details: "" });
  const screen = await desk.log("stockport", "P3", { summary: "Screen is dark", details: "" });
  const other = await desk.log("stockport", "P3", { summary: "Printer is slow", details: "" });
  for (const id of [printer, screen]) {
    await desk.act(id, { type: "AssignTicket", owner: asId<"person">(zoe.id) });
  }
  return { desk, printer, screen, other };
}

async function found({ bridge }: WorkingDesk, text: string): Promise<readonly string[]> {
  const { rows, whole, total } = await ask(bridge, "queue.list", { filter: { text } });
  const { all } = await ask(bridge, "queue.counts", { filter: { text } });
  expect([all, whole]).toEqual([total, total]);
  return rows.map(({ id }) => id).toSorted();
}

describe("A search by an owner's name", () => {
  test.each(["Zoë", "zoe", "O'Brien", "o’brien", "Zoe O'Brien", "smith zoe", "Zoë O’Brien-Smith", "smi"])(
    "finds the tickets of that person: %s",
    async (text) => {
      const { desk, printer, screen } = await deskOfTwo();
      expect(await found(desk, text)).toEqual([printer, screen].toSorted());
    },
  );

  test("goes together with what else was typed", async () => {
    const { desk, printer, screen } = await deskOfTwo();
    expect(await found(desk, "zoe printer")).toEqual([printer]);
    expect(await found(desk, "dark smith")).toEqual([screen]);
    expect(await found(desk, "zoe slow")).toEqual([]);
  });

  test("finds no ticket that was given to somebody else since", async () => {
    const { desk, printer, screen } = await deskOfTwo();
    await desk.act(printer, { type: "AssignTicket", owner: null });
    expect(await found(desk, "zoe")).toEqual([screen]);
  });
});
