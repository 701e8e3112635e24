import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Check } from "./checks.ts";
import { whyNoElectron } from "./electron-binary.ts";
import { ensureChromium } from "./find-chromium.ts";
import { runProgram } from "./run-child.ts";
import { addTallies, countSkipped, emptyTally, type Tally } from "./tally.ts";

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function countCheck({ name, what, run }: Check): Promise<Tally> {
  const since = performance.now();
  const { status, output } = await run();
  const times = [{ lane: "checks", file: name, ms: performance.now() - since }];
  const verdict = status === 0 ? "ok" : "FAILED";
  console.log(`${name.padEnd(11)} ${verdict.padEnd(7)} ${seconds(since).padStart(7)}  ${what}`);
  if (status !== 0) console.log(output.trimEnd());
  return status === 0 ? { ...emptyTally(), times, passed: 1 } : { ...emptyTally(), times, failed: 1 };
}

/** Runs the checks one after another: each of them uses every core by itself. */
export async function countChecks(checks: readonly Check[]): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const check of checks) tallies.push(await countCheck(check));
  return addTallies(tallies);
}

/** Runs a test program that writes its tally into a file; a program that dies before that has failed once. */
async function countProgram(program: string, args: readonly string[], env: Record<string, string>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-tally-"));
  const file = join(folder, "tally.json");
  try {
    const { status } = await runProgram(program, args, { live: true, env: { ...env, DESKWATCH_TALLY: file } });
    // Written by our own reporters in this repository, in the shape of Tally.
    const tally = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Tally) : emptyTally();
    return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Named files may all belong to another runner; a runner that finds nothing of everything has lost its tests. */
export function mayBeEmpty(files: readonly string[], flag: string): readonly string[] {
  return files.length === 0 ? [] : [flag];
}

const NEEDS_CHROMIUM = "browser";

/** Those that need a Chromium run on their own: where none can be had, the others still count. */
export async function countVitest(projects: readonly string[], files: readonly string[]): Promise<Tally> {
  const inNode = projects.filter((project) => project !== NEEDS_CHROMIUM);
  const tallies: Tally[] = inNode.length === 0 ? [] : [await countProjects(inNode, files, {})];
  if (projects.includes(NEEDS_CHROMIUM)) {
    tallies.push(await inChromium((path) => countProjects([NEEDS_CHROMIUM], files, { CHROME_PATH: path })));
  }
  return addTallies(tallies);
}

function countProjects(
  projects: readonly string[],
  files: readonly string[],
  env: Record<string, string>,
): Promise<Tally> {
  console.log(`\n${projects.join(", ")} tests`);
  const named = projects.flatMap((project) => ["--project", project]);
  const args = ["run", "--config", "test/vitest.config.ts", ...mayBeEmpty(files, "--passWithNoTests"), ...named];
  return countProgram("vitest", [...args, ...files], {
    ...env,
    NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
    // The bundles were made for production, in this process; React's own test aids are in its other build.
    NODE_ENV: "test",
    DESKWATCH_PROJECTS: files.length === 0 ? projects.join(",") : "",
  });
}

async function inChromium(work: (path: string) => Promise<Tally>): Promise<Tally> {
  try {
    return await work(await ensureChromium(console.log));
  } catch (error) {
    return failedOnce(error);
  }
}

const failedOnce = (error: unknown): Tally => {
  console.log(error instanceof Error ? error.message : String(error));
  return { ...emptyTally(), failed: 1 };
};

function withElectronSkipped(browser: Tally): Tally {
  const why = whyNoElectron();
  if (why === undefined) return browser;
  const count = browser.passed + browser.failed + countSkipped(browser);
  if (count === 0) return browser;
  const reason = `${why}; the same tests ran in Chromium over the browser host`;
  return { ...browser, skipped: [...browser.skipped, { name: "end-to-end tests in real Electron", reason, count }] };
}

/** Finds a Chromium and runs the end-to-end tests in every host this machine can run. */
export function countEndToEnd(files: readonly string[]): Promise<Tally> {
  console.log("\nend-to-end tests");
  return inChromium(async (path) => {
    const empty = mayBeEmpty(files, "--pass-with-no-tests");
    const args = ["test", "--config", "test/playwright.config.ts", ...empty, ...files];
    return withElectronSkipped(await countProgram("playwright", args, { CHROME_PATH: path }));
  });
}
