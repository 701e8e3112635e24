import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REQUIREMENT, titlesIn } from "./titles.ts";

/** One rule of the five agreements. */
export interface Requirement {
  readonly id: string;
  readonly rule: string;
  /** What is open: not yet and why, in part and what is lacking, or why no console can; empty where nothing is. */
  readonly open: string;
}

/** A test that names a requirement. */
export interface Shown {
  readonly file: string;
  readonly title: string;
}

const TESTS = "test/**/*.{test,browser,spec}.{ts,tsx}";
const SOURCES = "{shared,electron,renderer,build,test}/**/*.{ts,tsx,mjs,json,md,css}";
const NOT_OURS = ["**/node_modules/**", "test/requirements.md"];

/** The rules, from test/requirements.tsv: id, rule and what is open, with tabs between them. */
export function readRequirements(root: string): readonly Requirement[] {
  const lines = readFileSync(join(root, "test/requirements.tsv"), "utf8").split("\n").filter(Boolean);
  return lines.map((line) => {
    const [id = "", rule = "", open = ""] = line.split("\t");
    return { id, rule, open };
  });
}

const filesOf = (root: string, pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root, exclude: NOT_OURS })
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();

/** For each id the tests whose titles name it. */
export function shownBy(root: string): ReadonlyMap<string, readonly Shown[]> {
  const found = new Map<string, Shown[]>();
  for (const file of filesOf(root, TESTS)) {
    const source = readFileSync(join(root, file), "utf8");
    if (source.search(REQUIREMENT) < 0) continue;
    for (const { text, ids } of titlesIn(file, source)) {
      for (const id of ids) found.set(id, [...(found.get(id) ?? []), { file, title: text }]);
    }
  }
  return found;
}

/** Every id that code, data or a README speaks of, with one file that does. */
export function citedIds(root: string): ReadonlyMap<string, string> {
  const cited = new Map<string, string>();
  for (const file of filesOf(root, SOURCES)) {
    for (const id of readFileSync(join(root, file), "utf8").match(REQUIREMENT) ?? []) cited.set(id, file);
  }
  return cited;
}

const AGREEMENTS: Readonly<Record<string, string>> = {
  STK: "Stockport",
  CAL: "Calderdale",
  COV: "Coventry",
  SIP: "SIPS",
  CPS: "Columbia",
};
const MOST = 3;

const cell = (text: string): string => text.replaceAll("|", "\\|");

function shownCell(shown: readonly Shown[]): string {
  const files = Map.groupBy(shown, ({ file }) => file);
  const named = [...files].slice(0, MOST).map(([file, tests]) => {
    const more = tests.length > 1 ? `, and ${tests.length - 1} more` : "";
    return `\`${file.replace(/^test\//, "")}\`: ${tests[0]?.title ?? ""}${more}`;
  });
  const rest = files.size > MOST ? [`and ${files.size - MOST} more files`] : [];
  return [...named, ...rest].join("<br>");
}

/** test/requirements.md: every rule with the test that shows it, or why there is none. */
export function renderList(rules: readonly Requirement[], shown: ReadonlyMap<string, readonly Shown[]>): string {
  const isShown = ({ id }: Requirement): boolean => shown.has(id);
  const isWhole = (rule: Requirement): boolean => isShown(rule) && rule.open === "";
  const lines = [
    "# What the agreements ask, and the test that shows it",
    "",
    "Made by `npm run requirements` from `requirements.tsv` and the titles of the tests; do not edit. To show a rule: name",
    "its id at the end of a test's title, `... (STK-54)`, or in the first column of its table, and take what is no longer",
    "open out of `requirements.tsv`.",
    "",
    `${rules.length} rules: ${rules.filter(isWhole).length} shown, ` +
      `${rules.filter((rule) => isShown(rule) && !isWhole(rule)).length} shown in part, ` +
      `${rules.filter((rule) => !isShown(rule)).length} not.`,
  ];
  for (const [prefix, agreement] of Object.entries(AGREEMENTS)) {
    lines.push("", `## ${agreement}`, "", "| id | rule | shown by | open |", "|---|---|---|---|");
    for (const { id, rule, open } of rules.filter((each) => each.id.startsWith(prefix))) {
      lines.push(`| ${id} | ${cell(rule)} | ${cell(shownCell(shown.get(id) ?? []))} | ${cell(open)} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
