// `npm start`: builds if stale, then opens the desk in Electron, or in the browser where Electron cannot run.
// `--browser` forces the browser host; every other flag (--port --db --no-open) is handed to the host.
import { buildIfStale } from "./build-if-stale.ts";
import { electronBinary, fetchElectron, hasDisplay } from "./electron-binary.ts";
import { runDesk } from "./run-desk.ts";

const flags = process.argv.slice(2).filter((flag) => flag !== "--browser");
const isBrowserForced = process.argv.includes("--browser");

async function startInBrowser(): Promise<number> {
  return (await runDesk(process.execPath, ["out/serve/serve.js", ...flags])).status;
}

async function startInElectron(binary: string): Promise<number> {
  // Chromium refuses to start as root with its sandbox on.
  const unsandboxed = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const { status, isCrashAtStart } = await runDesk(binary, [...unsandboxed, ".", ...flags]);
  if (!isCrashAtStart) return status;
  console.log("Electron cannot run on this machine, so Deskwatch opens in your browser instead.");
  return startInBrowser();
}

async function start(): Promise<number> {
  await buildIfStale(console.log);
  if (isBrowserForced) return startInBrowser();
  if (!hasDisplay()) {
    console.log("There is no display here, so Deskwatch starts its browser host.");
    return startInBrowser();
  }
  const binary = electronBinary() ?? fetchElectron();
  if (binary !== undefined) return startInElectron(binary);
  console.log("Electron's binary is missing and cannot be downloaded, so Deskwatch opens in your browser instead.");
  return startInBrowser();
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
