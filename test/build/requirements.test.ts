import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { citedIds, readRequirements, renderList, shownBy } from "../../build/requirements/list.ts";
import { titlesIn } from "../../build/requirements/titles.ts";
import { ROOT } from "../../build/run-child.ts";

const rules = readRequirements(ROOT);
const shown = shownBy(ROOT);

describe("the list of requirements", () => {
  test("holds each rule of the five agreements once, in words", () => {
    expect(rules).toHaveLength(421);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.filter(({ id, rule }) => !/^(STK|CAL|COV|SIP|CPS)-\d+$/.test(id) || rule === "")).toEqual([]);
  });

  test("is as the tests stand: otherwise run `npm run requirements`", () => {
    expect(readFileSync(join(ROOT, "test/requirements.md"), "utf8")).toBe(renderList(rules, shown));
  });

  test("names for each rule a test that shows it, or what is open", () => {
    expect(rules.filter(({ id, open }) => open === "" && !shown.has(id))).toEqual([]);
  });

  test("knows every id that code, data and READMEs speak of", () => {
    const known = new Set(rules.map(({ id }) => id));
    expect([...citedIds(ROOT)].filter(([id]) => !known.has(id))).toEqual([]);
  });

  test("says of no rule that a console cannot carry it out while a test shows that it does", () => {
    expect(rules.filter(({ id, open }) => open.startsWith("no console") && shown.has(id))).toEqual([]);
  });
});

describe("what shows a rule", () => {
  // Put together here, so that this file cites no rule that it does not show.
  const [one, other] = [34, 35].map((number) => `STK-${number}`);
  const ids = (source: string) => titlesIn("x.test.ts", source).flatMap((title) => title.ids);

  test("is a title that names it, of a test or of a group", () => {
    expect(ids(`test("in an hour (${one})", () => {}); describe("it (${other})", () => {});`)).toEqual([one, other]);
  });

  test("is the row of a table that fills the title, also under a name", () => {
    expect(ids(`test.for([["${one}", 1]] as const)("%s in %s", () => {});`)).toEqual([one]);
    expect(ids(`const ROWS = [["${other}", 1]]; test.each(ROWS)("%s", () => {});`)).toEqual([other]);
  });

  test("is nothing else: no comment, no data, no row deeper than the title reaches", () => {
    expect(ids(`// ${one}\nconst data = "${one}"; test("an hour", () => expect("${one}").toBe(1));`)).toEqual([]);
    expect(ids(`test.for([["an hour", ["${one}"]]])("%s", () => {});`)).toEqual([]);
  });
});
