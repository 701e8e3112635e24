import { expect, test } from "vitest";
import { LINT_LINES } from "./lint-config.ts";

test("a rule of the linter that is off says why", () => {
  const off = LINT_LINES.flatMap((line, at) => (line.includes('"off"') ? [at] : []));
  expect(off.length).toBeGreaterThan(0);
  const silent = off.filter((at) => {
    // One rule to a line, its reason above it; in a block of overrides the block's own reason will do.
    const above = LINT_LINES.slice(0, at).findLast((line) => !/"(files|rules)"/.test(line)) ?? "";
    return !/^\s*[/]{2} \w+.{10,}/.test(above);
  });
  expect(silent.map((at) => LINT_LINES[at])).toEqual([]);
});
