import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumFlags, findChromium } from "../build/find-chromium.ts";
import { ROOT } from "../build/run-child.ts";
import { VitestTally } from "../build/vitest-tally.ts";
import { memoryFolder } from "./support/memory-folder.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const executablePath = await findChromium();

const SLOW = ["property", "process"].map((lane) => `test/**/*.${lane}.test.{ts,tsx}`);

/** Tests that change what a whole process shares: its modules, its environment, the stand-in for electron. */
const ALONE = globSync("test/**/*.test.{ts,tsx}", {
  cwd: ROOT,
  exclude: ["**/node_modules/**", "test/contract/**", ...SLOW],
})
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /vi[.](mock|hoisted|stub)|electron[/]double/.test(readFileSync(join(ROOT, file), "utf8")));

const REST = [...SLOW, ...ALONE, "test/contract/**"];

/** A lane of `npm test`; build/test-request.ts names them. */
const project = (name: string, include: string[], exclude: string[] = [...SLOW, ...ALONE]) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ["**/node_modules/**", "test/e2e/**", "test/fixtures/**", ...exclude],
    setupFiles: [here("support/property-seed.ts")],
  },
});

/** Most tests share a process with those before them: starting one for each file costs more than the tests. */
const together = (lane: ReturnType<typeof project>) => ({ ...lane, test: { ...lane.test, isolate: false } });

/** On files that outlive nobody, waiting for a disk proves nothing: they lie in memory where the system offers some. */
const inMemory = (lane: ReturnType<typeof project>) => ({
  ...lane,
  test: { ...lane.test, env: memoryFolder === undefined ? {} : { TMPDIR: memoryFolder } },
});

/** Pieces of the screen, drawn and worked in a real browser: what a stand-in for one cannot say (focus, sizes, composing). */
const browserProject = {
  extends: true as const,
  plugins: [react()],
  // Found while a test runs, they would load the page anew under it.
  optimizeDeps: {
    include: [
      "react",
      "react-dom",
      "react-dom/client",
      "react/jsx-dev-runtime",
      "react-aria-components",
      "vitest-browser-react",
      "lucide-react",
      "zustand",
      "zustand/vanilla",
      "tinykeys",
      "zod",
      "luxon",
      "fast-check",
    ],
  },
  test: {
    name: "browser",
    include: ["test/renderer/**/*.browser.tsx"],
    setupFiles: [here("support/browser/page-looks.ts")],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1280, height: 720 },
      provider: playwright({
        launchOptions: { args: chromiumFlags(), ...(executablePath === undefined ? {} : { executablePath }) },
        contextOptions: { locale: "en-GB", timezoneId: "Europe/London" },
      }),
      // Named as the part of `npm test` it is, which counts by this name.
      instances: [{ browser: "chromium" as const, name: "browser" }],
    },
  },
};

export default defineConfig({
  root: here(".."),
  test: {
    environment: "node",
    // The real package would try to download Electron's binary on import.
    alias: { electron: here("support/electron/double.ts") },
    // One core less than there are is the default, which on two cores is one test file at a time.
    maxWorkers: "100%",
    // A forgotten `test.only` would leave the rest of its file out unseen.
    allowOnly: false,
    globalSetup: [here("support/memory-folder.ts")],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ["default", new VitestTally()],
    projects: [
      together(inMemory(project("unit", ["test/**/*.test.{ts,tsx}"], [...REST, "test/electron/store/**"]))),
      together(inMemory(project("store", ["test/electron/store/**/*.test.ts"]))),
      inMemory(project("alone", ALONE, [])),
      inMemory(project("contract", ["test/contract/**/*.test.ts"])),
      // Random cases in numbers.
      inMemory(project("property", ["test/**/*.property.test.{ts,tsx}"], [])),
      // Other processes, kills, servers of their own, real waiting; on a real disk.
      project("process", ["test/**/*.process.test.{ts,tsx}"], []),
      browserProject,
    ],
  },
});
