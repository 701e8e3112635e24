import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run-child.ts";

const SOURCES = ["{shared,electron,renderer}/**/*", "build/*.{ts,mjs}", "package.json", "package-lock.json"];
const STAMP = join(ROOT, "out", ".stamp");

/** A digest of everything the bundles are made from. Contents, not dates: a fresh checkout has new dates only. */
export function sourceDigest(root: string = ROOT): string {
  const hash = createHash("sha256");
  const files = globSync(SOURCES, { cwd: root }).filter((file) => statSync(join(root, file)).isFile());
  for (const file of files.toSorted()) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Builds into out/ and remembers from which sources. Throws one sentence with the bundler's own words. */
async function buildAndStamp(digest: string): Promise<void> {
  const { bundleAll } = await import("./bundle.ts");
  try {
    await bundleAll();
  } catch (error) {
    throw new Error(`Building failed. ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  writeFileSync(STAMP, digest);
}

/** Builds into out/ when the sources changed since the last build. */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
  const digest = sourceDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) return;
  say("Building Deskwatch (a few seconds).");
  await buildAndStamp(digest);
}

// `npm run build` builds whether stale or not.
if (import.meta.main) {
  const since = performance.now();
  try {
    await buildAndStamp(sourceDigest());
    console.log(`Built into out/ in ${((performance.now() - since) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
