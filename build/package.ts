// `npm run package`: builds, then packs installers for this platform into release/. Flags are electron-builder's own.
import { buildIfStale } from "./build-if-stale.ts";
import { runProgram } from "./run-child.ts";

await buildIfStale(console.log);
const { status } = await runProgram("electron-builder", ["--publish", "never", ...process.argv.slice(2)], {
  live: true,
});
process.exitCode = status;
