import { expect, test } from "vitest";
import { visibleText } from "../../../shared/words/visible-text.ts";

test("a character that turns the direction of a text is shown as what it is, and everything else as it stands", () => {
  expect(visibleText("invoice\u202Efdp.exe")).toBe("invoice[right-to-left override]fdp.exe");
  const all = [0x61c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)];
  for (const code of all) expect(visibleText(String.fromCodePoint(code))).toMatch(/^\[[a-z -]+\]$/);
  const ordinary = "Zoë Ó Dálaigh, שלום, مرحبا, 日本, 👩‍🏫, a\u00a0b\n\tc";
  expect(visibleText(ordinary)).toBe(ordinary);
});

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
