import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const LINUX_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS_PATHS = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

// Another installation may hold the package database for a while, on a machine that has just started.
const APT_PATIENCE = ["-o", "DPkg::Lock::Timeout=120"];

const SENTENCE =
  "No Chromium was found for the end-to-end tests and none could be installed: install Chromium or Google Chrome, " +
  "or run `npx playwright install chromium`, or put the path of one into CHROME_PATH.";

/** Flags for a Chromium that tests drive: quiet on the network, and able to start as root in a container. */
export function chromiumFlags(): string[] {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  const unsandboxed = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [...quiet, "--disable-gpu", "--disable-quic", ...unsandboxed];
}

function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    return MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name] ?? "");
    return roots.filter(Boolean).flatMap((root) => WINDOWS_PATHS.map((path) => join(root, path)));
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return LINUX_NAMES.flatMap((name) => ["/usr/bin", ...folders].map((folder) => join(folder, name)));
}

async function playwrightsOwn(): Promise<string[]> {
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath()];
}

/** The path of a Chromium on this machine: CHROME_PATH first, then the usual places, then Playwright's own. */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") return existsSync(named) ? named : undefined;
  return [...usualPlaces(), ...(await playwrightsOwn())].find((path) => path !== "" && existsSync(path));
}

const succeeds = (command: string, args: string[], timeout: number): boolean =>
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], timeout, shell: process.platform === "win32" })
    .status === 0;

function installWithApt(): boolean {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return false;
  const isRoot = process.getuid?.() === 0;
  const prefix = isRoot ? [] : ["sudo", "-n"];
  if (!isRoot && !succeeds("sudo", ["-n", "true"], 5_000)) return false;
  const apt = (...args: string[]): boolean => {
    const [command = "", ...rest] = [
      ...prefix,
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      "-qq",
      ...APT_PATIENCE,
      ...args,
    ];
    return succeeds(command, rest, 300_000);
  };
  apt("update"); // an unreachable extra source fails the update though Chromium's own source is fine
  return apt("install", "-y", "--no-install-recommends", "chromium");
}

/** Finds a Chromium or installs one the platform's ordinary way; throws a sentence that says what to do by hand. */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = await findChromium();
  if (found !== undefined) return found;
  const named = process.env["CHROME_PATH"];
  if (named) throw new Error(`CHROME_PATH names ${named}, but there is no such file.`);
  say("No Chromium here yet; installing one for the end-to-end tests.");
  if (!installWithApt()) succeeds("npx", ["playwright", "install", "chromium"], 300_000);
  const installed = await findChromium();
  if (installed === undefined) throw new Error(SENTENCE);
  return installed;
}
