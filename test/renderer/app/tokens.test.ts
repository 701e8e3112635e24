import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../../renderer/app/tokens.css", import.meta.url), "utf8");
const THEMES = ["light", "dark"] as const;

/** The two values of a token written as `light-dark(#..., #...)`. */
function token(name: string, theme: (typeof THEMES)[number]): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const value = theme === "light" ? found?.[1] : found?.[2];
  if (value === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return value;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const SURFACES = ["surface-canvas", "surface", "surface-raised", "surface-sunken", "surface-hover", "surface-selected"];
const TEXTS = ["text", "text-secondary", "text-tertiary", "accent"];
const STAGES = ["running", "warned", "urgent", "missed", "kept", "paused", "outside", "not-started"].map(
  (stage) => `stage-${stage}`,
);

function tooWeak(foregrounds: readonly string[], backgrounds: readonly string[], least: number): string[] {
  return THEMES.flatMap((theme) =>
    foregrounds.flatMap((front) =>
      backgrounds
        .map((back) => ({ back, ratio: contrast(token(front, theme), token(back, theme)) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ back, ratio }) => `${theme}: --${front} on --${back} is ${ratio.toFixed(2)}`),
    ),
  );
}

test("text can be read on every surface in both themes (4.5:1)", () => {
  expect(tooWeak(TEXTS, SURFACES, 4.5)).toEqual([]);
  expect(tooWeak(["text-error"], ["surface", "surface-raised", "surface-error"], 4.5)).toEqual([]);
  expect(tooWeak(["text-warning"], ["surface", "surface-raised", "surface-selected", "surface-warning"], 4.5)).toEqual(
    [],
  );
  expect(tooWeak(["text-on-accent"], ["accent", "accent-hover"], 4.5)).toEqual([]);
  expect(tooWeak(["accent", "text", "text-secondary"], ["accent-quiet"], 4.5)).toEqual([]);
});

test("the words of missed, urgent and warned stages can be read, the glyphs of all can be told (3:1)", () => {
  const rows = ["surface", "surface-hover", "surface-selected"];
  expect(tooWeak(["stage-missed", "stage-urgent", "stage-warned"], rows, 4.5)).toEqual([]);
  expect(tooWeak(STAGES, SURFACES, 3)).toEqual([]);
});

test("edges of fields and the focus ring can be seen (3:1)", () => {
  expect(tooWeak(["border-strong", "focus"], ["surface", "surface-canvas", "surface-raised"], 3)).toEqual([]);
});
