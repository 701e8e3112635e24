import { describe, expect, test } from "vitest";
import type { DeskStore } from "../../../../electron/store/desk-store.ts";
import { QueueFilter } from "../../../../shared/contract/queue-filter.ts";
import { makeReference } from "../../../../shared/ticket/reference.ts";
import { NOON, openDesk, record } from "../../../support/store/desk.ts";
import { logged } from "../../../support/store/events.ts";
import { nameOf } from "../../../support/store/ids.ts";

function deskWith(summaries: Readonly<Record<string, string>>): DeskStore {
  const store = openDesk();
  let at = NOON;
  for (const [ticket, summary] of Object.entries(summaries)) {
    at += 1;
    record(store, ticket, [logged(ticket, at, { summary, details: "" })]);
  }
  return store;
}

const page = (store: DeskStore, text: string) => store.queue(QueueFilter.parse({ text }), 0, 100);
const found = (store: DeskStore, text: string): readonly string[] => page(store, text).rows.map(({ id }) => nameOf(id));

describe("A text is found however it is spelled", () => {
  const written: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "a telephone number, with and without its country and whatever stands between the digits",
      "Rings back on +44 (0)1865 270-000 today",
      [
        "01865270000",
        "01865 270000",
        "(01865) 270 000",
        "+441865270000",
        "0044 1865 270000",
        "1865270000",
        "441865270000",
      ],
    ],
    [
      "a number stored without its country, asked with it",
      "Tel. 01865/270.000",
      ["+44 1865 270000", "+44(0)1865270000", "00441865270000", "441865270000", "01865-270-000", "270000", "270.000"],
    ],
    [
      "a number of another country",
      "call +1 (555) 123-4567",
      ["5551234567", "1-555-123-4567", "(555) 123 4567", "123-4567"],
    ],
    [
      "a number of a country with three digits",
      "call 00353 1 234 5678",
      ["+35312345678", "01 234 5678", "+353 (0)1 234 5678"],
    ],
    [
      "an asset number",
      "Laptop LAP-0042/17 is dead",
      ["LAP004217", "lap 0042 17", "LAP-0042", "lap0042", "lap/0042-17", "0042"],
    ],
    ["an asset number written in two", "Laptop LAP 0042 is dead", ["LAP0042", "lap-0042", "LAP 0042", "LAP.0042"]],
    ["an asset number written in one", "Laptop LAP0042 is dead", ["LAP0042", "lap-0042", "LAP 0042"]],
    [
      "apostrophes",
      "Mr O’Brien can’t log in",
      ["O'Brien", "o’brien", "obrien", "can't", "cant", "‘can’t’", "O`Brien", "OʼBrien"],
    ],
    ["quotation marks", "It says “no paper” again", ['"no paper"', "„no paper”", "«no», paper!", "no paper."]],
    ["dashes", "The re–boot of the e‑mail server", ["re-boot", "reboot", "re—boot", "e-mail", "email", "re−boot"]],
    ["sharp s", "Straße der Schüler", ["strasse", "STRASSE", "straße", "STRAẞE", "schuler"]],
    ["full and half width", "ＰＲＩＮＴＥＲ ｶﾞ １２３４", ["printer", "ガ", "1234", "ＰＲＩＮＴＥＲ"]],
    ["letters in one sign", "the ﬁle is in the œuvre", ["file", "oeuvre"]],
    [
      "punctuation around words",
      "the projector (room 12), again",
      ["projector,", "(projector)", "room,", "12)?", "'projector'", "...again!", "[room] 12"],
    ],
    ["soft hyphens and signs nobody sees", "pro\u00adjec\u200btor", ["projector"]],
    ["signs that are a word's own", "C++ and C# fail", ["c++", "C#", "c#,"]],
  ];
  for (const [what, stored, asked] of written) {
    test.each(asked.map((text) => [text]))(`${what}: %s`, (text) => {
      const store = deskWith({ it: stored, other: "Nothing of the kind 77 99" });
      expect(found(store, text)).toEqual(["it"]);
    });
  }

  test("what was typed in one spelling is found stored in any, and the other way about", () => {
    const spellings = ["O'Neill's", "O’Neill’s", "O‘Neill‘s", "OʼNeillʼs", "Ｏ＇Neill＇s"];
    const store = deskWith(Object.fromEntries(spellings.map((text, index) => [`t${index}`, `Ask ${text} class`])));
    for (const text of spellings) expect(found(store, text)).toHaveLength(spellings.length);
  });

  test("another number is not found", () => {
    const store = deskWith({ it: "call 01865 270000", other: "call 01865 270001" });
    expect(found(store, "+44 1865 270000")).toEqual(["it"]);
    expect(found(store, "+44 1865 270002")).toEqual([]);
  });
});

describe("A reference anywhere in a pasted text", () => {
  const reference = makeReference("ST", "4K7", 12_345);
  const store = (): DeskStore => {
    const desk = deskWith({ other: "Printer jammed", import: "Wifi slow (INC0012345)" });
    record(desk, "mine", [logged("mine", NOON, { reference, summary: "Projector" })]);
    return desk;
  };
  test.each([
    `Hello, my ticket ${reference} is still not solved. Kind regards, Jo`,
    `Re: [${reference.toLowerCase()}] your call`,
    `(${reference}), see below: nothing works here`,
    `about ${reference.replaceAll("-", " ")} please ring me`,
    `about ${reference.replaceAll("-", "–")}, thanks a lot`,
    `about ${reference.replaceAll("-", "")} thanks`,
    `See https://desk.example/${reference}?from=mail for more`,
  ])("finds its ticket: %s", (text) => {
    expect(found(store(), text)).toEqual(["mine"]);
  });

  test("so does the number another tool gave it", () => {
    expect(found(store(), "Dear desk, how is INC0012345 going? Best, Jo")).toEqual(["import"]);
  });
});

describe("Whole words and their beginnings", () => {
  const store = (): DeskStore =>
    deskWith({
      inside1: "it is still slow",
      word: "the till in the canteen",
      inside2: "instilled and distilled",
      beginning: "both tills jam",
    });

  test("come first, parts of words after them, and each kind is counted", () => {
    const { rows, total, whole } = page(store(), "till");
    expect(rows.map(({ id }) => nameOf(id))).toEqual(["word", "beginning", "inside1", "inside2"]);
    expect({ total, whole }).toEqual({ total: 4, whole: 2 });
  });

  test("whatever page is asked for, each ticket is on one and no ticket is on two", () => {
    const desk = store();
    for (const size of [1, 2, 3]) {
      const all = [0, 1, 2, 3, 4].flatMap(
        (number) => desk.queue(QueueFilter.parse({ text: "till" }), number * size, size).rows,
      );
      expect(all.map(({ id }) => nameOf(id))).toEqual(["word", "beginning", "inside1", "inside2"]);
    }
  });

  test("a word that is only a part where another is whole counts as a part", () => {
    expect(page(store(), "till slow")).toMatchObject({ total: 1, whole: 0 });
    expect(page(store(), "till jam")).toMatchObject({ total: 1, whole: 1 });
  });

  test("without a text every ticket is whole, and the counts beside the views hold both kinds", () => {
    const desk = store();
    expect(page(desk, "")).toMatchObject({ total: 4, whole: 4 });
    expect(desk.counts(QueueFilter.parse({ text: "till" }), undefined, NOON).all).toBe(4);
  });

  test("in a script that puts no spaces between words, every place is a word's own", () => {
    const desk = deskWith({ e: "校园网络很慢啊", f: "办公室校园" });
    expect(page(desk, "网络很")).toMatchObject({ total: 1, whole: 1 });
    expect(page(desk, "校园")).toMatchObject({ total: 2, whole: 2 });
  });
});
