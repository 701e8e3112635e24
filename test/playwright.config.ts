import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { whyNoElectron } from "../build/electron-binary.ts";
import { chromiumFlags, findChromium } from "../build/find-chromium.ts";

/** Which host a spec's desk runs in; test/e2e/desk-fixture.ts starts it and reads this option of the project. */
export interface HostOption {
  host: "browser" | "electron";
}

const executablePath = await findChromium();
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig<HostOption>({
  testDir: path("e2e"),
  outputDir: path("../test-results"),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A busy machine gets a second try; whatever needed it is named at the end of the run.
  retries: 1,
  expect: { timeout: 10_000 },
  // A forgotten `test.only` would leave every other test out, and the run would still look whole.
  forbidOnly: true,
  reporter: [["list"], [path("../build/playwright-tally.ts")]],
  use: {
    launchOptions: { args: chromiumFlags(), ...(executablePath === undefined ? {} : { executablePath }) },
    viewport: { width: 1280, height: 720 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "on-first-retry",
  },
  projects: [
    { name: "browser", use: { host: "browser" } },
    // Where Electron cannot run the project is left out here and counted as skipped by build/run-tests.ts.
    ...(whyNoElectron() !== undefined ? [] : [{ name: "electron", use: { host: "electron" as const } }]),
  ],
});
