import { describe, expect, test } from "vitest";
import type { DeskStore } from "../../../../electron/store/desk-store.ts";
import { rebuildProjections } from "../../../../electron/store/projections/rebuild.ts";
import { verifyDesk } from "../../../../electron/store/verify.ts";
import { HOUR_MS } from "../../../../shared/kernel/instant.ts";
import type { Caller } from "../../../../shared/ticket/state.ts";
import { erase, NOON, openDesk, record } from "../../../support/store/desk.ts";
import { logged, simpleProjection } from "../../../support/store/events.ts";

const MRS_SHAH = { name: "Mrs Amina Shah", phone: "024 7600 0001" };

/** A desk that these people rang, an hour after each other. */
function deskCalledBy(...calls: readonly { readonly caller: Caller; readonly site?: string }[]): DeskStore {
  const store = openDesk();
  calls.forEach(({ caller, site = "Hillside School" }, index) => {
    const ticket = `t${index}`;
    record(store, ticket, [logged(ticket, NOON + index * HOUR_MS, { caller, site })]);
  });
  return store;
}

const namesFor = (store: DeskStore, text: string, site = ""): readonly string[] =>
  store.findCallers(text, site, 8).map(({ name }) => name);

describe("finding who called before", () => {
  test.each([
    ["sha", ["Mrs Amina Shah"]],
    ["  SHAH, am", ["Mrs Amina Shah"]],
    ["mina", []],
    ["rene", ["René O'Neill"]],
    ["neill", ["René O'Neill"]],
    ["", []],
    ["%", []],
  ])("by the beginnings of the words of a name: %s", (text, expected) => {
    const store = deskCalledBy({ caller: MRS_SHAH }, { caller: { name: "René O'Neill" } });
    expect(namesFor(store, text)).toEqual(expected);
  });

  test("those of the site first, then who called last, each person and site once", () => {
    const store = deskCalledBy(
      { caller: { name: "Jo Park" }, site: "Moor End" },
      { caller: { name: "Jo Lee" } },
      { caller: { name: "jo lee", phone: "1" } },
      { caller: { name: "Jo Lee" }, site: "Riverside" },
    );
    expect(store.findCallers("jo", "Moor End", 8).map(({ name, site }) => [name, site])).toEqual([
      ["Jo Park", "Moor End"],
      ["Jo Lee", "Riverside"],
      ["jo lee", "Hillside School"],
    ]);
    expect(store.findCallers("jo", "", 2)).toHaveLength(2);
  });

  test("the telephone is the last one that was given, though a later call gave none", () => {
    const store = deskCalledBy(
      { caller: { ...MRS_SHAH, phone: "1" } },
      { caller: { ...MRS_SHAH, phone: "2", email: "shah@school.example" } },
      { caller: { name: MRS_SHAH.name } },
    );
    expect(store.findCallers("shah", "", 8)).toEqual([
      {
        name: MRS_SHAH.name,
        phone: "2",
        email: "shah@school.example",
        site: "Hillside School",
        lastCalledAt: NOON + 2 * HOUR_MS,
      },
    ]);
  });

  test("two of one name at one site stay two where they gave two addresses", () => {
    const store = deskCalledBy(
      { caller: { name: "Jo Lee", email: "jo.lee@school.example", phone: "1" } },
      { caller: { name: "Jo Lee", email: "j.lee2@school.example", phone: "2" } },
      { caller: { name: "jo  lee", email: "Jo.Lee@School.example", phone: "3" } },
    );
    expect(store.findCallers("jo lee", "", 8).map(({ email, phone }) => [email.toLowerCase(), phone])).toEqual([
      ["jo.lee@school.example", "3"],
      ["j.lee2@school.example", "2"],
    ]);
    erase(store, "t1");
    expect(store.findCallers("jo lee", "", 8)).toHaveLength(1);
    const before = store.findCallers("jo", "", 8);
    rebuildProjections(store, simpleProjection);
    expect(store.findCallers("jo", "", 8)).toEqual(before);
  });

  test("names that differ in one letter are two people, however they are found", () => {
    const store = deskCalledBy({ caller: { name: "José Díaz" } }, { caller: { name: "Jose Diaz" } });
    expect(namesFor(store, "jose diaz")).toEqual(["Jose Diaz", "José Díaz"]);
    expect(namesFor(store, "JOSÉ")).toHaveLength(2);
  });

  test("a person whose tickets are erased is not offered any more; who else called still is", () => {
    const store = deskCalledBy(
      { caller: MRS_SHAH },
      { caller: { ...MRS_SHAH, phone: "2" } },
      { caller: { name: "Sam" } },
    );
    erase(store, "t1");
    expect(store.findCallers("shah", "", 8)).toMatchObject([{ phone: MRS_SHAH.phone, lastCalledAt: NOON }]);
    erase(store, "t0");
    expect(namesFor(store, "shah")).toEqual([]);
    expect(namesFor(store, "erased")).toEqual([]);
    expect(namesFor(store, "sam")).toEqual(["Sam"]);
    expect(verifyDesk(store.file, store.connection, simpleProjection).isSound).toBe(true);
  });

  test("a rebuild knows the same people, and a changed table is found", () => {
    const store = deskCalledBy(
      { caller: MRS_SHAH },
      { caller: { name: "Sam" } },
      { caller: { ...MRS_SHAH, phone: "2" } },
    );
    const before = store.findCallers("s", "", 8);
    rebuildProjections(store, simpleProjection);
    expect(store.findCallers("s", "", 8)).toEqual(before);
    rebuildProjections(store, simpleProjection);
    record(store, "t9", [logged("t9", NOON + 9 * HOUR_MS, { caller: { name: "Sue" } })]);
    expect(namesFor(store, "s")).toEqual(["Sue", ...before.map(({ name }) => name)]);
    store.connection.exec("UPDATE ticket_caller SET phone = '0' WHERE stream = 1");
    expect(verifyDesk(store.file, store.connection, simpleProjection).isSound).toBe(false);
  });
});
