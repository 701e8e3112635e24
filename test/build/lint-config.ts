import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../build/run-child.ts";

interface Rules {
  readonly rules: Readonly<Record<string, string | readonly unknown[]>>;
}
interface LintConfig extends Rules {
  readonly overrides: readonly Rules[];
}

/** The lines of the linter's configuration: JSON, and comments on lines of their own. */
export const LINT_LINES: readonly string[] = readFileSync(join(ROOT, ".oxlintrc.json"), "utf8").split("\n");

const CONFIG: LintConfig = JSON.parse(LINT_LINES.filter((line) => !/^\s*[/]{2}/.test(line)).join("\n"));

/** The rules the configuration turns on by name, anywhere. */
export const LINT_RULES: readonly string[] = [CONFIG, ...CONFIG.overrides]
  .flatMap(({ rules }) => Object.entries(rules))
  .filter(([, level]) => level !== "off")
  .map(([name]) => name);

/** `typescript/no-explicit-any` as the linter's report names it: `typescript(no-explicit-any)`. */
export const reportedAs = (rule: string): string => {
  const [name = "", plugin = "eslint"] = rule.split("/").toReversed();
  return `${plugin}(${name})`;
};
