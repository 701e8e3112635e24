import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT, runProgram } from "../../build/run-child.ts";
import { badSamples, buildHouse, doorFindings, type Findings, lintFindings, typeFindings } from "./boundary-house.ts";

const KEEPERS = { lint: lintFindings, door: doorFindings, types: typeFindings };
const TWO_MINUTES = 120_000;

interface CruiserConfig {
  forbidden: { name: string }[];
}

const SAMPLES = badSamples();

describe.for(Object.entries(KEEPERS))("the %s keeper", ([keeper, ask]) => {
  const expected = SAMPLES.flatMap(({ file, expected: rules }) =>
    rules.filter((rule) => rule.startsWith(`${keeper} `)).map((rule) => [file, rule] as const),
  );
  const files = new Set(expected.map(([file]) => file));
  let remove = (): void => {};
  let found: Findings = new Map();

  beforeAll(async () => {
    // For the compiler its own samples only: an import of electron, say, brings Node's types to the whole project.
    const house = buildHouse((file) => keeper !== "types" || files.has(file));
    remove = house.remove;
    found = await ask(house.root);
  }, TWO_MINUTES);
  afterAll(() => remove());

  test.for(expected)("refuses %s: %s", ([file, rule]) => {
    expect(found.get(file) ?? []).toContain(rule);
  });
});

test("every bad sample expects something, and every door has been seen shut", () => {
  expect(SAMPLES.filter(({ expected }) => expected.length === 0)).toEqual([]);
  // The configuration is CommonJS without types; only the names are read.
  const config = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as CruiserConfig;
  const shut = new Set(SAMPLES.flatMap(({ expected }) => expected));
  expect(config.forbidden.map(({ name }) => `door ${name}`).filter((door) => !shut.has(door))).toEqual([]);
});

test(
  "a house that keeps to the doors is refused nothing",
  async () => {
    const house = buildHouse();
    try {
      for (const ask of Object.values(KEEPERS)) expect([...(await ask(house.root))]).toEqual([]);
    } finally {
      house.remove();
    }
  },
  TWO_MINUTES,
);

test.for([
  ["shared", /@types\/node\/|lib\.dom/],
  ["electron", /lib\.dom/],
  ["renderer", /@types\/node\//],
] as const)("nothing that %s really imports brings the types of another world with it", async ([room, foreign]) => {
  const { output } = await runProgram("tsc", ["-p", room, "--listFilesOnly"], { cwd: ROOT });
  const files = output.split("\n").filter((line) => /[.]tsx?$/.test(line));
  expect(files.some((file) => file.includes(`/${room}/`))).toBe(true);
  expect(files.filter((file) => foreign.test(file)).slice(0, 3)).toEqual([]);
});
