import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptOf, matcherFor } from "../../../shared/kernel/matched-text.ts";

const marked = (text: string, asked: string): string => {
  const stretches = matcherFor(asked)?.(text) ?? [];
  let shown = "";
  let at = 0;
  for (const { from, to } of stretches) {
    shown += `${text.slice(at, from)}[${text.slice(from, to)}]`;
    at = to;
  }
  return shown + text.slice(at);
};

test.each([
  ["the till is still slow", "till", "the [till] is still slow"],
  ["it is still slow", "till", "it is s[till] slow"],
  ["both tills jam", "till", "both [till]s jam"],
  ["Mr O’Brien can’t log in", "obrien can't", "Mr [O’Brien] [can’t] log in"],
  ["Straße der Schüler", "STRASSE schul", "[Straße] der [Schül]er"],
  ["ring +44 (0)1865 270-000 now", "01865 270000", "ring +44 ([0)1865 270-000] now"],
  ["ring 01865 270000", "+44 1865 270000", "ring 0[1865 270000]"],
  ["Laptop LAP-0042 is dead", "lap0042", "Laptop [LAP-0042] is dead"],
  ["ＰＲＩＮＴＥＲ jams", "printer", "[ＰＲＩＮＴＥＲ] jams"],
  ["the projector (room 12)", '"projector", room', "the [projector] ([room] 12)"],
  ["C++ fails", "c++", "[C]++ fails"],
  ["a 🔥 in b", "🔥", "a [🔥] in b"],
  ["an e-mail", "ane", "an e-mail"],
  ["nothing of it", "printer", "nothing of it"],
])("in %j, %j is marked", (text, asked, expected) => {
  expect(marked(text, asked)).toBe(expected);
});

test("nothing is asked by spaces alone", () => {
  expect(matcherFor("  ")).toBeNull();
});

test("an excerpt shows a few whole words around the place, of the text that holds most of what was asked", () => {
  const long = `${"before and ".repeat(20)}the projector bulb${" and after".repeat(20)}`;
  const matcher = matcherFor("projector bulb");
  expect(matcher).not.toBeNull();
  const excerpt = matcher === null ? null : excerptOf(["only a bulb", long], matcher);
  expect(excerpt).toContain("the projector bulb");
  expect(excerpt).toMatch(/^\.\.\. (before|and) .* \.\.\.$/);
  expect(matcher === null ? "" : excerptOf(["nothing"], matcher)).toBeNull();
});

test("whatever is asked of whatever text, the stretches stand in it, in order and apart", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(..."aAbß’ -1２ﬁ🔥+()0") }),
  );
  fc.assert(
    fc.property(text, text, (said, asked) => {
      let last = 0;
      for (const { from, to } of matcherFor(asked)?.(said) ?? []) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(said.length);
        last = to;
      }
    }),
    { numRuns: 3_000 },
  );
});
