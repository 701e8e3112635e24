import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { VitestTally } from "../build/vitest-tally.ts";

const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude: ["test/e2e/**", "test/fixtures/**", ...exclude] },
});

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    environment: "node",
    // The real package would try to download Electron's binary on import.
    alias: { electron: fileURLToPath(new URL("support/electron/double.ts", import.meta.url)) },
    // One core less than there are is the default, which on two cores is one test file at a time.
    maxWorkers: "100%",
    setupFiles: [fileURLToPath(new URL("support/property-seed.ts", import.meta.url))],
    // A forgotten `test.only` would leave the rest of its file out unseen.
    allowOnly: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ["default", new VitestTally()],
    projects: [
      project("unit", ["test/**/*.test.{ts,tsx}"], ["test/electron/store/**", "test/contract/**"]),
      project("store", ["test/electron/store/**/*.test.ts"]),
      project("contract", ["test/contract/**/*.test.ts"]),
    ],
  },
});
