import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumFlags, findChromium } from "../build/find-chromium.ts";
import { VitestTally } from "../build/vitest-tally.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const executablePath = await findChromium();

const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ["test/e2e/**", "test/fixtures/**", ...exclude],
    setupFiles: [here("support/property-seed.ts")],
  },
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
      "react-hook-form",
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
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ["default", new VitestTally()],
    projects: [
      project("unit", ["test/**/*.test.{ts,tsx}"], ["test/electron/store/**", "test/contract/**"]),
      project("store", ["test/electron/store/**/*.test.ts"]),
      project("contract", ["test/contract/**/*.test.ts"]),
      browserProject,
    ],
  },
});
