import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { emptyTally, type Tally } from "./tally.ts";

function addModule(tally: Tally, testModule: TestModule): void {
  const { duration, collectDuration, prepareDuration, setupDuration } = testModule.diagnostic();
  tally.times.push({
    lane: testModule.project.name,
    file: testModule.relativeModuleId,
    ms: duration + collectDuration + prepareDuration + setupDuration,
  });
  // A file that cannot be loaded holds no tests that could fail, so the file itself counts as the failure.
  tally.failed += testModule.errors().length;
  for (const suite of testModule.children.allSuites()) tally.failed += suite.errors().length;
  for (const test of testModule.children.allTests()) {
    const result = test.result();
    if (result.state === "passed") tally.passed += 1;
    else if (result.state === "failed") tally.failed += 1;
    else {
      const reason = (result.state === "skipped" && result.note) || "no reason given";
      tally.skipped.push({ name: test.fullName, reason, count: 1 });
    }
  }
}

/** Those of the projects asked for, all of them and whole, that hold no test any more: no other project may hide it. */
export function emptyProjects(asked: string, modules: readonly Pick<TestModule, "project">[]): readonly string[] {
  const found = new Set(modules.map(({ project }) => project.name));
  return asked.split(",").filter((name) => name !== "" && !found.has(name));
}

/** Counts what vitest ran into the file named by DESKWATCH_TALLY, which build/run-tests.ts reads. */
export class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env["DESKWATCH_TALLY"];
    if (file === undefined) return;
    const tally = emptyTally();
    for (const testModule of modules) addModule(tally, testModule);
    tally.failed += unhandledErrors.length;
    for (const name of emptyProjects(process.env["DESKWATCH_PROJECTS"] ?? "", modules)) {
      console.error(`No tests were found in the project ${name}.`);
      tally.failed += 1;
    }
    writeFileSync(file, JSON.stringify(tally));
  }
}
