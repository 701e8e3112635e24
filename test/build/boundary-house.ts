import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkBoundaries, ROOMS } from "../../build/check-boundaries.ts";
import { ROOT, runProgram } from "../../build/run-child.ts";
import { SHUT_DOORS } from "./shut-doors.ts";

const CONFIG = [
  ".oxlintrc.json",
  "package.json",
  "tsconfig.json",
  "build/lint-rules.ts",
  "build/door-rule.ts",
  "build/doors.ts",
];
const SAMPLES = join(ROOT, "test/fixtures/boundaries");

/** The three keepers of the boundaries, each with what it says about one file. */
export type Findings = ReadonlyMap<string, readonly string[]>;

/** A small house with the rules of this one, in a folder of its own, so that no bad sample lies in the real rooms. */
export function buildHouse(more: Readonly<Record<string, string>> = {}): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), "deskwatch-house-"));
  for (const file of [...CONFIG, ...ROOMS.map((room) => `${room}/tsconfig.json`)]) {
    cpSync(join(ROOT, file), join(root, file));
  }
  cpSync(join(SAMPLES, "good"), root, { recursive: true });
  for (const [file, text] of Object.entries(more)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  mkdirSync(join(root, "node_modules"));
  // Entry by entry, so that the compiler's cache inside node_modules is this house's own.
  for (const entry of readdirSync(join(ROOT, "node_modules")).filter((name) => name !== ".cache")) {
    symlinkSync(join(ROOT, "node_modules", entry), join(root, "node_modules", entry), "junction");
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function collect(pairs: Iterable<readonly [file: string, finding: string]>): Findings {
  const findings = new Map<string, string[]>();
  for (const [file, finding] of pairs) findings.set(file, [...(findings.get(file) ?? []), finding]);
  return findings;
}

export async function lintFindings(root: string): Promise<Findings> {
  const { output } = await runProgram("oxlint", ["--type-aware", "--format", "json", ...ROOMS], { cwd: root });
  const report: { diagnostics: { code: string; filename: string }[] } = JSON.parse(output.slice(output.indexOf("{")));
  return collect(report.diagnostics.map(({ filename, code }) => [filename, `lint ${code}`]));
}

export async function doorFindings(root: string): Promise<Findings> {
  const { output } = await checkBoundaries(root);
  const lines = output.split("\n").filter(Boolean);
  return collect(lines.map((line) => [/: (\S+)/.exec(line)?.[1] ?? line, `door ${/^[^:]+/.exec(line)?.[0]}`]));
}

export async function typeFindings(root: string): Promise<Findings> {
  const { output } = await runProgram("tsc", ["-b", "--pretty", "false"], { cwd: root });
  const matches = [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)];
  return collect(matches.map(([, file = "", code]) => [file, `types ${code}`]));
}

export interface BadSample {
  readonly file: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** Every bad sample with what it expects, written in its first lines as `// expect <keeper> <rule>`, and every shut door. */
export function badSamples(): readonly BadSample[] {
  const files = readdirSync(join(SAMPLES, "bad"), { recursive: true, encoding: "utf8" });
  const written = files
    .filter((file) => /[.]tsx?$/.test(file))
    .map((file): BadSample => {
      const text = readFileSync(join(SAMPLES, "bad", file), "utf8");
      const expected = [...text.matchAll(/^\/\/ expect (.+)$/gm)].map(([, rule = ""]) => rule);
      return { file: file.replaceAll("\\", "/"), text, expected };
    });
  const listed = SHUT_DOORS.map(({ from, asks, doors, isUnseen }): BadSample => {
    const expected = doors.map((name) => `door ${name}`);
    return { file: from, text: `import "${asks}";\n`, expected: isUnseen ? expected : [LINTED, ...expected] };
  });
  return [...written, ...listed];
}

/** What the linter says of every import through a shut door. */
export const LINTED = "lint deskwatch(doors)";
