import { afterAll, beforeAll, describe, expect, test } from "vitest";
import boundaries from "../../build/boundaries.config.ts";
import { shutDoor } from "../../build/door-rule.ts";
import { ROOMS, roomOf } from "../../build/doors.ts";
import { ROOT, runProgram } from "../../build/run-child.ts";
import {
  badSamples,
  buildHouse,
  doorFindings,
  type Findings,
  LINTED,
  lintFindings,
  typeFindings,
} from "./boundary-house.ts";
import { LINT_RULES, reportedAs } from "./lint-config.ts";
import { ASKED_FOR } from "./shut-doors.ts";

const KEEPERS = { lint: lintFindings, door: doorFindings, types: typeFindings };
const TWO_MINUTES = 120_000;

const SAMPLES = badSamples();
const asFiles = (samples: typeof SAMPLES): Record<string, string> =>
  Object.fromEntries(samples.map(({ file, text }) => [file, text]));

/** A folder of each room that is one; two of the screens. */
const FOLDERS = ROOMS.flatMap(({ path }) =>
  path.endsWith("/*") ? ["call", "queue"].map((screen) => path.replace("*", screen)) : [path],
)
  .filter((folder) => !/[.]tsx?$/.test(folder))
  .map((folder) => ({ folder, name: folder.replaceAll("/", "-") }));
const PAIRS = FOLDERS.flatMap((from) => FOLDERS.map((to) => [from, to] as const));

describe.for(Object.entries(KEEPERS))("the %s keeper", ([keeper, ask]) => {
  const expected = SAMPLES.flatMap(({ file, expected: rules }) =>
    rules.filter((rule) => rule.startsWith(`${keeper} `)).map((rule) => [file, rule] as const),
  );
  let remove = (): void => {};
  let found: Findings = new Map();

  beforeAll(async () => {
    // For the compiler its own samples only: an import of electron, say, brings Node's types to the whole project.
    const own = SAMPLES.filter(({ file }) => keeper !== "types" || expected.some(([asked]) => asked === file));
    const house = buildHouse(keeper === "types" ? asFiles(own) : { ...ASKED_FOR, ...asFiles(own) });
    remove = house.remove;
    found = await ask(house.root);
  }, TWO_MINUTES);
  afterAll(() => remove());

  test.for(expected)("refuses %s: %s", ([file, rule]) => {
    expect(found.get(file) ?? []).toContain(rule);
  });
});

describe("every rule has been seen to refuse", () => {
  const refused = new Set(SAMPLES.flatMap(({ expected }) => expected));

  test("each bad sample expects something", () => {
    expect(SAMPLES.filter(({ expected }) => expected.length === 0)).toEqual([]);
  });

  test("the dependency checker, each of its doors", () => {
    const doors = boundaries.forbidden.map(({ name }) => `door ${name}`);
    expect(doors.filter((door) => !refused.has(door))).toEqual([]);
  });

  test("the linter, the doors of each room", () => {
    const seen = new Set(
      SAMPLES.filter(({ expected }) => expected.includes(LINTED)).map(({ file }) => roomOf(file)?.row.path),
    );
    expect(ROOMS.map(({ path }) => path).filter((path) => !seen.has(path))).toEqual([]);
  });

  test("the linter, each rule its configuration names", () => {
    expect(LINT_RULES).toContain("deskwatch/doors");
    expect(LINT_RULES.filter((name) => !refused.has(`lint ${reportedAs(name)}`))).toEqual([]);
  });
});

test(
  "linter and dependency checker shut the same doors, between any two rooms",
  async () => {
    // Every room asks every room for a file, for a type and for what runs.
    const asked = PAIRS.flatMap(([from, to]) =>
      [true, false].map((isTypeOnly) => {
        const file = `${from.folder}/asks-${to.name}-${isTypeOnly ? "type" : "value"}.ts`;
        const specifier = `${"../".repeat(file.split("/").length - 1)}${to.folder}/asked.ts`;
        const text = `import ${isTypeOnly ? "type " : ""}{ Asked } from "${specifier}";\n\nexport type Used = typeof Asked;\n`;
        const linted = shutDoor({ from: file, specifier, isTypeOnly, names: ["Asked"] }, `${to.folder}/asked.ts`);
        return { file, text, isRefused: linted !== null };
      }),
    );
    const house = buildHouse({
      ...Object.fromEntries(FOLDERS.map(({ folder }) => [`${folder}/asked.ts`, "export class Asked {}\n"])),
      ...Object.fromEntries(asked.map(({ file, text }) => [file, text])),
    });
    try {
      const found = await doorFindings(house.root);
      const refused = asked.filter(({ file }) => found.has(file)).map(({ file }) => file);
      expect(refused.length).toBeGreaterThan(500);
      expect(refused.length).toBeLessThan(asked.length);
      expect(refused).toEqual(asked.filter(({ isRefused }) => isRefused).map(({ file }) => file));
    } finally {
      house.remove();
    }
  },
  TWO_MINUTES,
);

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
