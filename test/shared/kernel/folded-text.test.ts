import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, foldWithPlaces } from "../../../shared/kernel/folded-text.ts";
import { joinedForms, numberRuns } from "../../../shared/kernel/number-text.ts";

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."aBß’“–éＡｶﾞ１ﬁœŁø\u00ad\u200b 'İ") }),
);

test("what is folded once stays as it is when it is folded again, and letters' case does not matter", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const folded = foldText(text);
      expect(foldText(folded)).toBe(folded);
    }),
    { numRuns: 3_000 },
  );
});

test("a piece of a folded text comes from the place in the text that is said, in order", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { folded, places } = foldWithPlaces(text);
      expect(folded).toBe([...text.toWellFormed()].map((each) => foldText(each)).join(""));
      expect(places).toHaveLength(folded.length + 1);
      expect(places.at(-1)).toBe(text.length);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["O‘Neill", "o'neill"],
  ["„Ruhe“ «là»", '"ruhe" "la"'],
  ["a–b—c−d‑e", "a-b-c-d-e"],
  ["STRASSE Straße STRAẞE", "strasse strasse strasse"],
  ["Ｐｒｉｎｔｅｒ　１２", "printer 12"],
  ["soft\u00adhyphen", "softhyphen"],
  ["naïve Ångström Łódź", "naive angstrom lodz"],
])("%s is compared as %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test("however a telephone number is written, one of its forms is always the same", () => {
  const ways = [
    "+44 (0)1865 270-000",
    "+441865270000",
    "0044 1865 270000",
    "01865 270000",
    "(01865) 270.000",
    "1865270000",
  ];
  for (const way of ways) expect(numberRuns(way)[0]?.forms, way).toContain("1865270000");
  expect(numberRuns("441865270000")[0]?.forms).toContain("1865270000");
  expect(numberRuns("ring 01865 270000 or 07700 900123").map(({ forms }) => forms[0])).toEqual([
    "01865270000",
    "07700900123",
  ]);
  expect(numberRuns("room 12, floor 3, 14:30")).toEqual([]);
});

test("what is written with signs inside is known without them", () => {
  expect(joinedForms("lap-0042/17 can't a.b - c")).toEqual(["lap004217", "cant", "ab"]);
});
