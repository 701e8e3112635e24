import { CHECKS, type Check } from "./checks.ts";

/** The lanes of vitest, as test/vitest.config.ts names them. */
const PROJECTS = ["unit", "store", "alone", "contract", "property", "process", "browser"];

/** Which parts of `npm test` to run, and which test files of them (all when empty). */
export interface TestRequest {
  checks: readonly Check[];
  projects: readonly string[];
  endToEnd: boolean;
  files: readonly string[];
}

/** Reads `npm test -- part... file...`; without parts it is everything. A word that is neither is answered with a sentence. */
export function parseRequest(words: readonly string[]): TestRequest | string {
  const parts = [...CHECKS.map(({ name }) => name), ...PROJECTS, "e2e"];
  const isFile = (word: string): boolean => word.includes("/") || word.includes(".");
  const wrong = words.find((word) => !isFile(word) && !parts.includes(word));
  if (wrong !== undefined) return `"${wrong}" is no part of the tests; the parts are ${parts.join(", ")}.`;
  const named = words.filter((word) => !isFile(word));
  const has = (part: string): boolean => named.length === 0 || named.includes(part);
  const projects = PROJECTS.filter(has);
  // What is tested reads out/, so it is built first and by one process.
  const needsBuild = projects.length > 0 || has("e2e");
  return {
    checks: CHECKS.filter(({ name }) => has(name) || (name === "build" && needsBuild)),
    projects,
    endToEnd: has("e2e"),
    files: words.filter(isFile),
  };
}
