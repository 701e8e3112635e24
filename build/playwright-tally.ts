import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { FullConfig, Reporter, Suite, TestCase, TestError } from "@playwright/test/reporter";
import { emptyTally, type Tally } from "./tally.ts";

const skipReason = (test: TestCase): string =>
  test.annotations.find(({ type, description }) => type === "skip" && description)?.description ?? "no reason given";

function addTime(tally: Tally, test: TestCase): void {
  const lane = `e2e ${test.parent.project()?.name ?? ""}`.trim();
  const file = relative(process.cwd(), test.location.file).replaceAll("\\", "/");
  const ms = test.results.reduce((sum, { duration }) => sum + duration, 0);
  const known = tally.times.find((time) => time.lane === lane && time.file === file);
  if (known) known.ms += ms;
  else tally.times.push({ lane, file, ms });
}

function addTest(tally: Tally, test: TestCase): void {
  addTime(tally, test);
  const outcome = test.outcome();
  if (outcome === "skipped") tally.skipped.push({ name: test.title, reason: skipReason(test), count: 1 });
  else if (outcome === "expected") tally.passed += 1;
  else if (outcome === "flaky") {
    tally.passed += 1;
    tally.retried.push(test.title);
  } else tally.failed += 1;
}

/** Counts what Playwright ran into the file named by DESKWATCH_TALLY, which build/run-tests.ts reads. */
class PlaywrightTally implements Reporter {
  #suite: Suite | undefined;
  #loose = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(_error: TestError): void {
    this.#loose += 1;
  }

  onEnd(): void {
    const file = process.env["DESKWATCH_TALLY"];
    if (file === undefined) return;
    const tally = emptyTally();
    for (const test of this.#suite?.allTests() ?? []) addTest(tally, test);
    tally.failed += this.#loose;
    writeFileSync(file, JSON.stringify(tally));
  }
}

// Playwright loads a reporter by its file and takes the default export.
export default PlaywrightTally;
