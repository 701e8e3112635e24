// Six bundles for the Node side and one for the screen. Everything is bundled except Electron, which is the
// runtime itself, and two packages whose native files must lie beside their JavaScript.

import { rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build, type InlineConfig } from "vite";
import { ROOT } from "./run-child.ts";

/** What package.json ships as dependencies. */
const NATIVE = ["better-sqlite3", "@node-rs/argon2"];
const EXTERNAL = ["electron", ...NATIVE, ...builtinModules, /^node:/];
const COMMON: InlineConfig = { configFile: false, logLevel: "warn", root: ROOT };

function nodeBundle(entry: string, folder: string, format: "es" | "cjs"): InlineConfig {
  const name = entry.slice(entry.lastIndexOf("/") + 1).replace(/[.]ts$/, "");
  return {
    ...COMMON,
    // Vite would copy a public/ folder beside every bundle.
    publicDir: false,
    ssr: { noExternal: true, external: ["electron", ...NATIVE] },
    build: {
      ssr: join(ROOT, entry),
      outDir: join(ROOT, "out", folder),
      // All of out/ is emptied before; two bundles may lie in one folder.
      emptyOutDir: false,
      target: "node24",
      minify: false,
      rolldownOptions: {
        external: EXTERNAL,
        output: { format, entryFileNames: `${name}.${format === "cjs" ? "cjs" : "js"}` },
      },
    },
  };
}

/** What every screen stands on, as one file instead of ten; of the kernel what makes no schema. */
const BASE =
  /node_modules.(?!chrono-node|zod)|shared.(kernel.(?!event-|action-|command-|fact-|input-|set-aside-|record-kind)|calendar.(?!spoken-moment))|renderer.(stores.(?!forms)|components.(button|key-hint|class-names|time-))/;
/**
 * zod together with what tells it that the security policy forbids code made from text: so that is said before any
 * other file makes a schema. The queue needs neither.
 */
const SCHEMAS = /node_modules.zod|no-code-from-text/;

const renderer: InlineConfig = {
  ...COMMON,
  root: join(ROOT, "renderer"),
  base: "./",
  plugins: [react()],
  build: {
    outDir: join(ROOT, "out", "renderer"),
    emptyOutDir: true,
    target: "chrome156",
    // An inlined data: file would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet for all screens: it is small, and no screen is ever seen before its looks.
    cssCodeSplit: false,
    // The screens are loaded from this PC, never over a network.
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "schemas", test: SCHEMAS },
            { name: "base", test: BASE },
          ],
        },
      },
    },
  },
};

export async function bundleAll(): Promise<void> {
  // NODE_ENV of a test run would put React's development build into the bundle.
  process.env["NODE_ENV"] = "production";
  rmSync(join(ROOT, "out"), { recursive: true, force: true });
  await build(nodeBundle("electron/main.ts", "main", "es"));
  await build(nodeBundle("electron/serve.ts", "serve", "es"));
  // A thread of its own in either host; see electron/host/import-thread.ts.
  for (const host of ["main", "serve"]) {
    await build(nodeBundle("electron/host/import-worker.ts", host, "es"));
  }
  await build(nodeBundle("electron/cli.ts", "cli", "es"));
  // A sandboxed preload cannot be an ES module.
  await build(nodeBundle("electron/preload/preload.ts", "preload", "cjs"));
  await build(renderer);
}
